"""Every commune of the official list, worded "à {name}" with its département: how many get their own code.

    python tests/benchmarks/communes.py COMMUNES.JSON

COMMUNES.JSON is data/communes.json of the npm package @etalab/decoupage-administratif. Bar: 99.9 %.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from mapgen.geocoding import Context
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.understanding import locate


def main() -> None:
    rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    communes = [row for row in rows if row["type"] == "commune-actuelle"]
    gazetteer = Gazetteer()
    wrong = []
    start = time.perf_counter()
    for row in communes:
        found = locate(f"à {row['nom']}", gazetteer, Context(within=row["departement"], lang="fr"))
        if (found.feature_class, found.feature_code) != ("municipality", row["code"]):
            wrong.append((row["nom"], row["code"], found.feature_code, found.georeference_verification_status))
    seconds = time.perf_counter() - start
    for miss in wrong:
        print(*miss)
    right = len(communes) - len(wrong)
    print(f"{right} of {len(communes)} ({right / len(communes):.2%}), {len(communes) / seconds:.0f} a second")


if __name__ == "__main__":
    main()
