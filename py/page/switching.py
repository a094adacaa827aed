"""Turn all that is stored into sealed values, or back into plain ones."""

import json

from pyscript import window

from page.shelf import ASIDE, JOURNAL, KEPT, SAVED, VAULT
from page.vault import Vault, is_sealed

PARTS = (SAVED, KEPT, JOURNAL, ASIDE)


async def switch(store):
    """Bring every stored value to what the lock says, sealed or plain; says whether all of them are.

    Whatever ends the page in between, each value says itself what it is, and the next unlocking goes on.
    """
    vault, on, whole = store.vault, store.vault.on, True
    for key in stored_keys(store):
        whole = await _turn(store, vault, on, key) and whole
    if whole and not on and _holds(store, vault, on) and not any_sealed(store):
        store.shelf.remove(VAULT)
        store.vault = Vault(None)
    return whole


def stored_keys(store):
    keys = []
    for part in PARTS:
        keys += store.shelf.keys(part)
    return keys


def any_sealed(store):
    return any(is_sealed(store.shelf.get(key) or "") for key in stored_keys(store))


def _holds(store, vault, on):
    """Say whether the lock is still the one that a switch began with, unlocked and in the same direction."""
    now = store.vault
    return bool(now.record and now.key) and now.record["id"] == vault.record["id"] and now.on == on


async def _turn(store, vault, on, key):
    text = store.shelf.get(key)
    if text is None or is_sealed(text) == on:
        return True
    try:
        turned = await (vault.close if on else vault.reveal)(key, text)
    except Exception as error:
        window.console.error(str(error))
        if on:
            return False
        turned = text
    if not on and is_sealed(turned):
        turned = unopened(key, turned, vault)
    if not _holds(store, vault, on):
        return False  # locked or deleted meanwhile: what this key seals might never be opened again
    if store.shelf.get(key) != text:
        return True  # written anew meanwhile
    return store.shelf.set(key, turned)


def unopened(key, text, vault):
    """Give plain text for a sealed value that its key does not open, with all that another try would need."""
    kept = {"app": "legible", "kind": "sealed-value", "name": key, "text": text, "vault": vault.record}
    return json.dumps(kept)
