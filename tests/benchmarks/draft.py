"""How well and how fast places of arrest are found in articles.

    PYTHONPATH=. python tests/benchmarks/draft.py [FOLDER …]

Prints precision, recall, F1 and the share of right numbers over the invented articles of tests/fixtures/articles (or of
the folders given), every fault, and the speed on one core for texts of 0.1 to 10 MB. Bars: F1 0.85, numbers 0.80,
200 kB a second, the same for any length.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from mapgen.desk.draft.article import Article
from mapgen.desk.draft.drafting import draft
from mapgen.desk.draft.names import Names
from mapgen.geocoding.gazetteer import Gazetteer

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.articles import FOLDER, Score, by_language, cases, drafted, score, total

SIZES = (100_000, 1_000_000, 10_000_000)


def line(name: str, found: Score) -> str:
    counts = f"{found.counts_right}/{found.counts}"
    return f"{name:4} precision {found.precision:.3f}  recall {found.recall:.3f}  F1 {found.f1:.3f}  numbers {counts}"


def main() -> None:
    gazetteer = Gazetteer()
    names = Names(gazetteer)
    folders = [Path(argument) for argument in sys.argv[1:]] or [FOLDER]
    all_cases = [case for folder in folders for case in cases(folder)]
    found = [(case, score(case, drafted(case, gazetteer, names))) for case in all_cases]
    print(f"{len(found)} articles")
    for language in ("fr", "en"):
        print(line(language, by_language(found, language)))
    whole = total(result for _, result in found)
    print(line("all", whole))
    print("\n".join(whole.faults))
    text = "\n\n".join(case.text for case in all_cases if case.gold["lang"] == "fr")
    for size in SIZES:
        long = (f"{text}\n\n" * (size // len(text) + 1))[:size]
        start = time.perf_counter()
        draft(Article(long), gazetteer, names=names)
        print(f"{size / 1e6:5.1f} MB: {len(long.encode()) / 1000 / (time.perf_counter() - start):6.0f} kB/s")


if __name__ == "__main__":
    main()
