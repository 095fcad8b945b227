"""A day, an hour or a date before a place changes neither the place nor its number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mapgen.desk.draft.article import Article, Language
from mapgen.desk.draft.drafting import draft
from mapgen.desk.draft.names import Names
from mapgen.geocoding.gazetteer import Gazetteer
from tests.articles import Case, cases

GAZETTEER = Gazetteer()
NAMES = Names(GAZETTEER)
#: What is put before the first place of each article.
TIMES: dict[Language, list[str]] = {
    "fr": [
        "mercredi à 5 h 45",
        "vers 21h30",
        "le 12 novembre",
        "le lundi 3 février 2025 vers 6 heures du matin",
        "samedi soir, peu avant minuit,",
        "dans la nuit de samedi à dimanche",
    ],
    "en": [
        "on June 14",
        "at about 4.20pm on Tuesday",
        "on Nov. 12",
        "early on Friday, 3 January 2025,",
        "at 07:35",
        "shortly before midnight on Saturday",
    ],
}
#: Of all texts, the least share whose place is found and of those whose number is right, and the most wrong numbers.
LEAST_FOUND, LEAST_RIGHT, MOST_WRONG = 0.97, 0.96, 2


def variations(case: Case) -> Iterator[tuple[str, str]]:
    """(text, wording) with each time before the first place that the article has in its middle of a sentence."""
    for place in case.gold["places"]:
        wording, text = place["wording"], case.text
        at = text.find(f" {wording}")
        if place["optional"] or at < 0 or not wording[0].islower():
            continue
        for time in TIMES[case.gold["lang"]]:
            yield f"{text[:at]} {time}{text[at:]}", wording
        return


def test_a_time_before_a_place_changes_neither_it_nor_its_number() -> None:
    found = right = wrong = count = 0
    for case in cases():
        gold = {wording: place for place in case.gold["places"] for wording in (place["wording"], *place["also"])}
        for text, wording in variations(case):
            count += 1
            rows = {row.wording: row for row in draft(Article(text), GAZETTEER, names=NAMES).rows}
            place = gold[wording]
            row = next((rows[w] for w in (wording, *place["also"]) if w in rows), None)
            found += row is not None
            sure = place.get("arrests_sure", True)
            right += row is not None and (row.arrests == place["arrests"] or (not sure and row.arrests is None))
            wrong += sum(
                row.arrests is not None and not row.todo and not row.verdict.doubt and row.arrests != gold[w]["arrests"]
                for w, row in rows.items()
                if w in gold and not gold[w]["optional"]
            )
    assert count >= 245
    assert found >= LEAST_FOUND * count
    assert right >= LEAST_RIGHT * count
    assert wrong <= MOST_WRONG


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("07:35 Deux hommes ont été arrêtés sur la D9 près de Dole, au point kilométrique 12.", "fr"),
        ("Deux hommes ont été arrêtés au Mans, dans le TER 8412, en vertu de l'article 78.", "fr"),
        ("Two men were arrested on Highway 61 near Duluth, Minnesota, off flight 302 at gate 14.", "en"),
        ("Two men, aged 19 and 22, were arrested on the 38 bus in Hackney under section 5.", "en"),
        ("Deux hommes de 19 et 22 ans ont été interpellés ligne 13, à Saint-Denis (93).", "fr"),
    ],
)
def test_a_figure_that_numbers_a_thing_counts_nobody(text: str, lang: Language) -> None:
    assert [row.arrests for row in draft(Article(text, lang=lang), GAZETTEER, names=NAMES).rows] == [2]
