"""The gazetteer as its users ask it: names to places."""

from __future__ import annotations

import copy
import json
import pickle
import shutil
import sqlite3
import stat
from pathlib import Path
from typing import Any

import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from shapely.geometry import MultiPolygon, Point, shape

from mapgen.base.geodesy import distance_in_meters
from mapgen.errors import GazetteerDataError
from mapgen.geocoding.gazetteer import Gazetteer, Record
from mapgen.geocoding.gazetteer.keyfilter import key_filter, may_be_key
from mapgen.geocoding.gazetteer.store import embedded_path


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def find(gazetteer: Gazetteer, name: str, feature_class: str, code: str) -> Record:
    """The record of this class and code among those called ``name``."""
    found = [m.record for m in gazetteer.search(name)]
    for record in found:
        if (record.feature_class, record.feature_code) == (feature_class, code):
            return record
    raise AssertionError(f"{name}: no {feature_class} {code} in {[(r.name, r.feature_code) for r in found]}")


def raw(gazetteer: Gazetteer, query: str) -> dict[str, Any]:
    """The record of the one answer to ``query``, as geopy hands it out."""
    location = gazetteer.geocode(query)
    assert isinstance(location, Location)
    return dict(location.raw)


# geopy's contract


def test_it_is_a_geopy_geocoder(gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer, Geocoder)


def test_geocode_gives_a_location_with_a_plain_record(gazetteer: Gazetteer) -> None:
    location = gazetteer.geocode("Bordeaux")
    assert isinstance(location, Location)
    assert location.address == "Bordeaux, Gironde, Nouvelle-Aquitaine, France"
    assert distance_in_meters((location.latitude, location.longitude), (44.8378, -0.5796)) < 5_000
    assert location.raw["featureCode"] == "33063"
    assert json.loads(json.dumps(location.raw)) == location.raw


def test_geocode_knows_no_such_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Trifouillis-les-Oies") is None
    assert gazetteer.geocode("Trifouillis-les-Oies", exactly_one=False) is None
    assert gazetteer.geocode("") is None


def test_geocode_lists_all_namesakes(gazetteer: Gazetteer) -> None:
    locations = gazetteer.geocode("Vienne", exactly_one=False, timeout=1)
    assert isinstance(locations, list)
    assert {"38544", "86"} <= {location.raw["featureCode"] for location in locations}


def test_geocode_takes_a_container_after_a_comma(gazetteer: Gazetteer) -> None:
    assert raw(gazetteer, "Valence, Drôme")["featureCode"] == "26362"
    assert raw(gazetteer, "Valence, Tarn-et-Garonne")["featureCode"] == "82186"
    assert raw(gazetteer, "Cambridge, Massachusetts")["countryCode"] == "US"


def test_options_of_geocode_are_keywords_only(gazetteer: Gazetteer) -> None:
    with pytest.raises(TypeError):
        gazetteer.geocode("Bordeaux", False)  # type: ignore[call-arg]


def test_reverse_is_not_offered(gazetteer: Gazetteer) -> None:
    with pytest.raises(NotImplementedError):
        gazetteer.reverse((44.8, -0.6))


# spelling


@pytest.mark.parametrize(
    ("typed", "feature_class", "code"),
    [
        ("FINISTERE", "department", "29"),
        ("st-denis", "municipality", "93066"),
        ("Saint Étienne du Rouvray", "municipality", "76575"),
        ("L’Haÿ-les-Roses", "municipality", "94038"),
        ("l hay les roses", "municipality", "94038"),
        ("Le Havre", "municipality", "76351"),
        ("Havre", "municipality", "76351"),
        ("Abymes", "municipality", "97101"),
        ("Y", "municipality", "80829"),
        ("Eu", "municipality", "76255"),
        ("Oô", "municipality", "31404"),
        ("Plœmeur", "municipality", "56162"),
        ("Aux Marais", "municipality", "60703"),
        ("Aix", "municipality", "13001"),
        ("Saint-Ouen", "municipality", "93070"),
    ],
)
def test_a_name_is_found_as_people_type_it(gazetteer: Gazetteer, typed: str, feature_class: str, code: str) -> None:
    find(gazetteer, typed, feature_class, code)


@pytest.mark.parametrize(
    ("typed", "feature_class", "code", "kind"),
    [
        ("29", "department", "29", "code"),
        ("2a", "department", "2A", "code"),
        ("974", "department", "974", "code"),
        ("FR-59", "department", "59", "code"),
        ("FR-BRE", "region", "53", "code"),
        ("33063", "municipality", "33063", "code"),
        ("59000", "municipality", "59350", "postcode"),
        ("US-CA", "state", "US-CA", "code"),
        ("DE", "country", "DE", "code"),
        ("PF", "department", "987", "code"),
        ("dijonnaise", "municipality", "21231", "demonym"),
        ("finistérien", "department", "29", "demonym"),
        ("Belgian", "country", "BE", "demonym"),
        ("Havre", "municipality", "76351", "short"),
        ("Arbignieu", "municipality", "01015", "former"),
        ("Villeneuve-la-Guyard", "municipality", "89460", "name"),
        ("Châlons", "municipality", "51108", "alias"),
    ],
)
def test_a_match_says_how_it_matched(
    gazetteer: Gazetteer, typed: str, feature_class: str, code: str, kind: str
) -> None:
    matches = gazetteer.search(typed)
    kinds = [m.kind for m in matches if (m.record.feature_class, m.record.feature_code) == (feature_class, code)]
    assert kinds == [kind]


def test_a_postcode_gives_all_its_communes(gazetteer: Gazetteer) -> None:
    communes = {m.record.name for m in gazetteer.search("01400") if m.kind == "postcode"}
    assert {"L'Abergement-Clémenciat", "Châtillon-sur-Chalaronne"} <= communes


def test_membership_is_the_grammars_oracle(gazetteer: Gazetteer) -> None:
    assert "Entre-Deux" in gazetteer
    assert "L'Entre-Deux" in gazetteer
    assert "entre Nancy et Metz" not in gazetteer


# homonyms, containers


def test_homonyms_all_come_the_most_populous_first(gazetteer: Gazetteer) -> None:
    for name in ("Vienne", "Saint-Denis", "Paris", "Valence", "Cambridge"):
        populations = [match.record.population for match in gazetteer.search(name)]
        assert len(populations) >= 3
        assert populations == sorted(populations, reverse=True)


def test_a_commune_is_contained_up_to_its_country(gazetteer: Gazetteer) -> None:
    brest = find(gazetteer, "Brest", "municipality", "29019")
    assert [c.name for c in gazetteer.containers(brest)] == ["Finistère", "Bretagne", "France"]


def test_foreign_places_are_contained_too(gazetteer: Gazetteer) -> None:
    cambridge = raw(gazetteer, "Cambridge, Massachusetts")["higherGeography"]
    assert cambridge == ["Middlesex County", "Massachusetts", "États-Unis"]
    huddersfield = find(gazetteer, "Huddersfield", "municipality", "2646458")
    assert "West Yorkshire" in [c.name for c in gazetteer.containers(huddersfield)]


def test_one_place_of_two_classes_is_marked(gazetteer: Gazetteer) -> None:
    for city, code, whole, whole_code in [
        ("Paris", "75056", "department", "75"),
        ("Berlin", "2950159", "state", "DE-BE"),
        ("Singapore", "1880252", "country", "SG"),
        ("London", "2643743", "county", "GB.ENG.GLA"),
    ]:
        record = find(gazetteer, city, "municipality", code)
        assert record.same_as is not None
        other = gazetteer.record(record.same_as)
        assert (other.feature_class, other.feature_code) == (whole, whole_code)
        assert other.has_outline
    assert find(gazetteer, "New York", "municipality", "5128581").same_as is None


# outlines


def outline(gazetteer: Gazetteer, record: Record) -> MultiPolygon:
    return shape({"type": "MultiPolygon", "coordinates": gazetteer.outline(record.id)})


def test_finistere_holds_brest_and_quimper_but_not_lorient(gazetteer: Gazetteer) -> None:
    area = outline(gazetteer, find(gazetteer, "Finistère", "department", "29"))
    assert area.contains(Point(-4.486, 48.390))
    assert area.contains(Point(-4.098, 47.996))
    assert not area.contains(Point(-3.366, 47.748))


def test_neighbours_share_their_border_point_for_point(gazetteer: Gazetteer) -> None:
    finistere = outline(gazetteer, find(gazetteer, "29", "department", "29"))
    morbihan = outline(gazetteer, find(gazetteer, "56", "department", "56"))
    assert finistere.intersection(morbihan).area == 0
    assert finistere.boundary.intersection(morbihan.boundary).length > 0.3


def test_a_region_is_exactly_its_departements(gazetteer: Gazetteer) -> None:
    bretagne = outline(gazetteer, find(gazetteer, "Bretagne", "region", "53"))
    parts = [outline(gazetteer, find(gazetteer, code, "department", code)) for code in ("22", "29", "35", "56")]
    assert bretagne.area == pytest.approx(sum(part.area for part in parts))


def test_france_is_its_main_part_and_says_so(gazetteer: Gazetteer) -> None:
    france = find(gazetteer, "France", "country", "FR")
    assert france.main_part_only
    area = outline(gazetteer, france)
    assert area.contains(Point(9.15, 42.3))  # Corsica
    assert not area.contains(Point(55.5, -21.1))  # La Réunion
    assert find(gazetteer, "USA", "country", "US").main_part_only
    assert not find(gazetteer, "Belgique", "country", "BE").main_part_only


def test_only_an_outlined_record_has_an_outline(gazetteer: Gazetteer) -> None:
    bordeaux = find(gazetteer, "Bordeaux", "municipality", "33063")
    assert not bordeaux.has_outline
    assert gazetteer.outline(bordeaux.id) is None


def test_outlines_in_a_box_come_with_their_records(gazetteer: Gazetteer) -> None:
    found = {record.feature_code for record, _ in gazetteer.outlines_in(-5.2, 47.7, -4.0, 48.8, "department")}
    assert "29" in found
    assert "35" not in found


def test_boxes_may_cross_the_antimeridian(gazetteer: Gazetteer) -> None:
    fiji = {record.feature_code for record, _ in gazetteer.outlines_in(176.0, -20.0, -178.0, -15.0, "country")}
    assert "FJ" in fiji
    assert "FR" not in fiji
    chukotka = {record.country_code for record, _ in gazetteer.outlines_in(179.0, 64.0, -170.0, 70.0, "country")}
    assert "RU" in chukotka


def test_towns_of_a_box_come_largest_first(gazetteer: Gazetteer) -> None:
    towns = [town.name for town in gazetteer.towns_in(-5.0, 47.0, -1.0, 49.0, 3)]
    assert towns == ["Nantes", "Rennes", "Brest"]
    assert "Suva" in [town.name for town in gazetteer.towns_in(176.0, -20.0, -178.0, -15.0, 5)]


def test_the_coarse_land_has_france_and_not_the_atlantic(gazetteer: Gazetteer) -> None:
    land = shape({"type": "MultiPolygon", "coordinates": gazetteer.land()})
    assert land.contains(Point(2.3, 47.0))
    assert not land.contains(Point(-30.0, 45.0))


# names by language


@pytest.mark.parametrize(
    ("typed", "feature_class", "code", "french", "english"),
    [
        ("Vienna", "municipality", "2761369", "Vienne", "Vienna"),
        ("Vienna", "state", "AT-9", "Vienne", "Vienna"),
        ("Londres", "municipality", "2643743", "Londres", "London"),
        ("Köln", "municipality", "2886242", "Cologne", "Cologne"),
        ("Liège", "municipality", "2792413", "Liège", "Liège"),
        ("Marrakesh", "municipality", "2542997", "Marrakech", "Marrakech"),
        ("Lyon", "municipality", "69123", "Lyon", "Lyon"),
        ("Dunkerque", "municipality", "59183", "Dunkerque", "Dunkirk"),
        ("Tuscany", "region", "IT-52", "Toscane", "Tuscany"),
        ("England", "region", "GB-ENG", "Angleterre", "England"),
        ("Bretagne", "region", "53", "Bretagne", "Brittany"),
        ("Finistère", "department", "29", "Finistère", "Finistère"),
        ("Guyane", "department", "973", "Guyane", "French Guiana"),
        ("Guyane", "region", "03", "Guyane", "French Guiana"),
        ("Bourgogne", "area", "bourgogne", "Bourgogne", "Burgundy"),
        ("Côte d'Azur", "area", "cote-d-azur", "Côte d'Azur", "French Riviera"),
        ("Espagne", "country", "ES", "Espagne", "Spain"),
        ("Türkiye", "country", "TR", "Turquie", "Turkey"),
        ("Myanmar", "country", "MM", "Birmanie", "Myanmar"),
        ("Bosnie", "country", "BA", "Bosnie-Herzégovine", "Bosnia and Herzegovina"),
    ],
)
def test_a_place_is_named_as_the_press_of_a_language_names_it(
    gazetteer: Gazetteer, typed: str, feature_class: str, code: str, french: str, english: str
) -> None:
    record = find(gazetteer, typed, feature_class, code)
    assert gazetteer.name(record, "fr") == french
    assert gazetteer.name(record, "en") == english
    assert gazetteer.calls(record, french)
    assert gazetteer.calls(record, english.upper())


def test_what_no_press_calls_a_place_is_no_name_of_it_in_use(gazetteer: Gazetteer) -> None:
    lutetia = find(gazetteer, "Paname", "municipality", "75056")
    assert not gazetteer.calls(lutetia, "Paname")
    assert gazetteer.calls(lutetia, "Paris")


def test_a_language_without_names_of_its_own_gets_the_canonical_ones(gazetteer: Gazetteer) -> None:
    assert gazetteer.name(find(gazetteer, "Londres", "municipality", "2643743"), "de") == "London"


# the key filter


def test_the_key_filter_passes_every_key_and_few_others() -> None:
    keys = [f"bourg {n}" for n in range(300_000)]
    bits = key_filter(keys)
    assert all(may_be_key(key, bits) for key in keys)
    assert sum(may_be_key(f"près de {key}", bits) for key in keys[:10_000]) < 1_000


# misspellings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bordeau", "Bordeaux"),
        ("Marseile", "Marseille"),
        ("Villeurbane", "Villeurbanne"),
        ("Bretange", "Bretagne"),
        ("Finistaire", "Finistère"),
        ("Charleville Mézière", "Charleville-Mézières"),
        ("Clermond Ferand", "Clermont-Ferrand"),
        ("Allemange", "Allemagne"),
        ("Mulouse", "Mulhouse"),
    ],
)
def test_a_misspelling_suggests_what_was_meant(gazetteer: Gazetteer, typed: str, meant: str) -> None:
    assert gazetteer.suggest(typed)[0].name == meant


def test_what_resembles_nothing_suggests_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.suggest("xyzzyplughfoo") == ()
    assert gazetteer.suggest("Qz") == ()
    assert gazetteer.suggest("99999") == ()
    assert len(gazetteer.suggest("Bordeau", limit=1)) == 1


# the file


def test_a_copy_by_pickle_answers_alike(gazetteer: Gazetteer) -> None:
    for twin in (pickle.loads(pickle.dumps(gazetteer)), copy.deepcopy(gazetteer)):
        assert twin.search("Lille") == gazetteer.search("Lille")


def test_a_missing_file_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(GazetteerDataError, match=r"^[^\n]*nowhere\.sqlite is missing: install mapgen again\.$"):
        Gazetteer(tmp_path / "nowhere.sqlite").search("Lille")


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 400, None])
def test_a_damaged_file_is_one_clear_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(embedded_path().read_bytes()[:40_000] if content is None else content)
    with pytest.raises(GazetteerDataError, match=r"^[^\n]* is damaged: install mapgen again\.$"):
        Gazetteer(path).geocode("Lille")


def test_a_database_of_another_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        connection.execute("INSERT INTO meta VALUES ('schema_version', '0')")
    connection.close()
    with pytest.raises(GazetteerDataError):
        Gazetteer(path).search("Lille")


def test_nothing_is_written_beside_a_read_only_file(tmp_path: Path) -> None:
    folder = tmp_path / "with a space & é"
    folder.mkdir()
    path = folder / "gazetteer.sqlite"
    shutil.copy(embedded_path(), path)
    path.chmod(stat.S_IRUSR)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert Gazetteer(path).geocode("Lille") is not None
        assert [file.name for file in folder.iterdir()] == ["gazetteer.sqlite"]
    finally:
        folder.chmod(stat.S_IRWXU)
