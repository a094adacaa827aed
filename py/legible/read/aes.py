"""AES in plain Python (FIPS 197): what a PDF without a password for opening may still be wrapped in.

Slow beside a compiled library, and not safe against an attacker who measures time; fit for reading a file.
A block is four columns, each one 32-bit number; a round looks its bytes up in tables that hold substitution
and mixing at once.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Sequence
from typing import NamedTuple

BLOCK = 16
Columns = tuple[int, int, int, int]


class _Tables(NamedTuple):
    """Lookups for one direction."""

    box: bytes
    mixed: tuple[tuple[int, ...], ...]  # one table for each row
    step: int  # the column, counted from a column, that the next row comes from


def _times(a: int, b: int) -> int:
    """Multiply in the field of 2^8 elements with AES's polynomial."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


@functools.cache
def _boxes() -> tuple[bytes, bytes]:
    """Work out the substitution box and its inverse."""
    inverse = [0] * 256
    for a in range(1, 256):
        if not inverse[a]:
            b = next(b for b in range(1, 256) if _times(a, b) == 1)
            inverse[a], inverse[b] = b, a
    box, back = bytearray(256), bytearray(256)
    for value, bits in enumerate(inverse):
        mixed = bits
        for shift in range(1, 5):
            mixed ^= (bits << shift | bits >> (8 - shift)) & 0xFF
        box[value] = mixed ^ 0x63
        back[mixed ^ 0x63] = value
    return bytes(box), bytes(back)


@functools.cache
def _tables(encrypt: bool) -> _Tables:
    box = _boxes()[0 if encrypt else 1]
    factors = (2, 1, 1, 3) if encrypt else (14, 9, 13, 11)
    first = []
    for value in box:
        a, b, c, d = (_times(value, factor) for factor in factors)
        first.append(a << 24 | b << 16 | c << 8 | d)
    rows = [
        tuple((word >> shift | word << (32 - shift)) & 0xFFFFFFFF for word in first)
        for shift in (0, 8, 16, 24)
    ]
    return _Tables(box, tuple(rows), 1 if encrypt else 3)


def _schedule(key: bytes) -> list[Columns]:
    """Expand a key of 16, 24 or 32 bytes into round keys."""
    box, _ = _boxes()
    size, constant = len(key) // 4, 1
    words = list(struct.unpack(f">{size}I", key))
    for index in range(size, 4 * (size + 7)):
        word = words[-1]
        if index % size == 0:
            word = _substituted((word << 8 | word >> 24) & 0xFFFFFFFF, box) ^ constant << 24
            constant = _times(constant, 2)
        elif size > 6 and index % size == 4:
            word = _substituted(word, box)
        words.append(words[index - size] ^ word)
    return [(words[i], words[i + 1], words[i + 2], words[i + 3]) for i in range(0, len(words), 4)]


def _substituted(word: int, box: bytes) -> int:
    return box[word >> 24] << 24 | box[word >> 16 & 255] << 16 | box[word >> 8 & 255] << 8 | box[word & 255]


def _reverse_schedule(key: bytes) -> list[Columns]:
    """Give the round keys for decryption: turned round, the inner ones unmixed."""
    box, _ = _boxes()
    one, two, three, four = _tables(False).mixed
    keys = _schedule(key)[::-1]

    def unmixed(word: int) -> int:
        parts = box[word >> 24], box[word >> 16 & 255], box[word >> 8 & 255], box[word & 255]
        return one[parts[0]] ^ two[parts[1]] ^ three[parts[2]] ^ four[parts[3]]

    inner = [(unmixed(a), unmixed(b), unmixed(c), unmixed(d)) for a, b, c, d in keys[1:-1]]
    return [keys[0], *inner, keys[-1]]


def _crypt(block: Columns, keys: Sequence[Columns], tables: _Tables) -> Columns:
    (one, two, three, four), box, step = tables.mixed, tables.box, tables.step
    first = keys[0]
    state = [block[i] ^ first[i] for i in range(4)]
    b, c, d = ([(i + step * row) % 4 for i in range(4)] for row in (1, 2, 3))
    for key in keys[1:-1]:
        state = [
            one[state[i] >> 24]
            ^ two[state[b[i]] >> 16 & 255]
            ^ three[state[c[i]] >> 8 & 255]
            ^ four[state[d[i]] & 255]
            ^ key[i]
            for i in range(4)
        ]
    last = keys[-1]
    w, x, y, z = (
        (
            box[state[i] >> 24] << 24
            | box[state[b[i]] >> 16 & 255] << 16
            | box[state[c[i]] >> 8 & 255] << 8
            | box[state[d[i]] & 255]
        )
        ^ last[i]
        for i in range(4)
    )
    return w, x, y, z


def _blocks(data: bytes) -> list[Columns]:
    whole = data[: len(data) - len(data) % BLOCK]
    return list(struct.iter_unpack(">4I", whole))


def _bytes(blocks: Sequence[Columns]) -> bytes:
    return b"".join(struct.pack(">4I", *block) for block in blocks)


def _xor(a: Columns, b: Columns) -> Columns:
    return a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3]


def ecb_encrypt(key: bytes, data: bytes) -> bytes:
    """Encrypt whole blocks, each on its own."""
    keys, tables = _schedule(key), _tables(True)
    return _bytes([_crypt(block, keys, tables) for block in _blocks(data)])


def ecb_decrypt(key: bytes, data: bytes) -> bytes:
    """Decrypt whole blocks, each on its own."""
    keys, tables = _reverse_schedule(key), _tables(False)
    return _bytes([_crypt(block, keys, tables) for block in _blocks(data)])


def cbc_encrypt(key: bytes, iv: bytes, data: bytes) -> bytes:
    """Encrypt whole blocks, each chained to the one before."""
    keys, tables, out = _schedule(key), _tables(True), _blocks(iv)
    for block in _blocks(data):
        out.append(_crypt(_xor(block, out[-1]), keys, tables))
    return _bytes(out[1:])


def cbc_decrypt(key: bytes, iv: bytes, data: bytes) -> bytes:
    """Decrypt whole blocks, each chained to the one before."""
    keys, tables, blocks = _reverse_schedule(key), _tables(False), _blocks(iv + data)
    pairs = zip(blocks, blocks[1:], strict=False)
    return _bytes([_xor(_crypt(block, keys, tables), before) for before, block in pairs])
