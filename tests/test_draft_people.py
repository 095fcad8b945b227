"""No surname in any output, though half of them are towns: not in a row, not in the title, not in the reasons."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mapgen.desk.draft.account import records
from mapgen.desk.draft.article import Article, Language
from mapgen.desk.draft.drafting import draft
from mapgen.desk.draft.names import Names
from mapgen.desk.draft.rows import rows, to_csv
from mapgen.geocoding.gazetteer import Gazetteer

GAZETTEER = Gazetteer()
NAMES = Names(GAZETTEER)


def _surnames() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "surnames.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^\[(\w+)\]$", text, flags=re.MULTILINE)[1:]
    return {language: names.split() for language, names in zip(blocks[::2], blocks[1::2], strict=True)}


SURNAMES = _surnames()
#: Arrest prose with a place for a surname. What stands before a blank line is the title.
FRAMES: dict[Language, list[str]] = {
    "fr": [
        "Selon le récit de son arrestation, quand les policiers sont arrivés chez elle NAME a tendu les mains.",
        "Jean NAME a été interpellé à Lille.",
        "NAME a été arrêté à Lille.",
        "M. NAME, 34 ans, a été interpellé à Lille.",
        "L'arrestation de NAME à Lille a surpris.",
        "L'avocat de NAME, arrêté à Lille, proteste.",
        "Le suspect, NAME, a été arrêté à Lille.",
        "Les policiers ont interpellé NAME à Lille.",
        "Interpellé à Lille, NAME a été placé en garde à vue.",
        "Une bagarre entre NAME et un voisin a conduit à deux arrestations à Lille.",
        "Deux hommes ont été arrêtés à Lille chez NAME.",
        "Deux hommes ont été arrêtés au domicile de NAME.",
        "Deux hommes ont été arrêtés dans la voiture de NAME, à Lille.",
        "NAME et Dupont ont été interpellés à Lille.",
        "À Lille, NAME et un complice ont été arrêtés.",
        "Les gendarmes ont passé les menottes à NAME à Lille.",
        "Affaire NAME : deux arrestations à Lille\n\nDeux hommes ont été arrêtés à Lille. Karim NAME se dit innocent.",
        "Selon NAME, deux hommes ont été arrêtés à Lille.",
        "« Ils l'ont arrêté à Lille », raconte NAME.",
        "Trois hommes, dont NAME, ont été arrêtés à Lille.",
        "Les frères NAME ont été interpellés à Lille.",
        "Les interpellations de NAME et de son frère ont eu lieu à Lille.",
        "Les arrestations de NAME et Dupont ont eu lieu à Lille.",
        "Trois suspects (NAME, Dupont et Petit) ont été arrêtés à Lille.",
        "La famille NAME a été arrêtée à Lille.",
        "Un homme a été arrêté à la demande de NAME.",
        "NAME, 51 ans, a été arrêté. Les enquêteurs soupçonnaient NAME depuis mars.",
        "Arrêté à Lille, le nommé NAME a nié.",
        "Deux hommes ont été arrêtés à Lille avec NAME.",
        "La voiture de NAME a été retrouvée. Deux hommes ont été arrêtés à Lille.",
        "NAME arrêté à Lille\n\nLe chanteur a été interpellé mardi à Lille.",
        "Un ami de NAME a été arrêté à Lille.",
        "NAME : « J'ai été arrêté à Lille »\n\nMarc NAME raconte son arrestation à Lille.",
        "Un homme a été interpellé pour le meurtre de NAME à Lille.",
        "Un homme soupçonné d'avoir tué NAME a été interpellé à Lille.",
        "Le domicile de NAME a été perquisitionné, un homme a été arrêté.",
        "L'opposant NAME, interpellé vendredi à Lille, a été relâché.",
        "La police a arrêté Karim NAME, 23 ans, et Zoé NAME, 21 ans, à Lille.",
        "Le policier NAME a interpellé un homme à Lille.",
        "Une femme a été arrêtée devant chez NAME à Lille.",
    ],
    "en": [
        "According to the narrative of her arrest, when deputies arrived at her home NAME held out her hands.",
        "John NAME was arrested in Leeds.",
        "NAME was arrested in Leeds.",
        "Mr NAME, 34, was arrested in Leeds.",
        "The arrest of NAME in Leeds surprised everybody.",
        "NAME's lawyer said he was arrested in Leeds.",
        "The suspect, NAME, was arrested in Leeds.",
        "Police arrested NAME in Leeds.",
        "Police in Leeds arrested NAME and a friend.",
        "A fight between NAME and a neighbour led to two arrests in Leeds.",
        "Two men were arrested in NAME's car in Leeds.",
        "Two men were arrested at NAME's home.",
        "Two men were arrested at the home of NAME.",
        "NAME and Jones were arrested in Leeds.",
        "In Leeds, NAME and an accomplice were arrested.",
        "In Leeds, NAME was arrested.",
        "NAME arrested in Leeds\n\nThe singer was detained in Leeds. Karim NAME denies it.",
        "According to NAME, two men were arrested in Leeds.",
        '"They arrested him in Leeds," said NAME.',
        "Three men, including NAME, were arrested in Leeds.",
        "The NAME brothers were arrested in Leeds.",
        "Two men were arrested in the NAME case.",
        "Two men were arrested at the NAME house in Leeds.",
        "Three suspects (NAME, Jones and Brown) were arrested in Leeds.",
        "The NAME family was arrested in Leeds.",
        "A man was arrested at the request of NAME.",
        "NAME, 51, was arrested. Detectives had suspected NAME since March.",
        "Detained in Leeds, NAME denied everything.",
        "Two men were arrested in Leeds with NAME.",
        "Officers found the car of NAME. Two men were arrested in Leeds.",
        "Deputies led NAME away after he was cuffed in Leeds.",
        "A friend of NAME was arrested in Leeds.",
        "Arrests were made in Leeds after NAME called police.",
        "A man was arrested over the murder of NAME in Leeds.",
        "A man accused of killing NAME was arrested in Leeds.",
        "Officers searched NAME's flat and arrested a man.",
        "Singer NAME, detained in Leeds on Friday, was released.",
        "Police arrested Karim NAME, 23, and Zoe NAME, 21, in Leeds.",
        "Officer NAME arrested a man in Leeds.",
        "A knife was pointed at NAME, and a man was arrested in Leeds.",
        "Deputy NAME said two men were arrested in Leeds.",
    ],
}
#: Each name is put into every n-th frame, each frame gets every n-th name.
SHARE = 5


def told(text: str, lang: Language) -> str:
    """All that a draft says anywhere."""
    title = text.split("\n")[0] if "\n\n" in text else None
    made = draft(Article(text, "https://example.org/a", title, lang=lang), GAZETTEER, names=NAMES)
    return to_csv(rows(made, NAMES, GAZETTEER, lang)) + json.dumps(list(records(made, lang)), ensure_ascii=False)


def test_there_are_a_thousand_names_and_forty_frames() -> None:
    assert sum(map(len, SURNAMES.values())) >= 1000
    assert min(map(len, FRAMES.values())) >= 40


@pytest.mark.parametrize(
    ("lang", "number"), [(lang, number) for lang, frames in FRAMES.items() for number in range(len(frames))]
)
def test_a_surname_is_in_no_output(lang: Language, number: int) -> None:
    frame = FRAMES[lang][number]
    names = SURNAMES[lang][number % SHARE :: SHARE]
    leaked = [name for name in names if re.search(rf"\b{name}\b", told(frame.replace("NAME", name), lang))]
    assert leaked == []


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("Jean Martin, 34 ans, a été interpellé à Martin, dans le Lot.", "fr", "à Martin"),
        ("Paul Lyon a été arrêté à Lyon. Selon Lyon, deux hommes l'accompagnaient.", "fr", "à Lyon"),
        ("Mr Lincoln, 41, was arrested in Lincoln.", "en", "in Lincoln"),
        ("Deputies took Kim Houston, 30, into custody in Houston, Texas.", "en", "in Houston, Texas"),
    ],
)
def test_a_town_of_that_name_stays_where_its_own_preposition_says_so(text: str, lang: Language, said: str) -> None:
    made = draft(Article(text, lang=lang), GAZETTEER, names=NAMES)
    assert said in " | ".join(row.wording for row in made.rows)
