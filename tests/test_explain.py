"""``mapgen explain``: the JSON that programs rely on, the account that people read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mapgen.desk.explain import account, geometry_of, to_json
from mapgen.geocoding import Context
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.understanding import understand
from tests.command import mapgen

KEYS = [
    "verbatimLocality",
    "localityType",
    "toponyms",
    "decimalLatitude",
    "decimalLongitude",
    "referenceLatitude",
    "referenceLongitude",
    "coordinateUncertaintyInMeters",
    "featureClass",
    "featureCode",
    "candidates",
    "georeferenceVerificationStatus",
    "georeferenceRemarks",
    "unconsumed",
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def _json(wording: str, gazetteer: Gazetteer, **context: str) -> dict:
    return to_json(understand(wording, gazetteer, Context(**context)).georeference)  # type: ignore[arg-type]


@pytest.mark.parametrize("wording", ["dans le Finistère", "en province", "à Saint-Denis", "qsdf wxcv", ""])
def test_the_json_always_has_all_its_keys(gazetteer: Gazetteer, wording: str) -> None:
    assert list(_json(wording, gazetteer)) == KEYS


def test_the_departement_of_the_first_story(gazetteer: Gazetteer) -> None:
    found = _json("dans le Finistère", gazetteer)
    assert (found["localityType"], found["featureClass"], found["featureCode"]) == ("feature", "department", "29")
    assert found["toponyms"] == ["Finistère"]
    assert found["georeferenceVerificationStatus"] is None


def test_the_town_of_the_first_story(gazetteer: Gazetteer) -> None:
    assert _json("à Bordeaux", gazetteer)["featureCode"] == "33063"


@pytest.mark.parametrize(
    ("wording", "kind", "least_km", "most_km"),
    [("près de Lille", "near", 8, 36), ("dans la région de Bourg-en-Bresse", "area_of", 8, 44)],
)
def test_the_zones_of_the_first_story(
    gazetteer: Gazetteer, wording: str, kind: str, least_km: float, most_km: float
) -> None:
    found = _json(wording, gazetteer)
    assert found["localityType"] == kind
    assert least_km * 1000 <= found["coordinateUncertaintyInMeters"] <= most_km * 1000


def test_candidates_say_what_would_settle_them(gazetteer: Gazetteer) -> None:
    found = _json("à Saint-Denis", gazetteer)
    assert found["georeferenceVerificationStatus"] == "requires georeference"
    assert found["decimalLatitude"] is None
    for candidate in found["candidates"][:2]:
        settled = _json("à Saint-Denis", gazetteer, within=candidate["within"])
        assert settled["featureCode"] == candidate["featureCode"]


def test_geometry_is_a_polygon_on_request(gazetteer: Gazetteer) -> None:
    understood = understand("près de Lille", gazetteer, Context())
    found = geometry_of(understood.georeference, gazetteer)
    assert found is not None
    assert found["type"] == "Polygon"


def test_the_account_names_rule_numbers_and_source(gazetteer: Gazetteer) -> None:
    lines = account(understand("près de Lille", gazetteer, Context(lang="fr")), gazetteer, "en")
    told = "\n".join(lines)
    assert lines[0] == "près de Lille"
    for fact in ("near a place", "59350", "Nord", "GeoNames", "Point-radius method", "km of extent", "Status:"):
        assert fact in told


@pytest.mark.parametrize(
    ("wording", "language", "said"),
    [
        ("in Vienna, Austria", "fr", ["Vienne", "Autriche"]),
        ("en Toscane", "en", ["Tuscany", "Italy"]),
        ("entre Gand et Anvers", "en", ["Between Ghent and Antwerp"]),
        ("in England", "fr", ["Angleterre", "Royaume-Uni"]),
        ("en Bretagne", "en", ["Brittany"]),
    ],
)
def test_the_account_names_places_in_the_readers_language(
    gazetteer: Gazetteer, wording: str, language: str, said: list[str]
) -> None:
    understood = understand(wording, gazetteer, Context(), language=language)
    lines = account(understood, gazetteer, language)
    told = "\n".join(line for line in lines[1:] if not line.startswith(("  Nom", "  Name", "  Dans", "  In or")))
    assert [name for name in said if name not in told] == []
    remarks = " ".join(understood.georeference.georeference_remarks)
    assert said[0] in remarks


def test_the_json_keeps_the_canonical_names(gazetteer: Gazetteer) -> None:
    for language in ("fr", "en"):
        georeference = understand("près de Londres", gazetteer, Context(), language=language).georeference
        assert georeference.toponyms == ("London",)


def test_the_account_of_an_open_place_lists_its_candidates(gazetteer: Gazetteer) -> None:
    told = "\n".join(account(understand("à Vienne", gazetteer, Context(lang="fr")), gazetteer, "fr"))
    assert "Isère" in told
    assert "Autriche" in told


def test_rows_from_standard_input_are_answered_in_order(tmp_path: Path) -> None:
    rows = "place;within\nà Saint-Denis;93\nà Bordeaux;\n« à Rennes »;\n"
    found = mapgen("explain", "-", "--json", cwd=tmp_path, stdin=rows)
    answers = [json.loads(line) for line in found.stdout.splitlines()]
    assert [answer["featureCode"] for answer in answers] == ["93066", "33063", "35238"]
    assert found.returncode == 0


def test_no_heavy_import_on_the_way_to_one_answer() -> None:
    code = (
        "import sys; sys.argv = ['mapgen', 'explain', 'près de Lille', '--json']\n"
        "from mapgen.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'folium', 'shapely', 'pydantic', 'numpy', 'babel', 'jinja2'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
