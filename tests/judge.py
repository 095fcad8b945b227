"""Judges how a table of press wordings is understood: type, place, radius, flag. Used by tests and by hand.

    python -m tests.judge tests/press_wordings.csv

prints every row that is not fully right, then the shares.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mapgen.base.geodesy import distance_in_meters
from mapgen.geocoding import Context
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.shapes import Georeference
from mapgen.georeferencing.understanding import locate


@dataclass(frozen=True)
class Verdict:
    row: dict[str, str]
    found: Georeference
    faults: tuple[str, ...] = field(default=())

    @property
    def unflagged_error(self) -> bool:
        """Wrong place or kind, and nothing warns the editor."""
        wrong = {"place", "code", "class", "type", "drawn"} & {fault.split(" ")[0] for fault in self.faults}
        return bool(wrong) and self.found.georeference_verification_status is None

    @property
    def narrower(self) -> bool:
        return any(fault.startswith("narrow") for fault in self.faults)

    def __str__(self) -> str:
        found = self.found
        radius = found.coordinate_uncertainty_in_meters
        where = (
            f"{found.locality_type} {list(found.toponyms)} {found.feature_class} {found.feature_code} "
            f"{found.decimal_latitude},{found.decimal_longitude} r={radius and round(radius / 1000, 1)} "
            f"[{found.georeference_verification_status}] {found.unconsumed!r}"
        )
        return f"{self.row['wording']!r} ({self.row['within']}) {'; '.join(self.faults)}\n      → {where}"


def judge(path: Path, gazetteer: Gazetteer | None = None) -> Iterator[Verdict]:
    gazetteer = gazetteer or Gazetteer()
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            context = Context(
                within=row["within"] or None, lang=row["lang"] or None, country=(row.get("country") or "") or None
            )
            found = locate(row["wording"], gazetteer, context)
            yield Verdict(row, found, tuple(_faults(row, found)))


def _faults(row: dict[str, str], found: Georeference) -> Iterator[str]:
    status = row["status"]
    refused = status in ("unable to georeference", "requires georeference")
    if row["type"] != (found.locality_type or "") and not (status == "requires georeference" and not row["type"]):
        yield f"type {row['type']}"
    if refused:
        if found.located:
            yield f"drawn although {status}"
        elif found.georeference_verification_status != status:
            yield f"status {status}"
        return
    if not found.located:
        if row["type"] == "unmappable":
            return
        yield "not located"
        return
    if status == "requires verification" and found.georeference_verification_status is None:
        yield "unflagged"
    if row["feature_code"] and found.feature_code and row["feature_code"] != found.feature_code:
        yield f"code {row['feature_class']} {row['feature_code']}"
    yield from _circle_faults(row, found)


def _circle_faults(row: dict[str, str], found: Georeference) -> Iterator[str]:
    assert found.decimal_latitude is not None
    assert found.decimal_longitude is not None
    assert found.coordinate_uncertainty_in_meters is not None
    if row["latitude"]:
        expected = float(row["latitude"]), float(row["longitude"])
        off = distance_in_meters(expected, (found.decimal_latitude, found.decimal_longitude)) / 1000
        if off > float(row["tolerance_km"] or 15):
            yield f"place {off:.0f} km off"
    radius = found.coordinate_uncertainty_in_meters / 1000
    if row["radius_min_km"] and radius < float(row["radius_min_km"]):
        yield f"narrow: {radius:.1f} < {row['radius_min_km']}"
    if row["radius_max_km"] and radius > float(row["radius_max_km"]):
        yield f"wide: {radius:.1f} > {row['radius_max_km']}"


def main() -> None:
    verdicts = list(judge(Path(sys.argv[1])))
    for verdict in verdicts:
        if verdict.faults:
            print(verdict)
    n = len(verdicts)
    right = sum(not verdict.faults for verdict in verdicts)
    kinds = Counter(fault.split(" ")[0].rstrip(":") for verdict in verdicts for fault in verdict.faults)
    print(f"{n} wordings: {right} fully right ({right / n:.1%})")
    print(f"narrower than the truth: {sum(v.narrower for v in verdicts) / n:.1%}")
    print(f"wrong without a flag: {sum(v.unflagged_error for v in verdicts) / n:.1%}")
    print(dict(kinds.most_common()))


if __name__ == "__main__":
    main()
