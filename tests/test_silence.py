"""Nothing false in silence: where a text could be something else than what is drawn, it is asked about or flagged."""

from __future__ import annotations

from functools import cache

import pytest

from mapgen import Context, Gazetteer, locate
from mapgen.georeferencing.shapes import Georeference


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def found(
    wording: str, *, within: str | None = None, country: str | None = None, lang: str | None = None
) -> Georeference:
    return locate(wording, gazetteer(), Context(within, lang, country))


@pytest.mark.parametrize(
    "cell",
    [
        "nan",
        "NaN",
        "None",
        "NA",
        "N/A",
        "n.c.",
        "NC",
        "RAS",
        "pas de lieu",
        "Lieu inconnu",
        "à déterminer",
        "Unknown",
        "TBD",
        "Divers",
        "-",
        "—",
        "?",
        "...",
        "x",
        "null",
        "0",
        "non précisé",
        "not available",
    ],
)
def test_words_for_nothing_are_no_place(cell: str) -> None:
    answer = found(cell, country="FR")
    assert not answer.located
    assert answer.georeference_verification_status == "unable to georeference"
    assert "does not give the place" in answer.georeference_remarks[0]


@pytest.mark.parametrize(
    ("wording", "code"), [("à None", "3172215"), ("à Us", "95625"), ("à Eu", "76255"), ("à Y", "80829")]
)
def test_towns_whose_names_look_like_nothing_or_codes_stay_towns(wording: str, code: str) -> None:
    assert found(wording).feature_code == code


@pytest.mark.parametrize("letters", ["in LA", "GA", "in KY", "MK", "NI", "in L.A.", "in MA"])
def test_two_letters_alone_are_asked_about(letters: str) -> None:
    assert not found(letters).located


@pytest.mark.parametrize(
    ("letters", "country", "state"),
    [
        ("in GA", "US", "US-GA"),
        ("LA", "US", "US-LA"),
        ("in Ont.", None, "CA-ON"),
        ("Pa.", None, "US-PA"),
        ("in Kan.", None, "US-KS"),
        ("S.C.", None, "US-SC"),
        ("in N.B.", None, "CA-NB"),
    ],
)
def test_letters_are_a_state_where_country_or_full_stops_say_so(letters: str, country: str | None, state: str) -> None:
    assert found(letters, country=country).feature_code == state


@pytest.mark.parametrize(
    "wording", ["the EU", "in the EU", "EU", "UE", "the Gulf", "Central American", "the White House"]
)
def test_groups_of_countries_and_seats_of_power_are_no_towns(wording: str) -> None:
    assert not found(wording).located


@pytest.mark.parametrize(
    "cell",
    [
        "Lille, Roubaix, Tourcoing",
        "Metz / Thionville",
        "Oakland, Berkeley",
        "Nantes | Rezé",
        "Nîmes ; Alès",
        "Lyon & Bron",
        "Rouen\nElbeuf",
        "Créteil, Vitry-sur-Seine",
        "Leeds, Bradford",
    ],
)
def test_towns_in_a_row_are_a_list_and_nearness_is_no_containment(cell: str) -> None:
    answer = found(cell)
    assert not answer.located
    assert "row for each" in " ".join(answer.georeference_remarks)


@pytest.mark.parametrize(
    ("wording", "code"),
    [("Vienne, Isère", "38544"), ("Cambridge, Mass.", "4931972"), ("Bercy, Paris", "75056"), ("Lyon 3e", "69383")],
)
def test_a_container_is_no_list(wording: str, code: str) -> None:
    assert found(wording).feature_code == code


@pytest.mark.parametrize(
    ("wording", "within", "code"),
    [("Vienne", within, "38544") for within in ("Isère", "38", "38 - Isère", "38-Isère", "Isère (38)", "38.0", "FR-38")]
    + [("Digne", within, "04070") for within in ("4", "04", "4.0", "Alpes-de-Haute-Provence (04)")]
    + [
        ("13e arrondissement", "Paris", "75113"),
        ("Mayenne", "Mayenne", "53147"),
        ("Saint-Pierre", "Martinique", "97225"),
    ],
)
def test_within_is_read_as_sheets_have_it(wording: str, within: str, code: str) -> None:
    assert found(wording, within=within, country="FR").feature_code == code


@pytest.mark.parametrize(
    ("wording", "country"),
    [
        ("à Nan", None),
        ("in Whalley", "GB"),
        ("in Sandwich", "GB"),
        ("à None", "FR"),
        ("in Kyoto", "GB"),
        ("à Gand", "FR"),
    ],
)
def test_a_place_abroad_is_flagged(wording: str, country: str | None) -> None:
    answer = found(wording, country=country)
    assert answer.georeference_verification_status == "requires verification"


@pytest.mark.parametrize(("wording", "code"), [("à Orleans", "45234"), ("à Meru", "60395"), ("à Beziers", "34032")])
def test_a_missing_accent_is_no_reason_to_leave_the_country(wording: str, code: str) -> None:
    assert found(wording).feature_code == code


def test_what_the_press_calls_a_foreign_town_beats_a_village_but_for_its_accent() -> None:
    assert found("à Berne").feature_code == "2661552"


@pytest.mark.parametrize(
    ("wording", "part"),
    [
        ("in the southern department of Gard", None),
        ("in the western region of Brittany", None),
        ("in the central French city of Tours", None),
        ("in the south of Gard", "s"),
        ("in southern Gard", "s"),
        ("dans le sud du Gard", "s"),
        ("in the north-eastern city of Lille", None),
    ],
)
def test_agencies_say_where_a_whole_lies(wording: str, part: str | None) -> None:
    shape = found(wording, lang="en").shape
    assert getattr(shape, "part", None) == part


def test_a_short_name_counts_only_where_nobody_bears_it_whole() -> None:
    answer = found("à Saint-Cyr (Manche)")
    assert not answer.located
    assert [candidate.name for candidate in answer.candidates] == ["Saint-Cyr-du-Bailleul"]
    assert found("Saint-Cyr", within="Saint-Cyr-du-Bailleul").feature_code == "50462"
    assert found("à Aix (Bouches-du-Rhône)").feature_code == "13001"  # a town is known by its short name


def test_a_likely_misspelling_is_a_suggestion_and_never_an_end_of_a_pair() -> None:
    answer = found("between Omak and Penticton")
    assert not answer.located
    assert "Omsk" in " ".join(answer.georeference_remarks)


def test_a_distance_is_told_from_the_town() -> None:
    assert found("11 km south of Mayenne", country="FR").feature_code == "53147"
    assert found("à 11 km au sud de la Mayenne", country="FR").feature_code == "53"


@pytest.mark.slow
def test_each_remedy_offered_settles_its_place() -> None:
    towns = gazetteer().towns_in(-5.0, 42.0, 8.0, 51.0, 40_000)[::11]
    tried = 0
    for town in towns:
        wording = f"à {town.name}"
        answer = found(wording, country="FR")
        if answer.located:
            continue
        for candidate in answer.candidates:
            settled = found(wording, within=candidate.within, country="FR")
            meant = (candidate.feature_class, candidate.feature_code)
            assert (settled.feature_class, settled.feature_code) == meant, (wording, candidate)
            tried += 1
    assert tried >= 500
