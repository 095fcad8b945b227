"""Homonyms are settled by evidence, in its order, and never in silence. Real gazetteer, real names."""

from __future__ import annotations

import pytest

from mapgen.geocoding import Answer, Context, geocode
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.locality.clause import Toponym


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def _code(answer: Answer) -> tuple[str, str] | None:
    return (answer.record.feature_class, answer.record.feature_code) if answer.record else None


def _remarks(answer: Answer) -> list[str]:
    return [key for key, _ in answer.remarks]


@pytest.mark.parametrize(
    ("toponym", "expected"),
    [
        (Toponym("Finistère", "le", "dans"), ("department", "29")),
        (Toponym("Bordeaux", "", "a"), ("municipality", "33063")),
        (Toponym("Havre", "le", "de"), ("municipality", "76351")),
        (Toponym("Abymes", "les", "a"), ("municipality", "97101")),
        (Toponym("Vienne", "la", "dans"), ("department", "86")),
        (Toponym("Allier", "l'", "dans"), ("department", "03")),
        (Toponym("Allier", "", "a"), ("municipality", "65005")),
        (Toponym("Mayenne", "", "a"), ("municipality", "53147")),
        (Toponym("Mayenne", "la", "dans"), ("department", "53")),
        (Toponym("Brest", "", "a"), ("municipality", "29019")),
        (Toponym("Paris", "", "a"), ("municipality", "75056")),
        (Toponym("Bretagne", "", "en"), ("region", "53")),
        (Toponym("Espagne", "l'", "de"), ("country", "ES")),
        (Toponym("Luxembourg", "le", "a"), ("country", "LU")),
        (Toponym("29"), ("department", "29")),
        (Toponym("FR-59"), ("department", "59")),
        (Toponym("33000"), ("municipality", "33063")),
    ],
)
def test_french_articles_and_prepositions_tell_what_is_meant(
    gazetteer: Gazetteer, toponym: Toponym, expected: tuple[str, str]
) -> None:
    answer = geocode(toponym, gazetteer, Context(lang="fr"))
    assert _code(answer) == expected
    assert answer.remarks == ()


def test_the_town_of_vienne_stays_open_until_something_settles_it(gazetteer: Gazetteer) -> None:
    vienne = Toponym("Vienne", "", "a")
    answer = geocode(vienne, gazetteer, Context(lang="fr"))
    assert _code(answer) is None
    assert {record.country_code for record in answer.candidates} == {"FR", "AT"}
    assert _code(geocode(vienne, gazetteer, Context(lang="fr", within="Isère"))) == ("municipality", "38544")
    assert _code(geocode(vienne, gazetteer, Context(lang="fr"), [Toponym("Isère", "", "en")])) == (
        "municipality",
        "38544",
    )
    austria = geocode(vienne, gazetteer, Context(lang="fr", within="AT"))
    assert austria.record is not None
    assert austria.record.country_code == "AT"


def test_near_equals_are_never_settled_by_prominence(gazetteer: Gazetteer) -> None:
    answer = geocode(Toponym("Saint-Denis", "", "a"), gazetteer, Context(lang="fr"))
    assert answer.record is None
    assert _remarks(answer) == ["ambiguous"]
    assert {"93066", "97411"} <= {record.feature_code for record in answer.candidates}


@pytest.mark.parametrize(("within", "code"), [("93", "93066"), ("La Réunion", "97411"), ("Seine-Saint-Denis", "93066")])
def test_within_settles_a_homonym(gazetteer: Gazetteer, within: str, code: str) -> None:
    answer = geocode(Toponym("Saint-Denis", "", "a"), gazetteer, Context(lang="fr", within=within))
    assert answer.record is not None
    assert answer.record.feature_code == code


def test_the_other_places_of_the_source_break_a_tie_and_say_so(gazetteer: Gazetteer) -> None:
    [reunion] = [match.record for match in gazetteer.search("974") if match.kind == "code"]
    context = Context(lang="fr", nearby=frozenset({reunion.id}))
    answer = geocode(Toponym("Saint-Denis", "", "a"), gazetteer, context)
    assert answer.record is not None
    assert answer.record.feature_code == "97411"
    assert _remarks(answer) == ["context"]


def test_a_name_that_is_not_inside_its_container_is_refused(gazetteer: Gazetteer) -> None:
    answer = geocode(Toponym("Bordeaux", "", "a"), gazetteer, Context(lang="fr", within="Finistère"))
    assert answer.record is None
    assert _remarks(answer) == ["not_inside"]


def test_an_unknown_container_is_said(gazetteer: Gazetteer) -> None:
    answer = geocode(Toponym("Bordeaux", "", "a"), gazetteer, Context(lang="fr", within="Trucmuche"))
    assert _remarks(answer) == ["container_unknown"]


def test_in_an_english_text_a_world_city_is_meant_and_flagged(gazetteer: Gazetteer) -> None:
    answer = geocode(Toponym("Paris", "", "in"), gazetteer, Context(lang="en"))
    assert _code(answer) == ("municipality", "75056")
    assert _remarks(answer) == ["foreign"]
    american = geocode(Toponym("Paris", "", "in"), gazetteer, Context(lang="en"), [Toponym("Texas")])
    assert american.record is not None
    assert american.record.country_code == "US"


def test_a_country_is_foreign_to_nobody(gazetteer: Gazetteer) -> None:
    answer = geocode(Toponym("Lebanon", "", "in"), gazetteer, Context(lang="en"))
    assert _code(answer) == ("country", "LB")
    assert answer.remarks == ()


def test_a_misspelling_is_not_drawn_but_suggested(gazetteer: Gazetteer) -> None:
    answer = geocode(Toponym("Bordeau", "", "a"), gazetteer, Context(lang="fr"))
    assert answer.record is None
    assert answer.candidates[0].feature_code == "33063"
    assert _remarks(answer) == ["did_you_mean"]


def test_a_name_of_nothing_is_unknown(gazetteer: Gazetteer) -> None:
    answer = geocode(Toponym("Xyzzyqwv", "", "a"), gazetteer, Context(lang="fr"))
    assert answer.record is None
    assert answer.candidates == ()
    assert _remarks(answer) == ["unknown"]


@pytest.mark.parametrize(
    ("toponym", "within", "code"),
    [
        (Toponym("Fribourg", "", "a"), "Suisse", "2660718"),  # and not near the commune Suisse in Moselle
        (Toponym("Ternay", "", "a"), "Vienne", "86269"),  # in the département, not near the town
        (Toponym("Vire", "", "a"), "Calvados", "14762"),  # the former name, not Viré
    ],
)
def test_a_container_that_is_a_division_is_meant_as_one(
    gazetteer: Gazetteer, toponym: Toponym, within: str, code: str
) -> None:
    answer = geocode(toponym, gazetteer, Context(lang="fr", within=within, accented=True))
    assert answer.record is not None
    assert answer.record.feature_code == code


def test_accents_tell_names_apart_where_they_are_typed(gazetteer: Gazetteer) -> None:
    berne = Toponym("Berne", "", "a")
    accented = geocode(berne, gazetteer, Context(lang="fr", accented=True))
    assert accented.record is not None
    assert accented.record.country_code == "CH"


def test_a_much_larger_namesake_abroad_is_told(gazetteer: Gazetteer) -> None:
    answer = geocode(Toponym("Grammont", "", "a"), gazetteer, Context(lang="fr"))
    assert answer.record is None or "namesake_abroad" in _remarks(answer)
    assert any(record.country_code == "BE" for record in answer.candidates)


def test_letters_and_single_digits_are_no_codes(gazetteer: Gazetteer) -> None:
    assert geocode(Toponym("là", "", "de"), gazetteer, Context()).record is None
    assert geocode(Toponym("7"), gazetteer, Context()).record is None


def test_the_answer_is_a_location_as_geopy_has_it(gazetteer: Gazetteer) -> None:
    location = geocode(Toponym("Bordeaux", "", "a"), gazetteer, Context(lang="fr")).location(gazetteer)
    assert location is not None
    assert location.raw["featureCode"] == "33063"
    assert location.address.endswith("France")
