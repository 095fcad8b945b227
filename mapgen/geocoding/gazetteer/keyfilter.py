"""Which keys surely name nothing, told without the database.

The grammar asks of every wording whether it is a name as a whole ("près de Lille"), and nearly always it is not. One
bit for each of four million hash values (a Bloom filter with one hash function) answers 12 of 13 such questions at a
tenth of the cost of a query; a set bit means "ask the database".
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

_BITS = 1 << 22


def key_filter(keys: Iterable[str]) -> bytes:
    """The bits of all ``keys``."""
    bits = bytearray(_BITS >> 3)
    for key in keys:
        place = zlib.crc32(key.encode()) % _BITS
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def may_be_key(key: str, bits: bytes) -> bool:
    """False where ``key`` surely is none of the keys that ``bits`` were made of."""
    place = zlib.crc32(key.encode()) % _BITS
    return bits[place >> 3] >> (place & 7) & 1 == 1
