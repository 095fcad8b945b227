"""How well the drawn circles of French communes cover the real ones.

    python tests/benchmarks/extents.py SAMPLE.csv

SAMPLE.csv has a commune a row: insee, latitude, longitude (centre of its smallest circle) and radius_km. Prints, for
communes known by a point and for those known by their postcode's zone, the share that the drawn circle covers
whole, the median ratio of drawn to true radius, and the communes that stick out farthest.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from statistics import median

from mapgen.base.geodesy import distance_in_meters
from mapgen.geocoding.gazetteer import Gazetteer, Record

Row = dict[str, str]


def commune(gazetteer: Gazetteer, code: str) -> Record | None:
    """The commune of today with this INSEE code; None for one that has been merged since."""
    matches = gazetteer.search(code)
    return next((m.record for m in matches if m.kind == "code" and m.record.feature_class == "municipality"), None)


def report(title: str, pairs: list[tuple[Record, Row]]) -> None:
    """Prints the figures of one group."""
    excess = sorted((lacking_km(record, row), record.name) for record, row in pairs)
    covered = sum(km <= 0 for km, _ in excess)
    ratios = [record.radius_in_meters / 1000 / float(row["radius_km"]) for record, row in pairs]
    print(f"{title}: {len(pairs)} communes, {covered / len(pairs):.1%} covered, median ratio {median(ratios):.2f},")
    print(f"  median drawn radius {median(r.radius_in_meters for r, _ in pairs) / 1000:.1f} km")
    print("  farthest out: " + ", ".join(f"{name} {km:.1f} km" for km, name in excess[:-6:-1] if km > 0))


def lacking_km(record: Record, row: Row) -> float:
    """Kilometres by which the true circle sticks out of the drawn one; negative where it lies inside."""
    centre = (float(row["latitude"]), float(row["longitude"]))
    offset = distance_in_meters((record.latitude, record.longitude), centre) / 1000
    return offset + float(row["radius_km"]) - record.radius_in_meters / 1000


def main(sample: Path) -> None:
    """Reads the sample and prints a report for each extent basis."""
    gazetteer = Gazetteer()
    groups: dict[str, list[tuple[Record, Row]]] = {}
    with sample.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            record = commune(gazetteer, row["insee"])
            if record is not None:
                groups.setdefault(record.extent_basis, []).append((record, row))
    for basis, pairs in sorted(groups.items()):
        report(basis, pairs)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
