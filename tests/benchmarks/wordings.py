"""Speed of offline georeferencing: distinct wordings a second, and the cold answer to one.

    python tests/benchmarks/wordings.py

Prints both with their peer, ``python -c "import folium"``, of the same run. Bars: 5,000 wordings a second;
the cold answer at most 1.3 times the import.
"""

from __future__ import annotations

import itertools
import json
import random
import statistics
import subprocess
import sys
import time

from mapgen.geocoding.gazetteer import Gazetteer

WORDINGS = 20_000
FRAMES = """
    à {}|près de {}|dans la région de {}|en banlieue de {}|à 15 km de {}|à une vingtaine de kilomètres de {}
    à 30 km au sud de {}|au nord de {}|entre {} et {}|aux environs de {}|dans le nord de {}
    in {}|near {}|15 miles north of {}|outskirts of {}|between {} and {}
"""


def wordings(n: int) -> list[str]:
    """``n`` distinct wordings over names of all sizes, the same ones each time."""
    gazetteer = Gazetteer()
    names = [record.name for record in gazetteer.towns_in(-180, -90, 180, 90, 60_000)]
    draw = random.Random(1)
    made: dict[str, None] = {}
    for frame in itertools.cycle(frame.strip() for frame in FRAMES.strip().replace("\n", "|").split("|")):
        made[frame.format(*draw.sample(names, frame.count("{}")))] = None
        if len(made) == n:
            return list(made)
    raise AssertionError


def _seconds(command: list[str], stdin: str = "") -> float:
    start = time.perf_counter()
    subprocess.run(command, input=stdin, text=True, encoding="utf-8", check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _cold(command: list[str]) -> float:
    return statistics.median(_seconds(command) for _ in range(9))


def main() -> None:
    python = sys.executable
    explain = [python, "-m", "mapgen", "explain", "--json"]
    rows = "place\n" + "".join(
        json.dumps(wording, ensure_ascii=False).replace('\\"', '""') + "\n" for wording in wordings(WORDINGS)
    )
    start = _cold([*explain, "à Bordeaux"])
    whole = _seconds([*explain, "-"], rows)
    folium = _cold([python, "-c", "import folium"])
    help_page = _cold([python, "-m", "mapgen", "--help"])
    warm = WORDINGS / (whole - start)
    print(f"{WORDINGS / whole:8.0f} distinct wordings a second, start-up included ({warm:.0f} without)")
    print(f"{start / folium:8.2f} × import folium: cold answer to one wording")
    print(f"         ({start * 1000:.0f} ms, import folium {folium * 1000:.0f} ms)")
    print(f"{help_page / folium:8.2f} × import folium: mapgen --help")


if __name__ == "__main__":
    main()
