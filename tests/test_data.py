"""What the embedded database holds: facts known by hand, and rules that hold for every record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from shapely.geometry import shape

from mapgen.base.geodesy import distance_in_meters
from mapgen.geocoding.gazetteer import Gazetteer, Record
from mapgen.geocoding.gazetteer.outlines import decode_outline, encode_outline
from mapgen.geocoding.gazetteer.store import embedded_path
from mapgen.geocoding.gazetteer.vocabulary import EXTENT_BASES, FEATURE_CLASSES


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{embedded_path().as_uri()}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def communes(gazetteer: Gazetteer, database: sqlite3.Connection) -> list[Record]:
    town = FEATURE_CLASSES.index("municipality")
    rows = database.execute("SELECT id FROM record WHERE class = ? AND country = 'FR' ORDER BY code", (town,))
    return [gazetteer.record(row[0]) for row in rows]


def record_of(gazetteer: Gazetteer, name: str, feature_class: str, code: str) -> Record:
    found = [m.record for m in gazetteer.search(name) if m.record.feature_class == feature_class]
    return next(record for record in found if record.feature_code == code)


# name, class, code, article: as anybody may look them up
KNOWN = """
Bordeaux|municipality|33063|
Le Havre|municipality|76351|le
La Rochelle|municipality|17300|la
Les Abymes|municipality|97101|les
L'Haÿ-les-Roses|municipality|94038|l'
Aux Marais|municipality|60703|les
Lille|municipality|59350|
Paris|municipality|75056|
Marseille|municipality|13055|
Lyon|municipality|69123|
Bourg-en-Bresse|municipality|01053|
Ajaccio|municipality|2A004|
Bastia|municipality|2B033|
Saint-Denis|municipality|97411|
Cayenne|municipality|97302|
Mamoudzou|municipality|97611|
Fort-de-France|municipality|97209|
Basse-Terre|municipality|97105|
Nouméa|municipality|98818|
Papeete|municipality|98735|
Saint-Pierre|municipality|97502|
Saint-Barthélemy|municipality|97701|
Vienne|municipality|38544|
Sainte-Mère-Église|municipality|50523|
Saulon-la-Rue|municipality|21586|
Cherbourg-en-Cotentin|municipality|50129|
Évry-Courcouronnes|municipality|91228|
Paris 13e|municipal_district|75113|
Marseille 3e|municipal_district|13203|
Lyon 1er|municipal_district|69381|
Paris|department|75|
Vienne|department|86|la
Ain|department|01|l'
Finistère|department|29|le
Landes|department|40|les
Seine-et-Marne|department|77|la
Maine-et-Loire|department|49|le
Corse-du-Sud|department|2A|la
La Réunion|department|974|la
Mayotte|department|976|
Polynésie française|department|987|la
Nouvelle-Calédonie|department|988|la
Saint-Martin|department|978|
Bretagne|region|53|la
Île-de-France|region|11|l'
Hauts-de-France|region|32|les
Grand Est|region|44|le
Métropole de Lyon|intercommunality|200046977|
Plaine Commune|intercommunality|200057867|
France|country|FR|la
Belgique|country|BE|la
Royaume-Uni|country|GB|le
États-Unis|country|US|les
Maroc|country|MA|le
Allemagne|country|DE|l'
Cuba|country|CU|
Pays-Bas|country|NL|les
Mexique|country|MX|le
"""


@pytest.mark.parametrize("line", KNOWN.split("\n")[1:-1])
def test_a_known_place_has_its_code_and_article(gazetteer: Gazetteer, line: str) -> None:
    name, feature_class, code, article = line.split("|")
    record = record_of(gazetteer, name, feature_class, code)
    assert record.name == name
    assert record.article == article


@pytest.mark.parametrize(
    ("name", "feature_class", "code"),
    [
        ("Londres", "municipality", "2643743"),
        ("Genève", "municipality", "2660646"),
        ("Cologne", "municipality", "2886242"),
        ("Anvers", "municipality", "2803138"),
        ("La Haye", "municipality", "2747373"),
        ("Pékin", "municipality", "1816670"),
        ("Le Caire", "municipality", "360630"),
        ("Moscou", "municipality", "524901"),
        ("Florence", "municipality", "3176959"),
        ("New York", "municipality", "5128581"),
        ("Dunkirk", "municipality", "59183"),
        ("Marseilles", "municipality", "13055"),
        ("Brittany", "region", "53"),
        ("Corsica", "region", "94"),
        ("Bavière", "state", "DE-BY"),
        ("Bavaria", "state", "DE-BY"),
        ("Californie", "state", "US-CA"),
        ("Catalogne", "region", "ES-CT"),
        ("Toscane", "region", "IT-52"),
        ("Wallonie", "region", "BE-WAL"),
        ("Angleterre", "region", "GB-ENG"),
        ("Scotland", "region", "GB-SCT"),
        ("Vaud", "region", "CH-VD"),
        ("Québec", "region", "CA-QC"),
        ("Kent", "county", "GB-KEN"),
        ("Cook County", "county", "US-17031"),
        ("Greater Manchester", "county", "GB.ENG.greater-manchester"),
        ("USA", "country", "US"),
        ("Royaume-Uni", "country", "GB"),
        ("UK", "country", "GB"),
        ("RDC", "country", "CD"),
        ("Birmanie", "country", "MM"),
        ("Germany", "country", "DE"),
        ("Alsace", "area", "alsace"),
        ("petite couronne", "area", "petite-couronne"),
        ("13e arrondissement de Paris", "municipal_district", "75113"),
        ("Marseille 3ème", "municipal_district", "13203"),
        ("arrondissement de Valenciennes", "arrondissement", "596"),
        ("Grand Lyon", "intercommunality", "200046977"),
        ("Bordeaux Métropole", "intercommunality", "243300316"),
    ],
)
def test_a_place_is_found_by_its_other_names(gazetteer: Gazetteer, name: str, feature_class: str, code: str) -> None:
    assert record_of(gazetteer, name, feature_class, code)


def test_all_communes_of_the_official_list_are_there(communes: list[Record]) -> None:
    # COG of 1 January 2026: 34,969 with the overseas collectivités
    assert len(communes) == 34_969
    assert len({commune.feature_code for commune in communes}) == 34_969


def test_every_commune_is_found_by_name_and_departement(gazetteer: Gazetteer, communes: list[Record]) -> None:
    wrong = [commune.name for commune in communes if not found_alone(gazetteer, commune)]
    assert wrong == []


def found_alone(gazetteer: Gazetteer, commune: Record) -> bool:
    """True where the commune's name, in its département, is the name of that commune and of no other."""
    department = commune.containers[0]
    matches = [match for match in gazetteer.search(commune.name) if match.kind == "name"]
    towns = [match.record for match in matches if match.record.feature_class == "municipality"]
    codes = {town.feature_code for town in towns if town.containers[:1] == (department,)}
    return codes == {commune.feature_code}


def test_every_commune_lies_in_or_near_its_departement(gazetteer: Gazetteer, communes: list[Record]) -> None:
    far = []
    for commune in communes:
        department = gazetteer.record(commune.containers[0])
        offset = distance_in_meters((commune.latitude, commune.longitude), (department.latitude, department.longitude))
        if offset > department.radius_in_meters + 5_000 and commune.extent_basis != "table":
            far.append((commune.name, department.name, round(offset)))
    assert far == []


def test_no_record_is_a_bare_point(database: sqlite3.Connection) -> None:
    least = database.execute("SELECT MIN(radius) FROM record").fetchone()[0]
    assert least >= 500


def test_a_communes_zone_says_what_it_comes_from(communes: list[Record]) -> None:
    counts = {basis: sum(c.extent_basis == basis for c in communes) for basis in EXTENT_BASES}
    assert counts["point"] > 14_000
    assert counts["postcode"] > 15_000
    assert counts["department"] < 100
    assert sum(counts.values()) == len(communes)


# INSEE code, centre of the commune's true smallest circle, its radius in km (IGN contours)
TRUE_EXTENTS = [
    ("33063", (44.858, -0.590), 7.6),
    ("59350", (50.632, 3.048), 6.0),
    ("13055", (43.296, 5.380), 16.5),
    ("69123", (45.758, 4.835), 6.0),
    ("76351", (49.515, 0.135), 6.9),
    ("75056", (48.857, 2.347), 9.2),
    ("01053", (46.205, 5.245), 4.3),
]


@pytest.mark.parametrize(("code", "centre", "radius_km"), TRUE_EXTENTS)
def test_a_towns_circle_covers_it_and_is_not_three_times_as_wide(
    gazetteer: Gazetteer, code: str, centre: tuple[float, float], radius_km: float
) -> None:
    town = record_of(gazetteer, code, "municipality", code)
    offset_km = distance_in_meters((town.latitude, town.longitude), centre) / 1000
    assert offset_km + radius_km <= town.radius_in_meters / 1000 * 1.05
    assert town.radius_in_meters / 1000 <= 3 * radius_km


@pytest.mark.parametrize(
    ("code", "least_km", "most_km"),
    [("2643743", 28, 45), ("3117735", 20, 35), ("3169070", 20, 35), ("5128581", 28, 45), ("2800866", 8, 15)],
)
def test_a_large_city_abroad_is_covered(
    gazetteer: Gazetteer, database: sqlite3.Connection, code: str, least_km: int, most_km: int
) -> None:
    row = database.execute("SELECT id FROM record WHERE code = ? AND country <> 'FR'", (code,)).fetchone()
    assert least_km <= gazetteer.record(row[0]).radius_in_meters / 1000 <= most_km


# A town abroad (GeoNames id) and a point that belongs to it.
REACHES = [
    ("4699066", 29.559, -95.093),  # Houston: Johnson Space Center
    ("5368361", 33.735, -118.290),  # Los Angeles: San Pedro
    ("5368361", 34.257, -118.601),  # Los Angeles: Chatsworth
    ("5391811", 33.087, -116.996),  # San Diego: the safari park in San Pasqual
    ("4160021", 30.393, -81.396),  # Jacksonville: Mayport
    ("5419384", 39.856, -104.674),  # Denver: the airport
    ("5879400", 60.954, -149.110),  # Anchorage: Girdwood
    ("4335045", 30.070, -89.810),  # New Orleans: Venetian Isles
    ("6094817", 45.348, -76.037),  # Ottawa: Carp
    ("2147714", -33.751, 150.694),  # Sydney: Penrith
    ("2158177", -38.144, 145.126),  # Melbourne: Frankston
    ("2063523", -32.277, 115.730),  # Perth: Rockingham
    ("3169070", 41.732, 12.276),  # Rome: Ostia
    ("3104324", 41.833, -0.768),  # Zaragoza: Peñaflor is 21 km off
    ("3369157", -34.357, 18.497),  # Cape Town: Cape Point
    ("3451190", -22.975, -43.700),  # Rio de Janeiro: Sepetiba
    ("292223", 25.005, 55.060),  # Dubai: Jebel Ali
]


@pytest.mark.parametrize(("code", "latitude", "longitude"), REACHES)
def test_the_circle_of_a_sprawling_town_abroad_holds_its_far_ends(
    gazetteer: Gazetteer, database: sqlite3.Connection, code: str, latitude: float, longitude: float
) -> None:
    town = town_abroad(gazetteer, database, code)
    assert distance_in_meters((town.latitude, town.longitude), (latitude, longitude)) <= town.radius_in_meters


@pytest.mark.parametrize(
    ("code", "true_km"),
    [
        ("2660646", 3.5),  # Geneva
        ("4931972", 4.5),  # Cambridge, Massachusetts
        ("3128760", 9),  # Barcelona
        ("2267057", 7.5),  # Lisbon
        ("6173331", 9),  # Vancouver
        ("3173435", 11),  # Milan
        ("5391959", 10),  # San Francisco
        ("2654675", 9.8),  # Bristol: no wider than its own outline
        ("2800866", 9.3),  # Brussels too
    ],
)
def test_the_circle_of_a_dense_town_abroad_is_not_much_wider_than_the_town(
    gazetteer: Gazetteer, database: sqlite3.Connection, code: str, true_km: float
) -> None:
    assert true_km <= town_abroad(gazetteer, database, code).radius_in_meters / 1000 <= 1.7 * true_km


def town_abroad(gazetteer: Gazetteer, database: sqlite3.Connection, code: str) -> Record:
    row = database.execute("SELECT id FROM record WHERE code = ? AND country <> 'FR'", (code,)).fetchone()
    return gazetteer.record(row[0])


def test_every_outline_is_valid_inside_its_circle_and_right_handed(
    gazetteer: Gazetteer, database: sqlite3.Connection
) -> None:
    for (record_id,) in database.execute("SELECT record FROM outline ORDER BY record"):
        record, outline = gazetteer.record(record_id), gazetteer.outline(record_id)
        assert outline is not None
        assert record.has_outline
        geometry = shape({"type": "MultiPolygon", "coordinates": outline})
        assert geometry.is_valid, record.name
        assert all(part.exterior.is_ccw for part in geometry.geoms), record.name
        centre = (record.latitude, record.longitude)
        reach = max(distance_in_meters(centre, (lat, lon)) for part in outline for lon, lat in part[0])
        assert reach <= record.radius_in_meters + 100, record.name  # points are rounded by at most 80 m


def test_every_departement_and_region_but_the_remotest_has_an_outline(database: sqlite3.Connection) -> None:
    for feature_class in ("department", "region"):
        number = FEATURE_CLASSES.index(feature_class)
        rows = database.execute("SELECT name FROM record WHERE class = ? AND country = 'FR' AND outline = 0", (number,))
        assert rows.fetchall() == []


def test_containers_exist_and_end_in_a_country(gazetteer: Gazetteer, database: sqlite3.Connection) -> None:
    for (record_id,) in database.execute("SELECT id FROM record WHERE parent IS NOT NULL AND id % 50 = 0"):
        chain = gazetteer.containers(gazetteer.record(record_id))
        assert chain[-1].feature_class in ("country", "area"), chain


def test_a_foreign_spelling_robs_nobody_of_his_name(gazetteer: Gazetteer) -> None:
    # "Landen" is among GeoNames' spellings of London; it is a town in Belgium
    countries = {match.record.country_code for match in gazetteer.search("Landen")}
    assert "BE" in countries
    assert "GB" not in countries


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("Roissy", "77390", "alias"),
        ("Roissy", "95527", "alias"),
        ("Montreuil", "93048", "name"),
        ("Montreuil", "62588", "partial"),
        ("Tournon", "07324", "partial"),
        ("Tournon", "47312", "partial"),
        ("Viry", "91687", "alias"),
        ("Villeneuve", "59009", "partial"),
        ("La Roche", "85191", "partial"),
        ("Vire", "14762", "former"),
        ("Newcastle", "2641674", "partial"),
        ("Weston", "2634308", "partial"),
        ("Hull", "2645425", "alias"),
        ("Stoke", "2636841", "alias"),
    ],
)
def test_the_head_of_a_longer_name_means_every_town_so_called(
    gazetteer: Gazetteer, name: str, code: str, kind: str
) -> None:
    assert {m.kind for m in gazetteer.search(name) if m.record.feature_code == code} == {kind}


@pytest.mark.parametrize(
    ("name", "code"), [("Vire", "46336"), ("Vire", "72379"), ("Cannet", "83031"), ("Hesdin", "62448")]
)
def test_the_head_of_a_villages_name_is_not_that_of_a_larger_town(gazetteer: Gazetteer, name: str, code: str) -> None:
    """Vire is in Normandy, not Vire-sur-Lot; Hesdin is not Hesdin-l'Abbé."""
    assert gazetteer.search(name)
    assert code not in {match.record.feature_code for match in gazetteer.search(name)}


@pytest.mark.parametrize(
    ("name", "code"), [("Bucks", "5181688"), ("Paterson", "2643123"), ("Newton", "4931972"), ("Kingston", "2645425")]
)
def test_a_british_or_american_town_has_no_name_that_nobody_uses(gazetteer: Gazetteer, name: str, code: str) -> None:
    assert code not in {match.record.feature_code for match in gazetteer.search(name)}


@pytest.mark.parametrize(
    ("town", "county"),
    [
        ("2641581", "County Down"),  # Newry
        ("2656396", "Co Down"),  # Bangor
        ("2640967", "Co Tyrone"),  # Omagh
        ("2657060", "Co Armagh"),  # Armagh
        ("2656490", "Co Antrim"),  # Ballymena
        ("2643736", "Co Derry"),
        ("2649984", "County Fermanagh"),  # Enniskillen
    ],
)
def test_a_northern_irish_town_lies_in_its_county(
    gazetteer: Gazetteer, database: sqlite3.Connection, town: str, county: str
) -> None:
    counties = [match.record for match in gazetteer.search(county)]
    assert [(c.feature_class, c.country_code, c.has_outline) for c in counties] == [("county", "GB", True)]
    assert counties[0] in gazetteer.containers(town_abroad(gazetteer, database, town))


def test_a_border_town_lies_in_its_own_state(gazetteer: Gazetteer, database: sqlite3.Connection) -> None:
    columbus = town_abroad(gazetteer, database, "4188985")
    assert "Georgia" in [container.name for container in gazetteer.containers(columbus)]


def test_the_data_folder_keeps_to_its_budget() -> None:
    folder = embedded_path().parent
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert total < 20_000_000


def test_an_outline_survives_coding() -> None:
    ring = [(-179_999, 89_000), (0, -90_000), (180_000, 0), (-179_999, 89_000)]
    hole = [(0, 0), (1, 0), (1, 1), (0, 0)]
    decoded = decode_outline(encode_outline([[ring, hole], [hole]]))
    as_degrees = [[[lon / 1000, lat / 1000] for lon, lat in r] for r in (ring, hole, hole)]
    assert decoded == [as_degrees[:2], as_degrees[2:]]


def test_sources_are_all_described() -> None:
    text = Path(embedded_path().parent, "SOURCES.md").read_text(encoding="utf-8")
    for word in ("Licence Ouverte", "CC BY 4.0", "public domain", "GeoNames", "Natural Earth", "CLDR", "6.0.0"):
        assert word in text
