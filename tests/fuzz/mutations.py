"""Files made from others by small damage: bytes turned, cut, doubled and mixed, cells put in that are known to hurt."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mapgen.places.columns import COLUMNS
from tests.hostile import ADDRESS_PAYLOADS, PAYLOADS, hostile_csv

FIXTURES = Path(__file__).parents[1] / "fixtures"
CORPUS = Path(__file__).parent / "corpus"
_BITS = (
    *(b",;\t\n\r\"'\x00\xff\xfe\x1a\x0b\x0c\x85\xa0"[i : i + 1] for i in range(15)),
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
        b"\xe2\x80\xa8",
        b"\xf0\x9f\x98\x80",
    ),
    *(b"PK\x03\x04", b"\x1f\x8b\x08", b"<?xml", b"sep=;\n", b'""', b'"\n"', b"=1+1", b"{{7*7}}", b"</script>"),
    *(
        b"2024-11-31",
        b"0000",
        b"9" * 400,
        b"1e999",
        b"nan",
        b"-0",
        b"48,39",
        b"arrested",
        b"FR",
        b"https://[::1",
        b"http://",
    ),
)
_CELLS = (
    *PAYLOADS,
    *ADDRESS_PAYLOADS,
    *(
        "à Lille",
        "dans le Finistère",
        "à 15 km de Nantes",
        "12 rue de la Paix",
        "entre Nancy et Metz",
        "Vienne",
        "75",
        "",
    ),
    *("2024-11-15", "2024/2025", "1", "-1", "1000001", "convicted", "non-lieu", "91", "-181", "0,5", "fr", "id-1"),
    *("Jean Dupont, 34 ans", "06 12 34 56 78", "coupable", "a" * 300, "\u202e", "\x00", "\ud800"),
)
#: What fits a column, so that many tables get past the reader.
_FITTING = {
    "place": (
        "à Lille",
        "près de Brest",
        "à Vienne",
        "dans le Finistère",
        "à 15 km de Nantes",
        "en province",
        *PAYLOADS[:50:7],
    ),
    "within": ("Nord", "59", "FR", "Isère, France"),
    "source_url": ADDRESS_PAYLOADS,
    "archive_url": ADDRESS_PAYLOADS,
    "published": ("2025-01-21T18:30:00+01:00", "2020"),
    "arrests": ("1", "2", "1000000"),
    "date": ("2024-11-15", "2024-11-11/2024-11-15", "2024"),
    "status": ("charged", "condamné", "acquitted", "non-lieu"),
    "status_date": ("2024", "2026-01-01"),
    "expires": ("2025-12-31", "2026-01-01", "2030-01-01"),
    "lang": ("fr", "en"),
    "id": ("a", "b-1", "page"),
    "latitude": ("48.5", "-90", "0"),
    "longitude": ("3,06", "180", "-179.9"),
    "uncertainty_km": ("100", "20015"),
}


@cache
def seeds() -> tuple[bytes, ...]:
    """Whole files: those of the fixtures, of the corpus, and one of every payload."""
    paths = [
        *sorted((FIXTURES / "sniff").iterdir()),
        *sorted((FIXTURES / "refused").glob("*.csv")),
        *sorted(CORPUS.iterdir()),
    ]
    return (*(path.read_bytes()[:20_000] for path in paths), hostile_csv(PAYLOADS[:12]).encode())


def files(count: int, seed: int) -> Iterator[bytes]:
    """``count`` files, the same for the same ``seed``."""
    source = random.Random(seed)
    for _ in range(count):
        yield _table(source) if source.random() < 0.4 else _damaged(source)


def _damaged(source: random.Random) -> bytes:
    data = bytearray(source.choice(seeds()))
    for _ in range(source.choice((1, 1, 2, 4, 16))):
        at = source.randrange(len(data) + 1)
        kind = source.randrange(6)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << source.randrange(8)
        elif kind == 1:
            del data[at : at + source.choice((1, 2, 10, 200))]
        elif kind == 2:
            data[at:at] = source.choice(_BITS)
        elif kind == 3:
            data[at:at] = data[at : at + 50] * source.choice((1, 2, 20))
        elif kind == 4:
            other = source.choice(seeds())
            data[at:] = other[source.randrange(len(other) + 1) :]
        else:
            data[at:at] = source.randbytes(source.choice((1, 4, 30)))
    return bytes(data)


def _table(source: random.Random) -> bytes:
    """A table of the columns that are known, with cells that hurt, in some encoding."""
    delimiter = source.choice(",;\t")
    names = source.sample([column.name for column in COLUMNS], source.randrange(2, len(COLUMNS)))
    header = ["place", "source_url", *(name for name in names if name not in ("place", "source_url"))]
    lines = [delimiter.join(header)]
    for _ in range(source.randrange(5)):
        hurt = source.choice((0.0, 0.0, 0.1, 0.5))
        cells = [source.choice(_CELLS if source.random() < hurt else _FITTING.get(name, PAYLOADS)) for name in header]
        quoted = ['"' + cell.replace('"', '""') + '"' if source.random() < 0.9 else cell for cell in cells]
        lines.append(delimiter.join(quoted))
    encoding = source.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "utf-32"))
    errors = "surrogatepass" if encoding.startswith("utf") else "replace"
    return source.choice(("\n", "\r\n", "\r")).join(lines).encode(encoding, errors)
