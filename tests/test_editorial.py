"""What a careful desk is told: persons, words that judge, and reports that want another look."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from mapgen.desk.notices import MAXIMUM_NOTICES, notices
from mapgen.errors import InputError, Problem
from mapgen.geocoding.asking import Asking
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.rows import read_places
from mapgen.line import consulted, read_input, surveyed
from mapgen.places.review.guilt import guilt_words
from mapgen.places.review.personal import personal_data, personal_in_address
from mapgen.settings import Settings
from mapgen.survey import survey

DAY = date(2026, 1, 15)
ROOT = Path(__file__).parents[1]


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def patterns(text: str) -> set[str]:
    return {found.pattern for found in personal_data(text, gazetteer().__contains__)}


# Persons


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Interpellation de Jean Dupont hier", "name"),
        ("KEVIN DURAND interpellé", "name"),
        ("arrest of Sarah O'Brien", "name"),
        ("le suspect, Karim B., a été entendu", "name"),
        ("M. Dupont a été entendu", "name"),
        ("Mme Le Goff", "name"),
        ("M.\u00a0Dupont, 34\u202fans", "name"),
        ("Jean, 34\u202fans", "age"),
        ("Mr Smith was charged", "name"),
        ("un homme surnommé « Momo »", "name"),
        ("Jean Dupont, 34 ans", "age"),
        ("Jean-Pierre, 34 ans, a été entendu", "age"),
        ("le conducteur, Wassim (17 ans), a fui", "age"),
        ("John Smith, 34, of Leeds", "age"),
        ("34-year-old Emily Jones", "age"),
        ("Thomas, aged 19, was held", "age"),
        ("contacter jean.dupont@example.org", "email"),
        ("son compte @kevin_du_59", "account"),
        ("joignable au 06 12 34 56 78", "phone"),
        ("joignable au 0612345678", "phone"),
        ("tél. +33 (0)6 12 34 56 78", "phone"),
        ("call +44 7700 900123", "phone"),
        ("call (212) 555-0123", "phone"),
        ("né le 12/03/1980 à Lille", "birth"),
        ("née le 1er avril 1990", "birth"),
        ("born on 12 March 1980", "birth"),
        ("le suspect (né en 1980)", "birth"),
        ("habite 12 rue des Lilas", "address"),
        ("au 12 bis, avenue Foch", "address"),
        ("lives at 12 Baker Street", "address"),
        ("une Clio immatriculée AB-123-CD", "plate"),
        ("registration AB12 CDE", "plate"),
        ("sécu 2 85 05 78 006 084 36", "number"),
        ("FR76 3000 6000 0112 3456 7890 189", "number"),
        ("voir portrait-suspect.jpg", "picture"),
    ],
)
def test_what_tells_of_a_person_is_found_and_named(text: str, pattern: str) -> None:
    assert pattern in patterns(text)


@pytest.mark.parametrize(
    "text",
    [
        "Un réseau international de pédocriminalité démantelé : plus de 10.000 suspects identifiés",
        "Un homme de 34 ans et une femme (29 ans) interpellés à Lyon",
        "Conducteur, 34 ans, arrêté après une course-poursuite",
        "Marseille, 20 ans après : le procès s’ouvre le 13 mars 2025",
        "Lille (59) : 12 ans de prison ferme requis",
        "Le lycée Jean Moulin évacué, la place Charles de Gaulle bouclée",
        "Opération « place nette » : 45 gardes à vue, 2 350 kg saisis le 15/11/2024",
        "Le 13, place de la République, des manifestants interpellés",
        "Office des mineurs : 75 interpellations dans 42 départements en 2024, 95 en 2025",
        "Cybercriminalité : l’opération née en 2019 aboutit à 288 arrestations",
        "Trafic de stupéfiants à Saint-Jean-de-Luz et Pierre-Buffière",
        "Grenoble : la BAC 38 et la CRS 47 en renfort, la ligne A du tram coupée",
        "Two Men, 34, Arrested After Raid In Leeds",
        "Martin Luther King Day march: three arrests",
        "Fire in Mark Twain National Forest: man held",
        "Sit-in at Jean Moulin university",
        "Le suspect, en fuite, a été arrêté à La Rochelle",
        "Man, 34, charged with fraud offences",
        "Police arrest 12 in M25 protest, £1,200,000 seized",
        "Robert Gordon University staff questioned in Aberdeen",
        "Prince William County police arrest four on Route 66",
        "Victoria and Charlotte: 14 arrests within 48 hours",
        "plaque tournante du trafic, plaques 4x4 saisies",
        "ISBN 978-2-07-036822-8, loi n° 2000-516 du 15 juin 2000",
        "Appelez le 119 ou le 3919",
        "https://example.org/2024/11/15/article-1234567890.html",
    ],
)
def test_a_headline_without_a_person_raises_no_alarm(text: str) -> None:
    assert patterns(text) == set()
    assert list(personal_in_address("https://example.org/2024/11/15/article-1234567890.html")) == []


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Le suspect, Mathurin Lefebvrier, nie les faits", "name"),
        ("The defendant Xolani Qhubeka was released", "name"),
        ("Ysaline K., 16 ans, mineure", "name"),
        ("Yanis Kerbidule arrêté", "name"),
        ("call 020 7946 0958", "phone"),
        ("0113 496 0000", "phone"),
    ],
)
def test_a_rare_name_is_known_by_what_stands_beside_it(text: str, pattern: str) -> None:
    assert patterns(text) == {pattern}


def test_no_official_name_raises_an_alarm() -> None:
    """All 35,000 communes and their parts; then every other name of the gazetteer."""
    names = [row[0] for row in gazetteer()._store.rows("SELECT DISTINCT name FROM record")]
    assert len(names) > 90_000
    for form in ("{}", "à {}", "près de {} (59)"):
        alarmed = {name: patterns(form.format(name)) for name in names if patterns(form.format(name))}
        assert alarmed == {}
    assert [name for name in names if list(guilt_words(name))] == []


def test_no_wording_of_the_press_raises_an_alarm() -> None:
    with (ROOT / "tests" / "press_wordings.csv").open(encoding="utf-8-sig", newline="") as file:
        wordings = [row["wording"] for row in csv.DictReader(file)]
    assert {wording for wording in wordings if patterns(wording) - {"address"}} == set()


def test_an_address_may_not_carry_an_e_mail_or_lead_to_a_picture() -> None:
    found = [*personal_in_address("https://e.org/?m=a.b@c.fr"), *personal_in_address("https://e.org/suspect.JPG")]
    assert [pattern for pattern, _ in found] == ["email", "picture"]


# Guilt


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le violeur de Lille arrêté", ["violeur"]),
        ("Deux criminels et des trafiquants", ["criminels", "trafiquants"]),
        ("reconnu coupable, le meurtrier", ["coupable", "meurtrier"]),
        ("un dangereux criminel", ["criminel"]),
        ("The rapist, a killer and two murderers", ["rapist", "killer", "murderers"]),
        ("found guilty", ["guilty"]),
        ("the criminal was held", ["criminal"]),
        ("drug dealers and thieves", ["drug dealers", "thieves"]),
        ("COUPABLE", ["COUPABLE"]),
    ],
)
def test_words_that_judge_are_found(text: str, words: list[str]) -> None:
    assert list(guilt_words(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "Une arrestation n’est pas une condamnation.",
        "La cour criminelle, la brigade criminelle et l’association de malfaiteurs",
        "il plaide non coupable ; le violeur présumé est soupçonné d’être le meurtrier",
        "présumé innocent tant qu’il n’a pas été reconnu coupable",
        "presumed innocent until proved guilty",
        "he pleaded not guilty in a criminal court to terrorist offences",
        "the alleged killer and a suspected drug dealer",
        "un réseau de pédocriminalité, une entreprise terroriste",
        "menace terroriste et incendie criminel",
    ],
)
def test_courts_charges_and_doubts_judge_nobody(text: str) -> None:
    assert list(guilt_words(text)) == []


# What the reading of a file tells

HEADER = "place,source_url,source_title,publisher,arrests,date,status,status_date,event,note,archive_url\n"


def told(folder: Path, rows: str, settings: str = "", language: str = "en") -> list[Problem]:
    (folder / "places.csv").write_text(HEADER + rows, encoding="utf-8")
    (folder / "places.toml").write_text(settings, encoding="utf-8")
    read = read_input(folder / "places.csv", as_of=DAY, language=language, gazetteer=gazetteer())
    return list(surveyed(read, consulted(read, Asking())).warnings)


def test_a_cell_that_tells_of_a_person_is_a_warning_with_line_column_and_pattern(tmp_path: Path) -> None:
    rows = 'à Lille,https://e.org/1,,,1,,,,,"Jean Dupont, joignable au 06 12 34 56 78",\n'
    found = told(tmp_path, rows)
    assert [(p.line, p.column) for p in found] == [(2, "note")] * 2
    assert ["phone number" in found[0].message, "person’s name" in found[1].message] == [True, True]


def test_a_title_of_many_rows_is_told_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, "à Lille,https://e.org/1,Jean Dupont,,,,,,,,\n" * 2)) == 2  # and that the rows repeat


def test_words_that_judge_are_a_warning_unless_the_event_ended_in_a_conviction(tmp_path: Path) -> None:
    judged = "à Lille,https://e.org/{},,,1,,{},,{},le violeur,\n"
    assert len(told(tmp_path, judged.format(1, "charged", ""))) == 1
    assert told(tmp_path, judged.format(1, "convicted", "")) == []
    assert told(tmp_path, judged.format(1, "", "e") + judged.format(2, "convicted", "e")) == []


def test_titles_of_the_map_are_weighed_too_and_the_credit_is_not(tmp_path: Path) -> None:
    settings = 'title = "Le violeur"\nsubtitle = "guilty"\nnotes = "Jean Dupont"\ncredit = "Jean Dupont"\n'
    found = told(tmp_path, "à Lille,https://e.org/1,,,1,,charged,,,,\n", settings)
    assert [(Path(p.file).name, p.column) for p in found] == [
        ("places.toml", c) for c in ("title", "subtitle", "notes")
    ]
    convicted = told(tmp_path, "à Lille,https://e.org/1,,,1,,convicted,,,,\n", settings)
    assert [p.column for p in convicted] == ["notes"]


def test_a_host_of_mixed_scripts_is_a_warning_with_what_it_really_is(tmp_path: Path) -> None:
    [found] = told(tmp_path, "à Lille,https://ex\u0430mple.org/,,,1,,,,,,\n")
    assert "xn--exmple-4nf.org" in found.message


def test_problems_of_the_settings_do_not_hide_those_of_the_places(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        told(tmp_path, "à Lille,javascript:x,,,0,,,,,,\n", 'titel = "x"\n')
    found = [(Path(p.file).name, p.column) for p in refused.value.problems]
    assert found == [("places.toml", "titel"), ("places.csv", "source_url"), ("places.csv", "arrests")]


# Notices of check


def noticed(folder: Path, rows: str, country: str | None = "FR", language: str = "en") -> list[Problem]:
    (folder / "places.csv").write_text(HEADER + rows, encoding="utf-8")
    settings = Settings(country=country)
    found = survey(read_places(folder / "places.csv"), settings, gazetteer(), as_of=DAY)
    everything = notices(found.reports, settings, gazetteer(), as_of=DAY, language=language)
    return [notice for notice in everything if notice.column != "archive_url"]


@pytest.mark.parametrize(
    ("cells", "old"),
    [
        (",2025-01-14", True),
        (",2025-01-15", False),
        (",2025-01", False),
        (",2024-12", True),
        (",2024", True),
        (",2025", False),
        ("2023-01-01,2025-06-01", False),
        ("2024-01-01/2024-02-01,", True),
    ],
)
def test_a_status_older_than_a_year_is_listed(tmp_path: Path, cells: str, old: bool) -> None:
    day, status_date = cells.split(",")
    found = noticed(tmp_path, f"à Lille,https://e.org/1,,,1,{day},charged,{status_date},,,\n")
    assert [(n.line, n.column) for n in found] == [(2, "status")] * old


def test_a_newer_report_of_the_event_and_an_acquittal_need_no_look(tmp_path: Path) -> None:
    rows = "à Lille,https://e.org/1,,,1,,arrested,2023,e,,\nà Lille,https://e.org/2,,,1,,tried,2025-12-01,e,,\n"
    assert noticed(tmp_path, f"{rows}à Metz,https://e.org/3,,,1,,acquitted,2020,,,\n") == []


def test_an_old_report_without_a_status_is_listed_too(tmp_path: Path) -> None:
    [found] = noticed(tmp_path, "à Lille,https://e.org/1,,,1,2023-05-01,,,,,\n")
    assert "no status" in found.message


def test_sources_without_a_copy_are_listed_once_each(tmp_path: Path) -> None:
    rows = (
        "à Lille,https://e.org/1,,,1,,,,,,\nà Metz,https://e.org/1,,,1,,,,,,\n"
        "à Brest,https://e.org/2,,,1,,,,,,https://archive.example/2\n"
    )
    (tmp_path / "places.csv").write_text(HEADER + rows, encoding="utf-8")
    found = survey(read_places(tmp_path / "places.csv"), Settings(), gazetteer(), as_of=DAY)
    [notice] = notices(found.reports, Settings(), gazetteer(), as_of=DAY, language="fr")
    assert (notice.line, notice.column) == (2, "archive_url")


TWICE = "à Lille,https://e.org/{},,,2,{},,,{},,\n"


def test_one_event_from_two_sources_is_listed_unless_event_joins_them(tmp_path: Path) -> None:
    rows = TWICE.format(1, "2025-12-01", "") + TWICE.format(2, "2025-12-01", "")
    [found] = noticed(tmp_path, rows)
    assert (found.line, found.column) == (3, "event")
    assert "line 2" in found.message
    assert noticed(tmp_path, TWICE.format(1, "2025-12-01", "e") + TWICE.format(2, "2025-12-01", "e")) == []
    assert noticed(tmp_path, TWICE.format(1, "2025-12-01", "") + TWICE.format(2, "2025-12-02", "")) == []
    assert noticed(tmp_path, TWICE.format(1, "2025-12-01", "a") + TWICE.format(1, "2025-12-01", "b")) == []


def test_zones_on_one_another_are_listed(tmp_path: Path) -> None:
    rows = "près de Lille,https://e.org/1,,,1,,,,,,\nà Lille,https://e.org/2,,,1,,,,,,\nà Roubaix,https://e.org/3,,,1,,,,,,\n"
    [found] = noticed(tmp_path, rows)
    assert (found.line, found.column) == (3, "place")
    assert "“près de Lille” (line 2)" in found.message


def test_places_outside_the_expected_country_are_listed_with_theirs(tmp_path: Path) -> None:
    rows = (
        "à Bruxelles,https://e.org/1,,,1,,,,,,\nà Nouméa,https://e.org/2,,,1,,,,,,\nà Lille,https://e.org/3,,,1,,,,,,\n"
    )
    [found] = noticed(tmp_path, rows, language="fr")
    assert found.line == 2
    assert "Belgique" in found.message
    assert noticed(tmp_path, rows, country=None) == []


def test_many_notices_of_one_kind_are_not_as_many_lines(tmp_path: Path) -> None:
    rows = "".join(f"à Lille,https://e.org/{i},,,{i + 1},2020,,,,,\n" for i in range(100))
    found = noticed(tmp_path, rows)
    assert len([notice for notice in found if notice.column == "status"]) == MAXIMUM_NOTICES
    assert {notice.message.split(" more")[0] for notice in found if notice.column is None} == {"80"}
