"""``Gazetteer.geocode`` and ``locate`` mean one feature by one text."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import Any

import pytest
from geopy.location import Location

from mapgen import Gazetteer, locate
from mapgen.geocoding import Context
from tests.examples.strings import STRINGS

TEXTS = 200


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def texts() -> list[str]:
    """Half of them wordings of the press, half names with and without what contains them; the same ones each time."""
    draw, gazetteer = random.Random(7), Gazetteer()
    with (Path(__file__).parent / "press_wordings.csv").open(encoding="utf-8-sig", newline="") as file:
        wordings = [row["wording"] for row in csv.DictReader(file)]
    names = []
    for town in draw.sample(gazetteer.towns_in(-180, -90, 180, 90, 20_000), TEXTS // 2):
        containers = gazetteer.containers(town)
        names.append(
            f"{town.name}, {draw.choice(containers).name}" if containers and draw.random() < 0.5 else town.name
        )
    return [*draw.sample(wordings, TEXTS - len(names)), *names]


def identity(location: Any) -> tuple[str, str] | None:
    return None if location is None else (location.raw["featureClass"], location.raw["featureCode"])


@pytest.mark.parametrize(
    "asked",
    [{}, {"language": "fr"}, {"country": "US", "language": "en"}, {"within": "France"}],
    ids=lambda asked: ",".join(asked) or "alone",
)
def test_two_hundred_texts_have_one_answer(gazetteer: Gazetteer, asked: dict[str, str]) -> None:
    given = texts()
    assert len(set(given)) == TEXTS
    differing, known = [], 0
    for text in given:
        found, location = locate(text, gazetteer, **asked), gazetteer.geocode(text, **asked)
        meant = (found.feature_class, found.feature_code) if found.feature_code is not None else None
        known += meant is not None
        if identity(location) != meant:
            differing.append((text, meant, identity(location)))
        if isinstance(location, Location):
            at = (round(location.latitude, 5), round(location.longitude, 5))
            assert at == (found.reference_latitude, found.reference_longitude)
    assert differing == []
    assert known >= TEXTS / 3


@pytest.mark.parametrize(
    ("text", "code"),
    [("Cologne", "2886242"), ("Tokyo, Japan", "1850147"), ("près de Lille", "59350"), ("à St-Denis (93)", "93066")],
)
def test_a_text_means_what_a_reader_takes_it_for(gazetteer: Gazetteer, text: str, code: str) -> None:
    assert identity(gazetteer.geocode(text)) == ("municipality", code)


def test_what_is_said_beside_the_text_settles_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Vienne") is None
    assert identity(gazetteer.geocode("Vienne", within="Isère")) == ("municipality", "38544")
    assert identity(gazetteer.geocode("Cambridge", country="GB")) == ("municipality", "2653941")
    assert identity(gazetteer.geocode("Cambridge", within="Massachusetts")) == ("municipality", "4931972")


def test_what_is_said_beside_a_context_adds_to_it(gazetteer: Gazetteer) -> None:
    context = Context(country="FR", lang="fr")
    assert locate("Vienne", gazetteer, context, within="Isère").feature_code == "38544"
    assert locate("Cambridge", gazetteer, Context(within="Massachusetts"), country="GB").feature_code == "4931972"


def test_a_misspelling_is_no_answer(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Bordeau", exactly_one=False) is None


def test_a_wording_of_no_single_feature_has_no_location(gazetteer: Gazetteer) -> None:
    for text in ("entre Nancy et Metz", "à deux heures de route de Lille", "en province", "", "   "):
        assert gazetteer.geocode(text) is None
        assert gazetteer.geocode(text, exactly_one=False) is None


def test_the_meant_one_is_the_first_of_the_list(gazetteer: Gazetteer) -> None:
    for text in ("Valence", "Springfield, Illinois", "London", "Paris"):
        first, *_ = gazetteer.geocode(text, exactly_one=False) or [None]
        one = gazetteer.geocode(text)
        assert one is None or identity(first) == identity(one)


@pytest.mark.parametrize("nothing", [None, float("nan"), 33063, b"Lille"])
def test_what_is_no_text_is_refused_in_words(gazetteer: Gazetteer, nothing: Any) -> None:
    for ask in (gazetteer.geocode, lambda text: locate(text, gazetteer)):
        with pytest.raises(TypeError, match="a wording is text, not"):
            ask(nothing)


def test_what_stands_beside_it_is_checked_too(gazetteer: Gazetteer) -> None:
    with pytest.raises(TypeError, match="within is text, not nan"):
        gazetteer.geocode("Lille", within=float("nan"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="FR for France; not 'France'"):
        locate("Lille", gazetteer, country="France")


def test_fifty_messy_strings_are_the_places_that_were_meant(gazetteer: Gazetteer) -> None:
    assert len(STRINGS) == 50
    wrong = []
    for text, code in STRINGS:
        location = gazetteer.geocode(text, country="FR") if text else None
        if (location.raw["featureCode"] if location else "") != code:
            wrong.append((text, code, identity(location)))
    assert wrong == []


def test_a_column_of_pandas_becomes_places() -> None:
    pandas = pytest.importorskip("pandas")
    from tests.examples.strings import places

    column = pandas.Series([text for text, _ in STRINGS], index=range(100, 150))
    table = places(column)
    assert list(table.index) == list(column.index)
    assert list(table["featureCode"].fillna("")) == [code for _, code in STRINGS]
