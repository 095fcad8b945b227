"""Geometry and uncertainty: never narrower than the wording, never a bare point, always said why."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from mapgen.base.geodesy import distance_in_meters
from mapgen.desk.explain import geometry_of, to_json
from mapgen.geocoding import Context
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.shapes import Area, Disc, Georeference, Ring, Sector
from mapgen.georeferencing.understanding import locate
from mapgen.languages import catalogue, languages
from mapgen.locality.types.unmappable import PHRASES

ROOT = Path(__file__).parent.parent
FRENCH = Context(lang="fr")


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


@cache
def at(wording: str, within: str | None = None) -> Georeference:
    return locate(wording, gazetteer(), Context(lang="fr", within=within))


def _radius(wording: str) -> float:
    radius = at(wording).coordinate_uncertainty_in_meters
    assert radius is not None, wording
    return radius


def _covers(wording: str, latitude: float, longitude: float) -> bool:
    found = geometry_of(at(wording), gazetteer())
    return bool(shape(found).contains(Point(longitude, latitude)))


# The first story


def test_finistere_is_its_outline() -> None:
    assert isinstance(at("dans le Finistère").shape, Area)
    assert _covers("dans le Finistère", 48.390, -4.486)  # Brest
    assert _covers("dans le Finistère", 47.996, -4.098)  # Quimper
    assert not _covers("dans le Finistère", 47.748, -3.370)  # Lorient, in the Morbihan


def test_bordeaux_is_its_extent() -> None:
    assert _covers("à Bordeaux", 44.8378, -0.5796)  # town hall
    assert not _covers("à Bordeaux", 44.9147, -0.2435)  # Libourne


def test_vague_words_are_wide_zones() -> None:
    assert 8_000 <= _radius("près de Lille") <= 36_000
    assert 8_000 <= _radius("dans la région de Bourg-en-Bresse") <= 44_000


# Every type has its geometry

TYPES = {
    "dans le Finistère": ("feature", Area),
    "à Bordeaux": ("feature", Disc),
    "près de Lille": ("near", Disc),
    "dans la région de Bourg-en-Bresse": ("area_of", Disc),
    "en banlieue de Lyon": ("suburb", Ring),
    "à 30 km de Nantes": ("offset", Ring),
    "à 30 km au sud de Nantes": ("offset_heading", Sector),
    "au nord de Dijon": ("heading", Sector),
    "entre Nancy et Metz": ("between", Disc),
}


@pytest.mark.parametrize("wording", TYPES)
def test_each_type_has_its_shape_protocol_source_and_remark(wording: str) -> None:
    found = at(wording)
    assert (found.locality_type, type(found.shape)) == TYPES[wording]
    assert found.georeference_protocol
    assert "Wieczorek" in found.georeference_protocol
    assert found.georeference_sources
    assert found.georeference_remarks
    assert found.georeference_verification_status is None


@pytest.mark.parametrize("wording", TYPES)
def test_the_stated_circle_holds_the_whole_geometry(wording: str) -> None:
    found = at(wording)
    drawn = shape(geometry_of(found, gazetteer()))
    centre = (found.decimal_latitude, found.decimal_longitude)
    rings = [polygon.exterior for polygon in getattr(drawn, "geoms", [drawn])]
    farthest = max(distance_in_meters(centre, (lat, lon)) for ring in rings for lon, lat in ring.coords)  # type: ignore[arg-type]
    assert farthest <= found.coordinate_uncertainty_in_meters * 1.001  # type: ignore[operator]


def test_the_suburb_is_round_the_town_and_not_its_centre() -> None:
    assert not _covers("en banlieue de Lyon", 45.7578, 4.8320)  # Lyon, place Bellecour
    assert _covers("en banlieue de Lyon", 45.7786, 4.9180)  # Vaulx-en-Velin


def test_the_north_of_a_departement_is_inside_and_north_of_a_town_outside() -> None:
    assert _covers("dans le nord du Finistère", 48.72, -3.98)  # Roscoff
    assert not _covers("dans le nord du Finistère", 47.87, -4.22)  # Loctudy
    assert _covers("au nord de Dijon", 47.45, 5.04)
    assert not _covers("au nord de Dijon", 47.20, 5.04)


@pytest.mark.parametrize("part", ["nord", "sud", "est", "ouest", "sud-ouest", "nord-est"])
def test_a_part_never_leaves_its_feature(part: str) -> None:
    whole = shape(geometry_of(at("dans l'Aveyron"), gazetteer()))
    piece = shape(geometry_of(at(f"dans le {part} de l'Aveyron"), gazetteer()))
    assert whole.buffer(1e-6).contains(piece)
    assert 0.2 * whole.area < piece.area < 0.7 * whole.area


def test_the_precision_of_the_number_widens_the_ring() -> None:
    def width(wording: str) -> float:
        ring = at(wording).shape
        assert isinstance(ring, Ring)
        return ring.outer_radius_in_meters - ring.inner_radius_in_meters

    assert width("à 42 km de Nantes") < width("à 45 km de Nantes") < width("à 40 km de Nantes")


def test_coordinates_have_no_more_digits_than_they_support() -> None:
    france = at("en France")
    assert france.decimal_latitude == round(france.decimal_latitude or 0, 1)
    bordeaux = at("à Bordeaux")
    assert bordeaux.decimal_latitude == round(bordeaux.decimal_latitude or 0, 4)


# What is not drawn


def test_two_open_names_settle_each_other() -> None:
    found = locate("between Dundee and Perth", gazetteer(), Context(lang="en"))
    assert found.decimal_latitude == pytest.approx(56.43, abs=0.1)
    assert found.georeference_verification_status == "requires verification"


@pytest.mark.parametrize("wording", ["à deux heures de route de Lyon", "à plus de 300 km de Paris", "en province"])
def test_what_has_no_place_is_refused_with_a_reason(wording: str) -> None:
    found = at(wording)
    assert found.shape is None
    assert found.locality_type == "unmappable"
    assert found.georeference_verification_status == "unable to georeference"
    assert found.georeference_remarks


def test_a_merged_commune_is_its_present_one_and_says_so() -> None:
    found = at("à Annecy-le-Vieux")
    assert found.feature_code == "74010"
    assert any("Annecy-le-Vieux" in remark for remark in found.georeference_remarks)


def test_a_commune_without_coordinates_is_the_zone_of_its_neighbours_and_says_so() -> None:
    found = at("à Oô", "Haute-Garonne")
    assert found.feature_code == "31404"
    assert len(found.georeference_remarks) > 1


# Properties

names = st.sampled_from(
    ["Bordeaux", "Lille", "Brest", "Rennes", "Bourg-en-Bresse", "Saint-Étienne", "Châlons-en-Champagne", "Aurillac"]
)


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_any_text_is_answered_or_refused_with_a_flag(wording: str) -> None:
    found = locate(wording, gazetteer(), Context())
    assert found.located or found.georeference_verification_status
    assert to_json(found)["verbatimLocality"] == wording


@given(names)
def test_vague_words_never_narrow(name: str) -> None:
    assert _radius(f"à {name}") < _radius(f"près de {name}") < _radius(f"dans la région de {name}")


@given(names, st.integers(1, 400), st.integers(1, 400))
def test_the_radius_grows_with_the_stated_distance(name: str, a: int, b: int) -> None:
    near, far = sorted((a, b))
    # The same precision for both, or a rounder number could outgrow a larger one.
    near, far = near * 10, far * 10
    assert _radius(f"à {near} km de {name}") <= _radius(f"à {far} km de {name}")


@given(names, st.sampled_from(["à {}", "près de {}", "dans la région de {}", "à 20 km de {}", "au sud de {}"]))
def test_accents_case_and_hyphens_change_nothing(name: str, frame: str) -> None:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    reference = at(frame.format(name))
    for typed in (plain, name.upper(), name.replace("-", " "), plain.lower().replace("-", " ")):
        found = at(frame.format(typed))
        assert (found.feature_code, found.shape) == (reference.feature_code, reference.shape)


@pytest.mark.parametrize(
    "wording", ["aux Fidji", "en Tchoukotka", "au Groenland", "en Antarctique", "en Nouvelle-Zélande"]
)
def test_the_ends_of_the_earth_are_drawn_without_a_break(wording: str) -> None:
    found = geometry_of(at(wording), gazetteer())
    assert found is not None
    drawn = shape(found)
    assert drawn.is_valid
    assert all(polygon.exterior.is_ccw for polygon in getattr(drawn, "geoms", [drawn]))
    west, south, east, north = drawn.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90


def test_every_doubt_and_reason_of_the_grammar_has_its_words() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "mapgen" / "locality").rglob("*.py"))
    remarks = {f"remark.{key}" for key in re.findall(r'remark\("(\w+)"\)', source)}
    reasons = {f"reason.{key}" for key in re.findall(r'(?:missing|reason) ?= ?"(\w+)"', source)}
    reasons |= {f"reason.{key}" for key in PHRASES}
    assert len(remarks) > 5
    assert len(reasons) > 10
    for language in languages():
        assert remarks | reasons <= set(catalogue(language))
