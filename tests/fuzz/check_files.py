"""Damaged files through what ``mapgen check`` does, in one process. By hand:

    python -m tests.fuzz.check_files 100000 [SEED]

Says how many were read and refused, the slowest, and whether a file was written; stops at the first traceback.
"""

from __future__ import annotations

import sys
import tempfile
import time
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

from mapgen.desk.notices import notices
from mapgen.errors import InputError, Problem
from mapgen.geocoding.asking import Asking
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.line import consulted, read_input, surveyed
from mapgen.settings import Settings
from mapgen.survey import Survey
from tests.fuzz.mutations import files

DAY = date(2026, 1, 1)


def check(path: Path, gazetteer: Gazetteer) -> str:
    """``read`` or ``refused``; anything else that is raised is a finding."""
    try:
        read = read_input(path, as_of=DAY, gazetteer=gazetteer)
        found = surveyed(read, consulted(read, Asking()))
    except InputError as error:
        lines, outcome = list(error.problems), "refused"
    else:
        lines, outcome = _told(read.settings, found, gazetteer), "read"
    assert lines or outcome == "read"
    assert all(harmless(str(line)) for line in lines), lines
    return outcome


def harmless(line: str) -> bool:
    """One line, and nothing in it that steers a terminal."""
    return not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in line)


def _told(settings: Settings, found: Survey, gazetteer: Gazetteer) -> list[Problem]:
    return [*found.warnings, *notices(found.reports, settings, gazetteer, as_of=DAY, language="fr")]


def check_all(folder: Path, count: int, seed: int) -> tuple[Counter[str], float]:
    """Outcomes of ``count`` files, and the seconds that the slowest took. Raises what a file makes check raise."""
    gazetteer, outcomes, slowest = Gazetteer(), Counter[str](), 0.0
    path = folder / "places.csv"
    for number, data in enumerate(files(count, seed)):
        path.write_bytes(data)
        began = time.perf_counter()
        try:
            outcomes[check(path, gazetteer)] += 1
        except BaseException:
            (folder / f"crash-{seed}-{number}.csv").write_bytes(data)
            raise
        slowest = max(slowest, time.perf_counter() - began)
    assert [entry.name for entry in folder.iterdir()] == ["places.csv"], "something was written"
    return outcomes, slowest


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    folder = Path(tempfile.mkdtemp(prefix="mapgen-fuzz-"))
    began = time.monotonic()
    outcomes, slowest = check_all(folder, count, seed)
    print(
        f"{count} files in {time.monotonic() - began:.0f} s: {dict(outcomes)}; slowest {slowest:.2f} s; nothing written"
    )


if __name__ == "__main__":
    main()
