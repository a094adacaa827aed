"""AES in plain Python (FIPS 197): what a locked PDF is wrapped in.

Not safe against an attacker who measures time; fit for reading a file. The work is left to compiled code:
`bytes.translate` and integers of many digits. Chained encryption cannot but go block by block, and a check of
a password is thousands of them (ISO 32000-2, algorithm 2.B); decryption takes thousands of blocks at a time.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Literal

BLOCK = 16
CHUNK = 4096 * BLOCK  # decrypted at a time: large enough for speed, small beside the file
_Order = Literal["big"]
_ORDER: _Order = "big"


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
def _multiples(factor: int) -> bytes:
    return bytes(_times(value, factor) for value in range(256))


@functools.cache
def _boxes() -> tuple[bytes, bytes]:
    """Work out the substitution box and its inverse."""
    power, root, inverse = 1, 1, bytearray(256)
    for _ in range(255):  # 3 generates the field, and 0xF6 is its inverse
        inverse[power] = root
        power, root = _times(power, 3), _times(root, 0xF6)
    box, back = bytearray(256), bytearray(256)
    for value, bits in enumerate(inverse):
        mixed = bits
        for shift in range(1, 5):
            mixed ^= (bits << shift | bits >> (8 - shift)) & 0xFF
        box[value] = mixed ^ 0x63
        back[mixed ^ 0x63] = value
    return bytes(box), bytes(back)


@functools.lru_cache(maxsize=4)  # one key locks all of a file's strings, or one each
def _schedule(key: bytes) -> tuple[bytes, ...]:
    """Expand a key of 16, 24 or 32 bytes into round keys."""
    box, _ = _boxes()
    size, constant = len(key) // 4, 1
    words = [key[i : i + 4] for i in range(0, len(key), 4)]
    for index in range(size, 4 * (size + 7)):
        word = words[-1]
        if index % size == 0:
            word = _xor((word[1:] + word[:1]).translate(box), bytes([constant, 0, 0, 0]))
            constant = _times(constant, 2)
        elif size > 6 and index % size == 4:
            word = word.translate(box)
        words.append(_xor(words[index - size], word))
    return tuple(b"".join(words[i : i + 4]) for i in range(0, len(words), 4))


def _xor(a: bytes, b: bytes) -> bytes:
    return (int.from_bytes(a, _ORDER) ^ int.from_bytes(b, _ORDER)).to_bytes(len(a), _ORDER)


# Where a block's bytes come from when its rows shift and its columns mix. A sum of the mix has four terms:
# the byte doubled, the next below it trebled, and two more as they are; the tables for these stand in a row.
_MIXED = bytes(
    BLOCK * table + 5 * (place - place % 4 + (place + step) % 4) % BLOCK
    for step, table in enumerate((0, 1, 2, 2))
    for place in range(BLOCK)
)
_REST = bytes(256 - 3 * BLOCK)  # a table for `translate` has 256 places


def cbc_encrypt(key: bytes, iv: bytes, data: bytes) -> bytes:
    """Encrypt whole blocks, each chained to the one before."""
    box, _ = _boxes()
    doubled, trebled = (box.translate(_multiples(factor)) for factor in (2, 3))
    first, *inner, last = (int.from_bytes(key, _ORDER) for key in _schedule(key))
    number, mixed, rest = int.from_bytes, _MIXED.translate, _REST  # looked up thousands of times otherwise
    chained, out = number(iv, _ORDER), []
    for start in range(0, len(data) - len(data) % BLOCK, BLOCK):
        block = (chained ^ number(data[start : start + BLOCK], _ORDER) ^ first).to_bytes(BLOCK, _ORDER)
        for round_key in inner:
            table = block.translate(doubled) + block.translate(trebled) + block.translate(box) + rest
            terms = number(mixed(table), _ORDER)
            terms ^= terms >> 256
            block = (terms ^ terms >> 128 ^ round_key).to_bytes(64, _ORDER)[48:]
        shifted = (block.translate(box) * 5)[::5]
        chained = number(shifted, _ORDER) ^ last
        out.append(chained.to_bytes(BLOCK, _ORDER))
    return b"".join(out)


def cbc_decrypt(key: bytes, iv: bytes, data: bytes) -> bytes:
    """Decrypt whole blocks, each chained to the one before."""
    plain = ecb_decrypt(key, data)
    return _xor(plain, (iv + data)[: len(plain)])


def ecb_decrypt(key: bytes, data: bytes) -> bytes:
    """Decrypt whole blocks, each on its own."""
    whole = data[: len(data) - len(data) % BLOCK]
    keys = _schedule(key)[::-1]
    return b"".join(_decrypted(keys, whole[i : i + CHUNK]) for i in range(0, len(whole), CHUNK))


def _decrypted(keys: Sequence[bytes], data: bytes) -> bytes:
    """Decrypt a chunk: all blocks' first bytes side by side, row by row, so that each step is one for all."""
    count = len(data) // BLOCK
    first, *inner, last = (b"".join(_by_rows(key * count)) for key in keys)
    state = _xor(b"".join(_by_rows(data)), first)
    for key in inner:
        state = _unmixed(_xor(_unshifted(state), key))
    state = _xor(_unshifted(state), last)
    out = bytearray(len(data))
    for place, start in zip(_PLACES, range(0, len(state), count), strict=True):
        out[place::BLOCK] = state[start : start + count]
    return bytes(out)


_PLACES = [4 * column + row for row in range(4) for column in range(4)]


def _by_rows(data: bytes) -> Iterator[bytes]:
    return (data[place::BLOCK] for place in _PLACES)


def _unshifted(state: bytes) -> bytes:
    """Turn the rows back and substitute."""
    _, back = _boxes()
    row, column = len(state) // 4, len(state) // BLOCK
    rows = [state[start : start + row] for start in range(0, len(state), row)]
    cuts = [row - column * index for index in range(4)]
    return b"".join(one[cut:] + one[:cut] for one, cut in zip(rows, cuts, strict=True)).translate(back)


def _unmixed(state: bytes) -> bytes:
    """Undo the mixing of the columns: each row is a sum of multiples of all four."""
    row, total = len(state) // 4, 0
    for step, factor in enumerate((14, 11, 13, 9)):
        term = state.translate(_multiples(factor))
        total ^= int.from_bytes(term[row * step :] + term[: row * step], _ORDER)
    return total.to_bytes(len(state), _ORDER)
