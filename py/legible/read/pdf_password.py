"""A locked PDF's password in the spellings of its makers, and the cipher that pypdf lacks in a browser."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from legible.read.refusals import refusal


def unlock(reader: Any, password: str) -> None:
    """Unlock a PDF that pypdf has opened; raises CannotRead where it needs another password."""
    lock = reader._encryption
    # pypdf has tried the empty password; to try again would take long with AES of 256 bits.
    if lock is None or lock.is_decrypted():
        return
    if not password:
        raise refusal("password")
    if not any(lock.verify(spelled) for spelled in dict.fromkeys(_spellings(password, lock.V))):
        raise refusal("wrong-password")


def _spellings(password: str, version: int) -> Iterator[bytes]:
    """Give the bytes that makers turn a password into, the standard's first."""
    from pypdf._encryption import _saslprep
    from pypdf.generic import encode_pdfdocencoding

    def prepared(text: str) -> bytes:
        return _saslprep(text).encode()

    typed = unicodedata.normalize("NFC", password)
    # ISO 32000-2, 7.6.4.3.3 and ISO 32000-1, 7.6.3.3; not every maker follows them.
    for encode in (prepared, str.encode) if version >= 5 else (encode_pdfdocencoding, *_OLDER):
        try:
            yield encode(typed)
        except (ValueError, IndexError):  # the encoding has no such letter, or SASLprep forbids it
            continue


def _in(encoding: str) -> Callable[[str], bytes]:
    return lambda text: text.encode(encoding)


_OLDER = tuple(_in(encoding) for encoding in ("latin-1", "cp1252", "utf-8"))


def lend_aes() -> None:
    """Lend pypdf our AES where it has no compiled one; many locked files open without a password."""
    import pypdf._encryption as encryption
    from pypdf._crypt_providers import crypt_provider

    from legible.read import aes

    class CryptAES:
        def __init__(self, key: bytes) -> None:
            self.key = key

        def decrypt(self, data: bytes, *, strict: bool = True) -> bytes:
            plain = aes.cbc_decrypt(self.key, data[:16], data[16:])
            return plain[: -plain[-1]] if plain and 1 <= plain[-1] <= 16 else plain

    def verify(lock: Any, password: bytes) -> tuple[bytes, encryption.PasswordType]:
        algorithm, kinds, values = encryption.AlgV5, encryption.PasswordType, lock.values
        key = algorithm.verify_user_password(lock.R, password, values.U, values.UE)
        if key or not password:
            return key, kinds.USER_PASSWORD if key else kinds.NOT_DECRYPTED
        key = algorithm.verify_owner_password(lock.R, password, values.O, values.OE, values.U)
        return key, kinds.OWNER_PASSWORD if key else kinds.NOT_DECRYPTED

    if crypt_provider[0] == "local_crypt_fallback":
        lent = {
            "CryptAES": CryptAES,
            "aes_cbc_decrypt": aes.cbc_decrypt,
            "aes_cbc_encrypt": aes.cbc_encrypt,
        }
        vars(encryption).update(lent)
        # pypdf asks for the owner's first, which takes twice as long to check and which hardly anybody has.
        setattr(encryption.Encryption, "verify_v5", verify)  # noqa: B010
