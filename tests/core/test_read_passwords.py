"""Locked PDFs: what opens them, and what is said where nothing does."""

from __future__ import annotations

import io
from typing import Any

import pypdf._encryption as encryption
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from legible.errors import CannotRead
from legible.read import aes, read
from legible.read.pdf_password import lend_aes

USER, OWNER = "open sesame", "the keeper's"
KINDS = ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"]


class WritingAES:
    """pypdf's writer wants a cipher that locks; the reader's only unlocks."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    def encrypt(self, data: bytes) -> bytes:
        pad = 16 - len(data) % 16
        return bytes(16) + aes.cbc_encrypt(self.key, bytes(16), data + bytes([pad]) * pad)


def one_block(key: bytes, block: bytes) -> bytes:
    return aes.cbc_encrypt(key, bytes(16), block)


def locked(kind: str, user: Any, owner: Any = OWNER) -> bytes:
    """Write a locked PDF with one line of text; passwords in bytes are taken as they are."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    content.set_data(b"BT /F1 12 Tf 72 700 Td (Ada Quill) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(content)
    lend_aes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encryption, "CryptAES", WritingAES)
        patch.setattr(encryption, "aes_ecb_encrypt", one_block)
        writer.encrypt(user, owner, algorithm=kind)
        file = io.BytesIO()
        writer.write(file)
    return file.getvalue()


def text(data: bytes, password: str = "") -> str:
    document = read(data, "cv.pdf", password).document
    assert document is not None
    return "\n".join(line.text for line in document.lines)


def refusal(data: bytes, password: str = "") -> CannotRead:
    with pytest.raises(CannotRead) as refused:
        read(data, "cv.pdf", password)
    return refused.value


@pytest.mark.parametrize("kind", KINDS)
def test_a_locked_pdf_opens_with_either_password_and_asks_without_one(kind: str) -> None:
    data = locked(kind, USER)
    assert b"Ada Quill" not in data
    assert text(data, USER) == text(data, OWNER) == "Ada Quill"
    assert refusal(data).code == "password"
    assert refusal(data, "open says me").code == "wrong-password"


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_locked_against_change_alone_opens_whatever_is_typed(kind: str) -> None:
    data = locked(kind, "")
    assert text(data) == text(data, "anything") == "Ada Quill"


@pytest.mark.parametrize(
    ("kind", "password", "written"),
    [
        ("RC4-128", "5 € – Zoë", b"5 \xa0 \x85 Zo\xeb"),  # PDFDocEncoding
        ("AES-128", "5 € – Zoë", b"5 \x80 \x96 Zo\xeb"),  # Windows' own
        ("AES-128", "пароль", "пароль".encode()),
        ("AES-256-R5", "Zoe\u0308 ﬁve", "Zoë five".encode()),  # prepared as the standard says
        ("AES-256-R5", "Zoë ﬁve", "Zoë ﬁve".encode()),  # and not
        ("AES-256-R5", "пароль 密码", "пароль 密码".encode()),
        ("AES-256-R5", "x" * 200, b"x" * 127),
    ],
)
def test_a_password_beyond_ascii_opens_as_its_maker_spelled_it(
    kind: str, password: str, written: bytes
) -> None:
    assert text(locked(kind, written), password) == "Ada Quill"


def test_a_password_that_no_maker_could_spell_is_a_wrong_one() -> None:
    for kind in ("RC4-40", "AES-256-R5"):
        assert refusal(locked(kind, USER), "\ud800\u0007").code == "wrong-password"


def test_a_password_for_a_pdf_without_a_lock_does_no_harm() -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    file = io.BytesIO()
    writer.write(file)
    assert refusal(file.getvalue(), "anything").code == "no-text"


def test_a_lock_that_no_password_opens_is_told_apart() -> None:
    data = locked("RC4-128", USER).replace(b"/Standard", b"/AdobePKI")
    assert refusal(data, USER).code == "locked"


def test_aes_agrees_with_the_published_examples() -> None:
    plain = bytes.fromhex("00112233445566778899aabbccddeeff")
    for size, cipher in (
        (16, "69c4e0d86a7b0430d8cdb78070b4c55a"),
        (24, "dda97ca4864cdfe06eaf70a0ec0d7191"),
        (32, "8ea2b7ca516745bfeafc49904b496089"),
    ):
        key = bytes(range(size))
        assert one_block(key, plain).hex() == cipher
        assert aes.ecb_decrypt(key, bytes.fromhex(cipher)) == plain


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16), st.binary(max_size=80))
def test_what_aes_locks_it_opens(key: bytes, iv: bytes, data: bytes) -> None:
    data = data[: len(data) // 16 * 16]
    assert aes.cbc_decrypt(key, iv, aes.cbc_encrypt(key, iv, data)) == data


def test_aes_unlocks_many_chunks_as_it_unlocks_one_block() -> None:
    key, blocks = bytes(range(32)), bytes(range(256)) * 512
    unlocked = aes.ecb_decrypt(key, blocks)
    assert len(blocks) > 1.5 * aes.CHUNK and len(unlocked) == len(blocks)
    assert unlocked == b"".join(aes.ecb_decrypt(key, blocks[i : i + 16]) for i in range(0, 256, 16)) * 512
