"""Turn all that is stored into sealed values, or back into plain ones."""

from pyscript import window

from page.shelf import ASIDE, JOURNAL, KEPT, SAVED, VAULT
from page.vault import Vault, is_sealed

PARTS = (SAVED, KEPT, JOURNAL, ASIDE)


async def switch(store):
    """Bring every stored value to what the lock says, sealed or plain; says whether all of them are.

    Whatever ends the page in between, each value says itself what it is, and the next unlocking goes on.
    """
    whole = True
    for part in PARTS:
        for key in store.shelf.keys(part):
            whole = await _turn(store, key) and whole
    if whole and not store.vault.on:
        store.shelf.remove(VAULT)
        store.vault = Vault(None)
    return whole


async def _turn(store, key):
    text = store.shelf.get(key)
    if text is None or is_sealed(text) == store.vault.on:
        return True
    try:
        turned = await (store.vault.close if store.vault.on else store.vault.reveal)(key, text)
    except Exception as error:
        window.console.error(str(error))
        return store.vault.on is False  # damaged, and no passphrase opens it any more
    if store.shelf.get(key) != text:
        return True  # written anew meanwhile
    return store.shelf.set(key, turned)
