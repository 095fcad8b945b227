"""Which places of an article become rows: those where an arrest is reported, in its own words, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapgen.desk.draft.account import records
from mapgen.desk.draft.article import Article
from mapgen.desk.draft.drafting import draft
from mapgen.desk.draft.found import Draft
from mapgen.desk.draft.names import Names
from mapgen.desk.draft.rows import COLUMNS, rows, to_csv
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.places.columns import COLUMNS as ALL_COLUMNS
from tests.articles import Case, by_language, cases, drafted, score, total

GAZETTEER = Gazetteer()
NAMES = Names(GAZETTEER)
CASES = cases()
#: What a change may not fall below; tests/benchmarks/draft.py prints where it stands.
LEAST_F1 = 0.93
LEAST_COUNTS = 0.9


def made(text: str, **values: str) -> Draft:
    return draft(Article(text, **values), GAZETTEER, names=NAMES)  # type: ignore[arg-type]


def found(text: str) -> list[tuple[str, int | None]]:
    return [(row.wording, row.arrests) for row in made(text).rows]


def places(text: str) -> list[str]:
    return [row.wording for row in made(text).rows]


def test_the_articles_are_drafted_as_an_editor_would() -> None:
    results = [(case, score(case, drafted(case, GAZETTEER, NAMES))) for case in CASES]
    whole = total(result for _, result in results)
    assert len(CASES) >= 60
    assert whole.f1 >= LEAST_F1, whole.faults
    assert whole.counts_right >= LEAST_COUNTS * whole.counts, whole.faults
    for language in ("fr", "en"):
        assert by_language(results, language).f1 >= LEAST_F1 - 0.03


@pytest.mark.parametrize("case", [case for case in CASES if not case.gold["places"]], ids=lambda case: case.name)
def test_an_article_without_arrests_gives_no_row(case: Case) -> None:
    assert drafted(case, GAZETTEER, NAMES).rows == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_wording_stands_in_its_article(case: Case) -> None:
    text = " ".join(case.text.split())
    assert [row.wording for row in drafted(case, GAZETTEER, NAMES).rows if row.wording not in text] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_language_is_detected(case: Case) -> None:
    assert drafted(case, GAZETTEER, NAMES).language == case.gold["lang"]


def _rows(wanted: str) -> list[tuple[str, int | None]]:
    cells = [cell.strip().partition("#") for cell in wanted.split("|") if cell.strip()]
    return [(wording, int(number) if number else None) for wording, _, number in cells]


# One idea a line: the sentence, and the rows that it gives.
FRENCH = [
    ("Trois hommes ont été interpellés à Nice et deux femmes à Toulon.", [("à Nice", 3), ("à Toulon", 2)]),
    ("Un homme originaire de Lyon a été arrêté à Dijon.", [("à Dijon", 1)]),
    ("Un homme a été interpellé à Brest puis écroué à Lorient.", [("à Brest", 1)]),
    ("Deux suspects ont été arrêtés à Pau, a annoncé le parquet de Bayonne.", [("à Pau", 2)]),
    ("Cinq personnes ont été interpellées, dont trois à Nantes.", [("à Nantes", 3)]),
    ("Une dizaine de personnes ont été arrêtées à Metz.", [("à Metz", None)]),
    ("Au moins quatre personnes ont été interpellées près de Lille.", [("près de Lille", None)]),
    ("Aucune arrestation n'a eu lieu à Rennes.", []),
    ("Le suspect n'a pas été arrêté à Rennes.", []),
    ("Il pourrait être interpellé à Rennes.", []),
    ("Un mandat d'arrêt a été émis à Rennes.", []),
    ("Des perquisitions ont été menées à Rennes, sans interpellation.", []),
    ("Les perquisitions menées à Rennes ont conduit à deux interpellations.", [("à Rennes", 2)]),
    ("Le préfet a pris un arrêté municipal à Rennes.", []),
    ("Le bus s'est arrêté à Rennes.", []),
    ("À Marseille, six hommes ont été appréhendés.", [("À Marseille", 6)]),
    ("Il s'était réfugié à Tours. Il y a été interpellé lundi.", [("à Tours", 1)]),
    ("Il a été localisé à Tours, où les gendarmes l'ont arrêté.", [("à Tours", 1)]),
    (
        "Des interpellations ont eu lieu à Nice (3), Toulon (2) et Cannes (1).",
        [("à Nice", 3), ("Toulon", 2), ("Cannes", 1)],
    ),
    ("L'arrestation de Laurent Martin a eu lieu à Vannes.", [("à Vannes", None)]),
    ("Quatre hommes ont été arrêtés à Vienne, en Isère.", [("à Vienne, en Isère", 4)]),
    (
        "Deux hommes ont été arrêtés à une dizaine de kilomètres au nord de Nîmes.",
        [("à une dizaine de kilomètres au nord de Nîmes", 2)],
    ),
    ("Un homme a été interpellé rue de la Paix à Lens.", [("à Lens", 1)]),
    (
        "Un homme a été arrêté à Lyon, un autre dans la banlieue lilloise.",
        [("à Lyon", 1), ("dans la banlieue lilloise", 1)],
    ),
    ("Ces supporters du RC Lens ont été interpellés à Arras.", [("à Arras", None)]),
    ("En 2019, deux hommes avaient été arrêtés à Metz.", []),
    ("Six personnes ont été arrêtées en France : quatre à Nice, deux à Pau.", [("à Nice", 4), ("à Pau", 2)]),
]
ENGLISH = [
    ("Police arrested three men in Leeds and two in Bradford.", [("in Leeds", 3), ("in Bradford", 2)]),
    ("A man from York was arrested in Hull.", [("in Hull", 1)]),
    ("Police in Cardiff arrested two women.", [("in Cardiff", 2)]),
    ("Arrests were made in Bristol and Bath.", [("in Bristol", None), ("Bath", None)]),
    ("He was arrested in Dover and appeared at Leeds Crown Court.", [("in Dover", 1)]),
    ("No arrests were made in Dover.", []),
    ("He could be arrested in Dover.", []),
    ("Homes in Dover were searched.", []),
    ("He was found in Derby and arrested there.", [("in Derby", 1)]),
    ("Four people were detained 15 miles north of Inverness.", [("15 miles north of Inverness", 4)]),
    ("Two men were held in Wigan, Greater Manchester.", [("in Wigan, Greater Manchester", 2)]),
    ("A raid in Swansea led to three arrests.", [("in Swansea", 3)]),
    ("About 20 protesters were arrested in Brighton.", [("in Brighton", None)]),
    ("He was arrested in Paris and extradited to London.", [("in Paris", 1)]),
]


TABLE = [
    line.split(" =>")
    for line in (Path(__file__).parent / "draft_sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
SENTENCES = [*FRENCH, *ENGLISH, *((text.replace("\\n", "\n"), _rows(wanted)) for text, wanted in TABLE)]


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES, ids=[sentence[:60] for sentence, _ in SENTENCES])
def test_a_sentence_gives_its_rows(sentence: str, wanted: list[tuple[str, int | None]]) -> None:
    assert found(sentence) == wanted


def test_one_row_a_place_however_often_it_is_named() -> None:
    text = "Trois arrestations à Nice\n\nTrois hommes ont été arrêtés à Nice. L'un a été interpellé à Nice sans heurts."
    assert found(text) == [("à Nice", 3)]


def test_the_seat_of_a_police_unit_is_a_row_only_where_nothing_else_is_known_and_with_a_note() -> None:
    alone = made("Deux hommes ont été interpellés par la police de Nantes.").rows
    assert [(row.wording, row.verdict.doubt) for row in alone] == [("Nantes", "note_unit")]
    assert places("Deux hommes ont été interpellés à Rezé par la police de Nantes.") == ["à Rezé"]


def test_a_conditional_of_the_press_is_a_row_with_a_note() -> None:
    assert [row.verdict.doubt for row in made("Il aurait été arrêté à Gênes.").rows] == ["note_reported"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Un homme a été arrêté à Langon.", "Langon (Gironde)"),
        ("Deux hommes ont été arrêtés à Langon et à Bordeaux.", ""),
        ("Un homme a été arrêté à Bordeaux.", ""),
    ],
)
def test_a_name_that_stays_open_has_a_todo_with_what_it_may_be(text: str, said: str) -> None:
    todo = rows(made(text), NAMES, GAZETTEER, "en")[0]["todo"]
    assert said in todo
    assert bool(said) == bool(todo)


def test_rows_have_columns_that_the_reader_knows_and_no_other() -> None:
    assert set(COLUMNS) <= {column.name for column in ALL_COLUMNS}
    assert to_csv([]) == ",".join(COLUMNS) + "\n"


PEOPLE = (
    "L'affaire Karim Delorme-Vasseur : deux arrestations à Nice\n\n"
    "Karim Delorme-Vasseur, 34 ans, a été interpellé à Nice avec M. Lyon et Zoé Ostrowski. "
    "L'avocat de Karim, Me Tours, n'a pas répondu. "
    "Agnès Bourg a été arrêtée à Pau avec Ali Prison. ZOÉ OSTROWSKI avait été vue à Cannes avec Paris Hamelin.\n"
)


def test_no_name_of_a_person_is_in_any_output() -> None:
    drafted = made(PEOPLE, source_url="https://example.org/a", title=PEOPLE.splitlines()[0])
    told = to_csv(rows(drafted, NAMES, GAZETTEER, "fr")) + json.dumps(list(records(drafted, "fr")), ensure_ascii=False)
    assert "à Nice" in told
    assert re.findall(r"(?i)karim|delorme|vasseur|zoé|ostrowski|hamelin|bourg|prison|agnès", told) == []
    assert "M. Lyon" not in told
    assert "Me Tours" not in told


def test_the_account_tells_of_every_place_those_left_out_included() -> None:
    text = "Un homme de Lyon a été arrêté à Nice ; le parquet de Toulon a ouvert une enquête."
    told = [(r["place"], r["decision"], r["reason"]) for r in records(made(text), "en")]
    assert told == [
        ("Lyon", "left out", "says whose or where somebody is from"),
        ("à Nice", "row", "an arrest is reported there"),
        ("Toulon", "left out", "seat of a prosecutor"),
    ]


WORDS = st.sampled_from(
    "Nice Lyon à de du en dans près la le les Un deux trois hommes ont été a arrêté interpellés ; : , . ( ) « » où y "
    "aucune sans Police in at of arrested were three men near Leeds and et 12 2019 l' d' - M. entre \n".split(" ")
)


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map(" ".join)))
def test_no_text_breaks_it_and_every_row_is_in_the_text(text: str) -> None:
    drafted = made(text)
    list(records(drafted, "fr"))
    plain = " ".join(text.split())
    assert all(row.wording in plain for row in drafted.rows)
    assert all(row.arrests is None or row.arrests >= 1 for row in drafted.rows)
