"""Rows for the benchmarks: the same ones each time, with as much that is distinct as a newsroom's archive has."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from mapgen.geocoding.gazetteer import Gazetteer

FRAMES = ("à {}", "près de {}", "dans la région de {}", "au nord de {}", "à {}", "aux environs de {}", "à {}")
FIELDS = ("place", "within", "source_url", "source_title", "publisher", "published", "date", "arrests")
#: Where the places are: metropolitan France.
BOX = (-5.2, 42.3, 8.3, 51.2)
FIRST_DAY, DAYS = date(2023, 1, 1), 730
#: One title in so many is distinct.
ROWS_A_TITLE = 10


def write_rows(path: Path, rows: int, distinct: int) -> Path:
    """A CSV of ``rows`` reports at ``distinct`` places, each report with its own address."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS)
        writer.writerows(_rows(rows, distinct))
    return path


def _rows(rows: int, distinct: int) -> Iterator[tuple[object, ...]]:
    draw = random.Random(8)
    gazetteer = Gazetteer()
    towns = [t for t in gazetteer.towns_in(*BOX, 60_000) if t.country_code == "FR" and t.extent_basis == "point"]
    draw.shuffle(towns)
    places = []
    for i in range(distinct):
        town = towns[i % len(towns)]
        department = next((c.name for c in gazetteer.containers(town) if c.feature_class == "department"), "")
        places.append((FRAMES[(i + i // len(towns)) % len(FRAMES)].format(town.name), department))
    for i in range(rows):
        wording, within = places[i % distinct]
        day = FIRST_DAY + timedelta(draw.randrange(DAYS))
        number = draw.randrange(10**7)
        address = f"https://journal.example/{day:%Y/%m/%d}/article-{number}.html"
        title = f"Affaire {i // ROWS_A_TITLE} : des interpellations"
        arrests = draw.choice((1, 1, 1, 2, 3, 5, ""))
        yield wording, within, address, title, "Le Journal", day + timedelta(draw.randrange(5)), day, arrests
