"""The tables of facts of the gazetteer: codes are its own, forms well written, nothing large is missing."""

from __future__ import annotations

import csv
import math
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import mapgen.geocoding.gazetteer.data
from mapgen.base.geodesy import distance_in_meters
from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.geocoding.gazetteer.store import embedded_path
from mapgen.geocoding.gazetteer.vocabulary import FEATURE_CLASSES

FOLDER = Path(mapgen.geocoding.gazetteer.data.__file__).parent / "tables"
HEADERS = {
    "aliases": "feature_class,feature_code,name,lang,alias",
    "areas": "code,name,lang_fr_article,aliases,members,latitude,longitude,radius_km,note",
    "demonyms": "feature_class,feature_code,name,lang,forms",
    "divisions": "feature_code,country_code,map_name",
    "exonyms": "feature_class,feature_code,name,lang,exonym",
    "extents": "feature_code,name,radius_km,note",
    "neighbourhoods": "name,aliases,feature_class,feature_code,municipality",
}
DIVISIONS = ("state", "region", "county")
# The country codes that GeoNames gives to parts of France.
FRENCH = ("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF")
MEMBER_CLASSES = {
    "C": ("country",),
    "R": ("region",),
    "D": ("department",),
    "A": ("arrondissement",),
    "I": ("intercommunality",),
    "M": ("municipality",),
    "S": DIVISIONS,
}
PREFECTURES = """
01053 02408 03190 04070 05061 06088 07186 08105 09122 10387 11069 12202 13055 14118 15014 16015 17300 18033 19272
21231 22278 23096 24322 25056 26362 27229 28085 29232 2A004 2B033 30189 31555 32013 33063 34172 35238 36044 37261
38185 39300 40192 41018 42218 43157 44109 45234 46042 47001 48095 49007 50502 51108 52121 53130 54395 55029 56260
57463 58194 59350 60057 61001 62041 63113 64445 65440 66136 67482 68066 69123 70550 71270 72181 73065 74010 75056
76540 77288 78646 79191 80021 81004 82121 83137 84007 85191 86194 87085 88160 89024 90010 91228 92050 93008 94028
95500 97105 97209 97302 97411
""".split()
# No demonym in common use: see the README of the tables.
DEPARTMENTS_WITHOUT = {"18", "2A", "2B", "37", "64", "66", "75", "984", "989"}
REGIONS_WITHOUT = {"32", "44"}
TOWNS_WITHOUT = {
    "97611",
    "97307",
    "97610",
    "97801",
    "98805",
    "98715",
    "98738",
}  # Mayotte, Guyane, Saint-Martin, Pacific
FORMER_REGIONS = """
alsace aquitaine auvergne basse-normandie bourgogne champagne-ardenne franche-comte haute-normandie languedoc-roussillon
limousin lorraine midi-pyrenees nord-pas-de-calais picardie poitou-charentes rhone-alpes
""".split()
# Towns that everybody counts in the area: its circle must reach them.
TOWNS_OF_AREAS = {
    "cotentin": "50129 50031 50273",  # Cherbourg, Barneville-Carteret, Lessay
    "cote-d-opale": "62108 59183 62193 62160",  # Berck, Dunkerque, Calais, Boulogne
    "thierache": "02789 02381 59249",  # Vervins, Hirson, Fourmies
    "beauce": "28085 28088 91223 45252",  # Chartres, Châteaudun, Étampes, Pithiviers
    "brie": "77284 77379 77288 77131",  # Meaux, Provins, Melun, Coulommiers
    "vexin": "95500 27284 27016",  # Pontoise, Gisors, Les Andelys
    "perche": "61293 28280 72132",  # Mortagne, Nogent-le-Rotrou, La Ferté-Bernard
    "pays-de-caux": "76351 76217 76758 76259",  # Le Havre, Dieppe, Yvetot, Fécamp
    "golfe-du-morbihan": "56260 56007 56240",  # Vannes, Auray, Sarzeau
    "leon": "29019 29151 29259",  # Brest, Morlaix, Saint-Pol-de-Léon
    "sologne": "41194 41106 45155",  # Romorantin, Lamotte-Beuvron, Gien
    "gatinais": "45208 77333 45252",  # Montargis, Nemours, Pithiviers
    "morvan": "58062 71014 89025",  # Château-Chinon, Autun, Avallon
    "bresse": "01053 71263",  # Bourg, Louhans
    "vercors": "38548 26113",  # Villard-de-Lans, Die
    "tarentaise": "73181 73054 73304",  # Moûtiers, Bourg-Saint-Maurice, Val-d'Isère
    "luberon": "84003 84035 84089 04112",  # Apt, Cavaillon, Pertuis, Manosque
    "camargue": "13004 13096 30003",  # Arles, Les Saintes-Maries, Aigues-Mortes
    "cevennes": "30007 30350 48061",  # Alès, Le Vigan, Florac
    "medoc": "33240 33314 33514",  # Lesparre, Pauillac, Soulac
    "bassin-d-arcachon": "33009 33529 33005",  # Arcachon, La Teste, Andernos
    "ile-de-re": "17369 17019",  # Saint-Martin, Ars
    "massif-central": "63113 87085 43157 12202 48095 30007",
    "val-de-loire": "49007 37261 41018 45234",
    "pyrenees": "64260 66048 65286 09122",  # Hendaye, Cerbère, Lourdes, Foix
}


def rows(table: str) -> list[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def records() -> dict[tuple[str, str], list[tuple[str, int, float, float]]]:
    """(class, code) → (name, population, latitude, longitude) of each record that bears them.

    An INSEE code and a GeoNames id can be the same five digits: such a municipality has two entries here.
    """
    database = sqlite3.connect(f"file:{embedded_path()}?mode=ro&immutable=1", uri=True)
    found: dict[tuple[str, str], list[tuple[str, int, float, float]]] = {}
    select = "SELECT class, code, name, population, latitude, longitude FROM record"
    for feature_class, code, name, population, latitude, longitude in database.execute(select):
        record = (name, population, latitude / 1e5, longitude / 1e5)
        found.setdefault((FEATURE_CLASSES[feature_class], code), []).append(record)
    database.close()
    return found


@cache
def communes() -> list[tuple[int, str, str]]:
    """(population, INSEE code, name) of the communes of France; GeoNames ids of French towns have seven digits."""
    database = sqlite3.connect(f"file:{embedded_path()}?mode=ro&immutable=1", uri=True)
    select = f"SELECT population, code, name FROM record WHERE class = ? AND country IN ({','.join('?' * len(FRENCH))})"
    municipalities = database.execute(select, (FEATURE_CLASSES.index("municipality"), *FRENCH)).fetchall()
    database.close()
    return [commune for commune in municipalities if len(commune[1]) == 5]


def known(feature_class: str, code: str) -> bool:
    """Divisions abroad are found by their code alone: state or region is the gazetteer's choice."""
    classes = DIVISIONS if feature_class in DIVISIONS else (feature_class,)
    return any((c, code) in records() for c in classes)


def coded_rows() -> Iterator[tuple[str, str, str]]:
    for table in ("demonyms", "aliases", "exonyms", "neighbourhoods"):
        for row in rows(table):
            yield table, row["feature_class"], row["feature_code"]


def demonym_codes(feature_class: str, lang: str = "fr") -> set[str]:
    return {r["feature_code"] for r in rows("demonyms") if (r["feature_class"], r["lang"]) == (feature_class, lang)}


@pytest.mark.parametrize("table", HEADERS)
def test_a_table_is_clean_text_with_one_row_a_fact(table: str) -> None:
    text = (FOLDER / f"{table}.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == HEADERS[table]
    assert text == unicodedata.normalize("NFC", text)
    assert "\r" not in text
    assert "\ufeff" not in text
    assert "\u00a0" not in text
    cells = [cell for row in rows(table) for cell in row.values()]
    assert None not in cells
    assert all(cell == cell.strip() and "  " not in cell for cell in cells)
    assert len({tuple(row.values()) for row in rows(table)}) == len(rows(table))


def test_every_code_is_a_record_of_the_gazetteer() -> None:
    unknown = [row for row in coded_rows() if row[1] != "area" and not known(row[1], row[2])]
    assert unknown == []


def test_tables_that_speak_of_an_area_use_its_slug() -> None:
    slugs = {row["code"] for row in rows("areas")}
    assert [row for row in coded_rows() if row[1] == "area" and row[2] not in slugs] == []


def test_every_member_of_an_area_is_a_record_of_the_gazetteer() -> None:
    members = [(row["code"], m) for row in rows("areas") for m in row["members"].split()]
    unknown = [m for m in members if not any((c, m[1][1:]) in records() for c in MEMBER_CLASSES[m[1][0]])]
    assert unknown == []


def test_the_name_beside_a_municipality_code_is_that_municipality() -> None:
    """A slip in a code would give a town its neighbour's demonym."""
    wrong = []
    columns = {"demonyms": "name", "aliases": "name", "exonyms": "name", "neighbourhoods": "municipality"}
    for table, column in columns.items():
        for row in rows(table):
            found = records().get((row["feature_class"], row["feature_code"]), [])
            if row["feature_class"] == "municipality" and fold(row[column]) not in {fold(r[0]) for r in found}:
                wrong.append((table, row["feature_code"], row[column], found))
    assert wrong == []


def test_an_extent_is_that_of_a_town_abroad_and_says_why() -> None:
    assert len(rows("extents")) >= 150
    assert max(Counter(row["feature_code"] for row in rows("extents")).values()) == 1
    for row in rows("extents"):
        towns = [t for c in ("municipality", "municipal_district") for t in records().get((c, row["feature_code"]), [])]
        assert row["name"] in [town[0] for town in towns], row
        reach = re.search(r"longest reach (\d+(?:\.\d)?) km$", row["note"])
        assert reach, row
        assert float(reach[1]) * 1.1 <= float(row["radius_km"]) <= 160, row


def test_a_place_has_one_row_of_demonyms_a_language() -> None:
    keys = Counter((r["feature_class"], r["feature_code"], r["lang"]) for r in rows("demonyms"))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_forms_are_written_as_the_language_writes_them(lang: str) -> None:
    forms = [form for row in rows("demonyms") if row["lang"] == lang for form in row["forms"].split("|")]
    odd = [form for form in forms if lang == "fr" and form != form.lower()]
    odd += [form for form in forms if lang == "en" and not form[0].isupper()]
    odd += [form for form in forms if not re.fullmatch(r"[^\W\d_]+\.?(?:[-' ][^\W\d_]+)*", form)]
    assert odd == []


def test_a_french_demonym_has_its_feminine_and_plural() -> None:
    """One form alone would leave "la police dijonnaise" unknown."""
    short = [r for r in rows("demonyms") if r["lang"] == "fr" and len(r["forms"].split("|")) < 2]
    assert short == []
    repeated = [r for r in rows("demonyms") if len(set(r["forms"].split("|"))) != len(r["forms"].split("|"))]
    assert repeated == []


def test_the_250_largest_communes_have_a_demonym() -> None:
    largest = sorted(communes(), reverse=True)[:250]
    assert {code for _, code, _ in largest} - demonym_codes("municipality") <= TOWNS_WITHOUT


def test_every_prefecture_has_a_demonym() -> None:
    assert set(PREFECTURES) - demonym_codes("municipality") == set()


def test_every_department_and_region_has_a_demonym_or_is_listed_as_without() -> None:
    departments = {code for feature_class, code in records() if feature_class == "department"}
    regions = {c for feature_class, c in records() if feature_class == "region" and c.isdigit() and int(c) > 6}
    overseas = {code for code in regions if len(code) == 3}
    assert departments - demonym_codes("department") == DEPARTMENTS_WITHOUT
    assert regions - overseas - demonym_codes("region") == REGIONS_WITHOUT


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_country_of_more_than_100_000_people_has_a_demonym(lang: str) -> None:
    french = {"GP", "MQ", "GF", "RE", "YT", "NC", "PF"}  # a département of France bears it
    countries = {
        code
        for (feature_class, code), found in records().items()
        if feature_class == "country" and found[0][1] > 100_000
    }
    assert countries - demonym_codes("country", lang) - french <= {"VI"}


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        ("dionysien", {"93066", "97411"}),
        ("congolaise", {"CD", "CG"}),
        ("rémoise", {"51454"}),
        ("biterroises", {"34032"}),
        ("messine", {"57463"}),
        ("costarmoricaine", {"22"}),
        ("Belgian", {"BE"}),
        ("Texan", {"US-TX"}),
        ("québécoise", {"CA-QC", "6325494"}),
    ],
)
def test_a_form_stands_with_each_place_that_bears_it(form: str, codes: set[str]) -> None:
    assert {r["feature_code"] for r in rows("demonyms") if form in r["forms"].split("|")} == codes


@pytest.mark.parametrize(
    ("name", "feature_class", "code"),
    [
        ("région parisienne", "region", "11"),
        ("PACA", "region", "93"),
        ("Châlons-sur-Marne", "municipality", "51108"),
        ("Évry", "municipality", "91228"),
        ("Californie", "state", "US-CA"),
        ("RDC", "country", "CD"),
        ("la cité phocéenne", "municipality", "13055"),
        ("Loire-Inférieure", "department", "44"),
        ("La Castellane", "municipal_district", "13055/la-castellane"),
        ("Neuhof", "municipal_district", "67482/neuhof"),
        ("petite couronne", "area", "petite-couronne"),
        ("Côte d'Azur", "area", "cote-d-azur"),
        ("dijonnaise", "municipality", "21231"),
        ("isérois", "department", "38"),
    ],
)
def test_the_gazetteer_knows_what_the_tables_say(name: str, feature_class: str, code: str) -> None:
    found = {(m.record.feature_class, m.record.feature_code) for m in Gazetteer().search(name)}
    assert (feature_class, code) in found


def test_an_alias_says_more_than_the_name() -> None:
    assert [r for r in rows("aliases") if fold(r["alias"]) == fold(r["name"])] == []
    keys = Counter((r["feature_class"], r["feature_code"], fold(r["alias"])) for r in rows("aliases"))
    assert [key for key, count in keys.items() if count > 1] == []


def test_a_press_has_one_name_for_a_place_and_it_is_not_the_canonical_one() -> None:
    keys = Counter((r["feature_class"], r["feature_code"], r["lang"]) for r in rows("exonyms"))
    assert [key for key, count in keys.items() if count > 1] == []
    assert [r for r in rows("exonyms") if r["exonym"] == r["name"]] == []


def test_the_french_press_has_names_for_towns_of_all_neighbours() -> None:
    towns = [r for r in rows("exonyms") if (r["feature_class"], r["lang"]) == ("municipality", "fr")]
    assert len(towns) >= 450
    names = {row["exonym"] for row in towns}
    assert {"Londres", "Bruxelles", "Cologne", "Genève", "Gênes", "Barcelone", "Lisbonne", "Alger", "Le Caire"} <= names


def test_every_exonym_is_found_and_is_what_its_press_calls_the_place() -> None:
    gazetteer = Gazetteer()
    lost = []
    for row in rows("exonyms"):
        found = [m.record for m in gazetteer.search(row["exonym"]) if m.record.feature_code == row["feature_code"]]
        if row["exonym"] not in {gazetteer.name(record, row["lang"]) for record in found}:
            lost.append(row)
    assert lost == []


def test_a_quarter_is_named_once_and_never_hides_a_town() -> None:
    """A quarter of Paris would outrank any town of its name by the population of Paris."""
    assert len(rows("neighbourhoods")) >= 150
    names = Counter(fold(n) for r in rows("neighbourhoods") for n in [r["name"], *r["aliases"].split("|")] if n)
    assert [name for name, count in names.items() if count > 1] == []
    towns = {fold(name) for population, _, name in communes() if population >= 2500}
    assert [r for r in rows("neighbourhoods") if len(r["feature_code"]) == 5 and fold(r["name"]) in towns] == []


def test_an_area_is_its_members_or_a_circle() -> None:
    both_or_none = [r["code"] for r in rows("areas") if bool(r["members"]) == bool(r["radius_km"])]
    assert both_or_none == []
    for row in rows("areas"):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["code"])
        assert row["lang_fr_article"] in ("", "le", "la", "les", "l'")
        if row["radius_km"]:
            assert abs(float(row["latitude"])) <= 90
            assert abs(float(row["longitude"])) <= 180
            assert 3 <= float(row["radius_km"]) <= 8000


def test_areas_are_told_apart_by_code_and_name() -> None:
    codes, names = (Counter(r[column] for r in rows("areas")) for column in ("code", "name"))
    assert max(codes.values()) == max(names.values()) == 1
    assert len(codes) >= 220


def test_the_former_regions_are_made_of_all_their_departments() -> None:
    """The 16 that the reform of 2015 merged, in all 65 départements; none is in two of them."""
    members = {r["code"]: r["members"].split() for r in rows("areas")}
    departments = [member for code in FORMER_REGIONS for member in members[code]]
    assert len(departments) == len(set(departments)) == 65
    merged = {f"D{code}" for feature_class, code in records() if feature_class == "department" and len(code) == 2}
    kept = "22 29 35 56 18 28 36 37 41 45 2A 2B 75 77 78 91 92 93 94 95 44 49 53 72 85 04 05 06 13 83 84".split()
    assert set(departments) == merged - {f"D{code}" for code in kept}


@pytest.mark.parametrize("code", TOWNS_OF_AREAS)
def test_the_circle_of_an_area_reaches_its_towns(code: str) -> None:
    row = next(r for r in rows("areas") if r["code"] == code)
    centre = (float(row["latitude"]), float(row["longitude"]))
    for town in TOWNS_OF_AREAS[code].split():
        name, _, latitude, longitude = records()["municipality", town][0]
        assert math.isfinite(latitude), name
        kilometres = distance_in_meters(centre, (latitude, longitude)) / 1000
        assert kilometres < float(row["radius_km"]), f"{name} is {kilometres:.0f} km from the centre of {row['name']}"
