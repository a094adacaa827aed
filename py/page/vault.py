"""A passphrase's lock: AES-GCM of 256 bits by WebCrypto, under keys that PBKDF2 makes of the passphrase.

A sealed value is `sealed1:` and then base64 of 12 random bytes and what AES-GCM gives with them; the name
that the value is stored under is authenticated along, so that no value can stand in for another.
"""

import json

from pyscript import document, window
from pyscript.ffi import to_js
from pyscript.js_modules.attempt import attempt

from page.texts import utf8

MARK = "sealed1:"
VERSION = 1  # of the lock's record
KDF = "PBKDF2-SHA-256"
LEAST_ITERATIONS = 600_000
MOST_ITERATIONS = 20_000_000  # more would only be meant to keep the page busy
TRIAL_ITERATIONS = 100_000
SECONDS = 0.5  # that one guess at a passphrase is to take on this machine
IV_BYTES, SALT_BYTES = 12, 16
IDLE_MINUTES = 10
KIND = "encrypted-backup"
OPENING_BRACE = 123
MOST_SEALED_BYTES = 20_000_000  # many times what a browser's storage holds


class WrongPassphrase(Exception):
    """Say that a passphrase does not open what it was tried on."""


class NotSealed(Exception):
    """Say that a file is none that `seal` has made."""


class Vault:
    """What a passphrase locks: the record stored beside the work, and the key while it is unlocked."""

    def __init__(self, text):
        self.record = read_record(text)
        self.unreadable = text is not None and self.record is None
        self.key = None

    @property
    def on(self):
        """Say whether whatever is written is to be sealed."""
        return self.record is not None and not self.record.get("leaving")

    @property
    def locked(self):
        return self.record is not None and self.key is None

    @property
    def idle_minutes(self):
        return self.record.get("idle", IDLE_MINUTES) if self.record else 0

    def text(self):
        return json.dumps(self.record)

    async def make(self, passphrase):
        """Begin with a new key, and wrap it in the passphrase."""
        uses = to_js(["encrypt", "decrypt"])
        key = await subtle().generateKey(to_js({"name": "AES-GCM", "length": 256}), True, uses)
        self.record = {"app": "legible", "kind": "vault", "version": VERSION, "id": to_base64(random(9))}
        self.record["idle"] = IDLE_MINUTES
        await self._wrap(key, passphrase)
        self.key = await self._unwrap(passphrase, False)

    async def unlock(self, passphrase):
        """Get the key back; raises WrongPassphrase."""
        self.key = await self._unwrap(passphrase, False)

    async def change(self, old, new):
        """Wrap the same key in another passphrase; raises WrongPassphrase."""
        await self._wrap(await self._unwrap(old, True), new)

    async def _wrap(self, key, passphrase):
        salt, iv = random(SALT_BYTES), random(IV_BYTES)
        iterations = await calibrated()
        outer = await passphrase_key(passphrase, salt, iterations, ["wrapKey", "unwrapKey"])
        data = await subtle().wrapKey("raw", key, outer, aes(iv, "vault"))
        self.record.update(lock_of(iterations, salt, iv, window.Uint8Array.new(data)))

    async def _unwrap(self, passphrase, extractable):
        salt, iv, data = [from_base64(self.record[name]) for name in ("salt", "iv", "data")]
        outer = await passphrase_key(passphrase, salt, self.record["iterations"], ["wrapKey", "unwrapKey"])
        uses = to_js(["encrypt", "decrypt"])
        try:
            return await subtle().unwrapKey(
                "raw", data, outer, aes(iv, "vault"), "AES-GCM", extractable, uses
            )
        except Exception:
            raise WrongPassphrase() from None

    async def close(self, name, text):
        """Seal a value that is stored under a name."""
        iv = random(IV_BYTES)
        return MARK + to_base64(joined(iv, await encrypted(self.key, iv, text, name)))

    async def reveal(self, name, sealed):
        """Give the text of a sealed value; raises an exception where it cannot be opened."""
        data = from_base64(sealed[len(MARK) :])
        return await decrypted(self.key, data.subarray(0, IV_BYTES), data.subarray(IV_BYTES), name)


async def seal(text, passphrase):
    """Encrypt a file's text under a passphrase; gives JSON text."""
    salt, iv = random(SALT_BYTES), random(IV_BYTES)
    iterations = await calibrated()
    key = await passphrase_key(passphrase, salt, iterations, ["encrypt", "decrypt"])
    file = {"app": "legible", "kind": KIND}
    file.update(lock_of(iterations, salt, iv, await encrypted(key, iv, text, KIND)))
    return json.dumps(file)


async def unseal(text, passphrase):
    """Give the text that `seal` has encrypted; raises WrongPassphrase or NotSealed."""
    try:
        file = json.loads(text)
        salt, iv, data = [from_base64(file[name]) for name in ("salt", "iv", "data")]
        iterations = file["iterations"]
        known = file["kind"] == KIND and file["kdf"] == KDF and 1 <= iterations <= MOST_ITERATIONS
    except Exception:
        raise NotSealed() from None
    if not known:
        raise NotSealed()
    key = await passphrase_key(passphrase, salt, iterations, ["encrypt", "decrypt"])
    try:
        return await decrypted(key, iv, data, KIND)
    except Exception:
        raise WrongPassphrase() from None


def available():
    """Say whether this browser gives this page what encryption needs; over plain http it does not."""
    return bool(getattr(window, "isSecureContext", False)) and hasattr(window.crypto, "subtle")


def is_sealed(text):
    return text.startswith(MARK)


def is_sealed_file(data):
    """Say whether a file's bytes are of the form that `seal` writes; its members come in any order."""
    if data.length > MOST_SEALED_BYTES or not data.length or data.at(0) != OPENING_BRACE:
        return False
    text = window.TextDecoder.new().decode(data)
    return '"' + KIND + '"' in text and '"iterations"' in text


def read_record(text):
    """Read the stored record of a lock, None where there is none or no known one."""
    try:
        record = json.loads(text)
        known = record["kdf"] == KDF and record.get("version", VERSION) == VERSION
        fits = known and 1 <= record["iterations"] <= MOST_ITERATIONS
        return record if fits and {"salt", "iv", "data", "id"} <= set(record) else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def lock_of(iterations, salt, iv, data):
    """Name all that opening needs besides the passphrase."""
    texts = {"salt": to_base64(salt), "iv": to_base64(iv), "data": to_base64(data)}
    texts.update({"kdf": KDF, "iterations": iterations})
    return texts


async def calibrated():
    """Give the number of iterations that takes about half a second here, and never too few."""
    start = window.performance.now()
    await passphrase_key("trial", random(SALT_BYTES), TRIAL_ITERATIONS, ["encrypt"])
    seconds = max(0.001, (window.performance.now() - start) / 1000)
    wished = int(TRIAL_ITERATIONS * SECONDS / seconds)
    return max(LEAST_ITERATIONS, min(MOST_ITERATIONS, wished))


async def passphrase_key(passphrase, salt, iterations, uses):
    # The same letters may be typed as other code points on another keyboard.
    same = window.String.prototype.normalize.call(passphrase, "NFKC")
    base = await subtle().importKey("raw", utf8(same), "PBKDF2", False, to_js(["deriveKey"]))
    kdf = to_js({"name": "PBKDF2", "hash": "SHA-256", "salt": salt, "iterations": iterations})
    aes_key = to_js({"name": "AES-GCM", "length": 256})
    return await subtle().deriveKey(kdf, base, aes_key, False, to_js(uses))


async def encrypted(key, iv, text, name):
    return window.Uint8Array.new(await subtle().encrypt(aes(iv, name), key, utf8(text)))


async def decrypted(key, iv, data, name):
    return window.TextDecoder.new().decode(await subtle().decrypt(aes(iv, name), key, data))


def subtle():
    return window.crypto.subtle


def aes(iv, name):
    return to_js({"name": "AES-GCM", "iv": iv, "additionalData": utf8(name)})


def random(size):
    return window.crypto.getRandomValues(window.Uint8Array.new(size))


def joined(one, other):
    whole = window.Uint8Array.new(one.length + other.length)
    whole.set(one)
    whole.set(other, one.length)
    return whole


def to_base64(data):
    if hasattr(data, "toBase64"):
        return data.toBase64()
    return window.btoa("".join([chr(byte) for byte in data]))  # browsers before 2025


def from_base64(text):
    """Give bytes; raises ValueError for what is no base64."""
    modern = hasattr(window.Uint8Array, "fromBase64")
    answer = (
        attempt(window.Uint8Array, "fromBase64", text)
        if modern
        else attempt(document.defaultView, "atob", text)
    )
    if not answer.done:
        raise ValueError("no base64")
    return answer.value if modern else window.Uint8Array.new(to_js([ord(char) for char in answer.value]))
