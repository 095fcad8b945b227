"""What an editor's file may look like, and what is said about it where it can't be used."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapgen.base.plaintext import forbidden_character, one_line, without_invisible
from mapgen.base.weblink import shown_host
from mapgen.errors import InputError, Problem
from mapgen.places import Place, read_places, read_wordings
from mapgen.places.columns import COLUMNS, REQUIRED

FIXTURES = Path(__file__).parent / "fixtures"
SAME_THREE_PLACES = [
    ("près de Besançon", "« Deux arrestations » à l’aube", 2),
    ("à Évry", "L’enquête, étape par étape ; la suite", None),
    ("L’Haÿ-les-Roses", "Suspects interpellés à Noël", 1),
]


def read(folder: Path, content: str | bytes, name: str = "places.csv", **options: object) -> list[Place]:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_places(path, **options)  # type: ignore[arg-type]


def problems(folder: Path, content: str | bytes, **options: object) -> list[str]:
    """What is said about a file, without its name."""
    with pytest.raises(InputError) as refused:
        read(folder, content, **options)
    return [":".join(map(str, filter(None, (p.line, p.column, p.message)))) for p in refused.value.problems]


def warnings(folder: Path, content: str | bytes) -> list[Problem]:
    heard: list[Problem] = []
    read(folder, content, on_warning=heard.append)
    return heard


def row(**cells: str) -> str:
    """A file of one row: these columns and the required ones."""
    cells = {"place": "près de Lille", "source_url": "https://exemple.org/1"} | cells
    quoted = ['"{}"'.format(cell.replace('"', '""')) for cell in cells.values()]
    return f"{','.join(cells)}\n{','.join(quoted)}\n"


# Files of every make. A file dropped into fixtures/sniff that says the same three places is a new test.


@pytest.mark.parametrize("path", sorted((FIXTURES / "sniff").iterdir()), ids=lambda path: path.name)
def test_the_same_places_are_read_from_every_encoding_delimiter_and_newline(path: Path) -> None:
    places = read_places(path)
    assert [(place.verbatim_locality, place.source_title, place.arrests) for place in places] == SAME_THREE_PLACES


# A file dropped into fixtures/refused with what is to be said about it, in a .txt beside it, is a new test.


@pytest.mark.parametrize("path", sorted((FIXTURES / "refused").glob("*.csv")), ids=lambda path: path.stem)
def test_every_problem_of_a_file_is_told_with_line_column_and_remedy(path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_places(path)
    told = [str(problem).removeprefix(f"{path}:").strip() for problem in refused.value.problems]
    assert told == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", sorted((FIXTURES / "refused").glob("*.csv")), ids=lambda path: path.stem)
def test_every_problem_is_told_in_french_too(path: Path) -> None:
    def told(language: str) -> list[Problem]:
        with pytest.raises(InputError) as refused:
            read_places(path, language=language)
        return list(refused.value.problems)

    french, english = told("fr"), told("en")
    assert [(p.line, p.column) for p in french] == [(p.line, p.column) for p in english]
    assert {p.message for p in french}.isdisjoint(p.message for p in english)


def test_a_row_knows_its_file_and_the_line_where_it_starts(tmp_path: Path) -> None:
    content = 'place,source_url,note\n\n"à\nNice",https://exemple.org/1,"a\r\nb"\nMetz,https://exemple.org/2,\n'
    places = read(tmp_path, content)
    assert [place.line for place in places] == [3, 6]
    assert {place.file for place in places} == {str(tmp_path / "places.csv")}


def test_all_columns_fill_their_field(tmp_path: Path) -> None:
    [place] = read(
        tmp_path,
        "lieu;lien;dans;titre;média;publié;arrestations;date;statut;status_date;événement;lang;note;archive_url;id;"
        "expires;latitude;longitude;uncertainty_km;À faire;Vérifié\n"
        "près de Lille;https://exemple.org/1;59;Un titre;Un journal;2025-01-21;3;2024-11-11/2024-11-15;mis en examen;"
        "2024-12;coup de filet;FR;Une note;https://archive.exemple/1;lille-1;2030-01-01;50,63;3.06;12;rappeler;x\n",
    )
    assert place == Place(
        verbatim_locality="près de Lille",
        source_url="https://exemple.org/1",
        within="59",
        source_title="Un titre",
        publisher="Un journal",
        published="2025-01-21",
        arrests=3,
        event_date="2024-11-11/2024-11-15",
        status="charged",
        status_date="2024-12",
        event="coup de filet",
        lang="fr",
        note="Une note",
        archive_url="https://archive.exemple/1",
        id="lille-1",
        expires="2030-01-01",
        latitude=50.63,
        longitude=3.06,
        uncertainty_km=12.0,
        texts={"todo": "rappeler", "checked": "x"},
        file=str(tmp_path / "places.csv"),
        line=2,
    )


def test_a_blank_number_of_arrests_is_not_one(tmp_path: Path) -> None:
    assert read(tmp_path, row(arrests=""))[0].arrests is None


@pytest.mark.parametrize("header", ["Source URL", "source-url", "SOURCE_URL", " sourceurl ", "Lien"])
def test_a_header_is_matched_without_case_accents_and_separators(tmp_path: Path, header: str) -> None:
    assert len(read(tmp_path, f"place,{header}\nLille,https://exemple.org/1\n")) == 1


def test_typographic_spaces_stay_and_line_breaks_become_spaces(tmp_path: Path) -> None:
    [place] = read(tmp_path, row(source_title=" Enquête\u202f: la\nsuite\u00a0! "))
    assert place.source_title == "Enquête\u202f: la suite\u00a0!"


def test_markup_in_a_cell_is_text(tmp_path: Path) -> None:
    title = "<script>alert('{{7*7}}')</script> {% `"
    assert read(tmp_path, row(source_title=title))[0].source_title == title


# Values


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("arrêtée", "arrested"),
        ("Interpellés", "arrested"),
        ("mises en examen", "charged"),
        ("remis en liberté", "released"),
        ("relâché", "released"),
        ("jugé", "tried"),
        ("condamnés", "convicted"),
        ("acquittée", "acquitted"),
        ("relaxé", "acquitted"),
        ("non-lieu", "dismissed"),
        ("Convicted", "convicted"),
    ],
)
def test_a_status_may_be_french(tmp_path: Path, word: str, status: str) -> None:
    assert read(tmp_path, row(status=word))[0].status == status


@pytest.mark.parametrize(
    "cell", ["2024", "2024-11", "2024-02-29", "2024/2025", "2024-11-11/2024-11", "2024-11-15/2024-11-15"]
)
def test_a_date_is_a_day_month_year_or_interval(tmp_path: Path, cell: str) -> None:
    assert read(tmp_path, row(date=cell))[0].event_date == cell


@pytest.mark.parametrize(
    "cell", ["2025-02-29", "2025-1-2", "20250121", "٢٠٢٥", "0000", "2025-01-21/", "2025/2024", "hier"]
)
def test_other_dates_are_refused(tmp_path: Path, cell: str) -> None:
    assert len(problems(tmp_path, row(date=cell))) == 1


@pytest.mark.parametrize("cell", ["2025-01-21T18:30:00+01:00", "2025-01-21T23:59Z", "2025-01-21 18:30", "2025-01-21"])
def test_the_time_of_an_article_is_left_out(tmp_path: Path, cell: str) -> None:
    assert read(tmp_path, row(published=cell))[0].published == "2025-01-21"


@pytest.mark.parametrize(
    "address",
    [
        "https://exemple.org/a?b=c&d=%20#e",
        "HTTP://EXEMPLE.ORG",
        "https://fr.wikipedia.org/wiki/Évreux_(Eure)",
        "http://[2001:db8::1]:8080/",
        "https://élysée.fr/",
    ],
)
def test_an_address_stays_as_it_is(tmp_path: Path, address: str) -> None:
    assert read(tmp_path, row(source_url=address))[0].source_url == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)//https://exemple.org",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//exemple.org",
        "www.exemple.org",
        "https:exemple.org",
        "https:///a",
        "https://",
        "https://user@exemple.org",
        "https://user:password@exemple.org",
        "https://exemple.org\\@autre.org",
        "https://exemple.org:port/",
        "https://[::1/",
        "https://exemple.org/a b",
        "https://exemple.org/\u202e",
        "https://exemple.org/\u200b",
        'https://exemple.org/"onclick="',
        "https://exemple.org/" + "a" * 5000,
    ],
)
def test_no_other_address_is_linked_to(tmp_path: Path, address: str) -> None:
    assert len(problems(tmp_path, row(source_url=address))) == 1
    assert len(problems(tmp_path, row(archive_url=address))) == 1


def test_a_place_made_by_hand_links_nowhere_else_either() -> None:
    with pytest.raises(ValueError, match="javascript"):
        Place("Lille", "javascript:alert(1)")


def test_a_wording_longer_than_any_place_is_refused(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, row(place="a" * 201))
    assert "201 characters and may have 200" in problem


def test_a_message_never_steers_a_terminal(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, row(arrests="\x1b[31m\u202e1"))
    assert problem.isprintable()
    assert "\\u001b[31m\\u202e1" in problem


def test_a_long_value_is_shortened_in_its_message(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, row(status="x" * 900))
    assert len(problem) < 250


# Persons


@pytest.mark.parametrize(
    "header",
    "nom prénom Nom_du_suspect name full_name FirstName surname victim-name identité adresse Address rue street "
    "date_de_naissance birth_date dob né(e)_le photo image portrait téléphone phone e-mail email courriel "
    "adresse_mail immatriculation licence_plate passport photo_url image_url lien_photo photoUrl nomprenom NomPrenom "
    "nom2 suspect victime victims auteur personne mis_en_cause mises_en_cause age selfie dateNaissance homeaddress "
    "lieu_de_naissance phonenumber accused surnom ddn d.o.b. years_old mél contact fax cellphone coordonnées iban "
    "immat house_number numéro_de_sécurité_sociale carte_d'identité license_plate number-plate mugshot".split(),
)
def test_a_column_that_tells_who_somebody_is_gets_refused(tmp_path: Path, header: str) -> None:
    [problem] = problems(tmp_path, row(**{header: ""}))
    assert problem.startswith(f"1:{header}:refused")
    assert "Delete the column" in problem


@pytest.mark.parametrize(
    "header",
    [
        *("place_name", "nom de la commune", "adresse du site", "map image", "renommée", "nombre de suspects"),
        *(
            "coordonnées GPS",
            "code postal",
            "passage",
            "village",
            "message",
            "section",
            "remarks",
            "category",
            "mellow",
        ),
        *("étage", "usage", "garage", "langage", "nommage"),
    ],
)
def test_a_column_that_only_sounds_like_it_is_left_out_with_a_warning(tmp_path: Path, header: str) -> None:
    [warning] = warnings(tmp_path, row(**{header: "x"}))
    assert (warning.line, warning.column) == (1, header)


@pytest.mark.parametrize(("header", "reason"), [("adresse mail", "e-mail"), ("photo_url", "picture"), ("age", "age")])
def test_the_reason_for_refusing_a_column_is_the_right_one(tmp_path: Path, header: str, reason: str) -> None:
    [problem] = problems(tmp_path, row(**{header: ""}))
    assert reason in problem.removeprefix(f"1:{header}:")


def test_no_column_that_is_understood_is_refused(tmp_path: Path) -> None:
    header = ",".join(name for column in COLUMNS for name in column.other_names[:1] or (column.name,))
    assert warnings(tmp_path, f"{header}\nLille,,https://exemple.org/1{',' * (len(COLUMNS) - 3)}\n") == []


def test_a_misspelt_column_gets_its_name_suggested(tmp_path: Path) -> None:
    [warning] = warnings(tmp_path, row(arestations="1"))
    assert "“arrestations”" in warning.message


def test_a_street_is_refused_with_the_words_that_are_too_fine(tmp_path: Path) -> None:
    content = "lieu,lien,dans\n12 rue X,https://exemple.org/1,Lille\nLille,https://exemple.org/2,rue X\n"
    found = problems(tmp_path, content, finer=lambda wording: "rue X" if "rue X" in wording else None)
    assert [problem[: len("2:lieu")] for problem in found] == ["2:lieu", "3:dans"]
    assert "“12 rue X” is finer than a municipality (“rue X”)" in found[0]


def test_printable_text_is_taken_as_it_is() -> None:
    for character in filter(str.isprintable, map(chr, range(sys.maxunicode + 1))):
        text = f"a{character}b"
        assert (forbidden_character(text), without_invisible(text), one_line(text)) == (None, text, text)


@given(st.from_regex(r"(https?|HTTPS)://[a-cAé.@:%_\n\t-]{1,9}([/?#\\][a@/:\n]*)?", fullmatch=True))
def test_the_host_of_a_plain_address_is_the_one_that_is_looked_up(address: str) -> None:
    expected = urlsplit(address).hostname or address
    assert not expected.isascii() or shown_host(address) == expected


def test_an_official_name_is_never_taken_for_a_street(tmp_path: Path) -> None:
    places = read(tmp_path, row(place="Saulon-la-Rue"), known="Saulon-la-Rue".__eq__, finer=lambda wording: wording)
    assert len(places) == 1


def test_what_a_caller_finds_wrong_is_told_with_all_other_problems(tmp_path: Path) -> None:
    content = "lieu,lien\nLille,https://exemple.org/1\nLyon,nowhere\nMetz,https://exemple.org/3\n"
    found = problems(tmp_path, content, check=lambda place: [("place", "too small")] * (place.line == 2))
    assert [problem[:9] for problem in found] == ["2:lieu:to", "3:lien:“n"]


def test_a_check_sees_every_row_that_is_fine_so_far(tmp_path: Path) -> None:
    seen: list[str] = []

    def check(place: Place) -> tuple[tuple[str, str], ...]:
        seen.append(place.verbatim_locality)
        return ()

    assert len(read(tmp_path, row(place="Lille"), check=check)) == 1
    assert seen == ["Lille"]


# Doubtful, but no reason to refuse


def test_invisible_characters_are_left_out_with_a_warning(tmp_path: Path) -> None:
    content = row(place="\ufeffprès de\u200b Li\u00adlle")
    assert read(tmp_path, content)[0].verbatim_locality == "près de Lille"
    [warning] = warnings(tmp_path, content)
    assert (warning.line, warning.column) == (2, "place")


def test_a_cell_of_invisible_characters_alone_is_blank(tmp_path: Path) -> None:
    assert problems(tmp_path, row(place="\u200b\u2060")) == ["2:place:this cell must not be blank"]
    assert read(tmp_path, row(note="\u200b"))[0].note is None


def test_a_letter_lost_in_an_earlier_conversion_is_told(tmp_path: Path) -> None:
    [warning] = warnings(tmp_path, row(place="pr\ufffds de Lille"))
    assert (warning.line, warning.column) == (2, "place")


def test_a_row_that_repeats_another_is_told_with_its_line(tmp_path: Path) -> None:
    content = row()
    [warning] = warnings(tmp_path, content + content.split("\n")[1] + "\n")
    assert warning.line == 3
    assert "line 2" in warning.message


def test_a_thousand_warnings_of_one_kind_are_not_a_thousand_lines(tmp_path: Path) -> None:
    content = row()
    heard = warnings(tmp_path, content + (content.split("\n")[1] + "\n") * 1000)
    assert len(heard) == 21
    assert heard[-1].message.startswith("980 more")


# Files that are no files of places


def test_a_missing_file_a_folder_and_a_pipe_are_told_apart(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    told = []
    for path in (tmp_path / "nothing.csv", tmp_path, tmp_path / "pipe"):
        with pytest.raises(InputError) as refused:
            read_places(path)
        told.append(refused.value.problems[0].message)
    assert ["no such file" in told[0], "folder" in told[1], "pipe" in told[2]] == [True] * 3


def test_a_cell_of_ten_megabytes_ends_the_reading_with_its_line(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, f'place,source_url\nLille,https://exemple.org/1\n"{"a" * 10_000_000}",x\n')
    assert problem.startswith("3:a cell has more than 131,072 characters")


def test_a_thousand_columns_are_one_problem(tmp_path: Path) -> None:
    columns = ",".join(f"c{number}" for number in range(1000))
    [problem] = problems(tmp_path, f"place,source_url,{columns}\n")
    assert problem.startswith("1:there are 1,002 columns")


def test_a_file_full_of_mistakes_is_not_read_to_its_end(tmp_path: Path) -> None:
    found = problems(tmp_path, "place,source_url\n" + "x,y\n" * 200_000)
    assert len(found) == 10_001
    assert "more than 10,000 problems" in found[-1]


def test_mac_roman_is_read_with_a_warning(tmp_path: Path) -> None:
    content = "place;source_url\nprès de Nîmes;https://exemple.org/1\nà Évry;https://exemple.org/2\n".encode(
        "mac_roman"
    )
    assert [place.verbatim_locality for place in read(tmp_path, content)] == ["près de Nîmes", "à Évry"]
    assert "mac_roman" in warnings(tmp_path, content)[0].message


@pytest.mark.parametrize("title", ["« arrêté\u00a0»", "CAFÉ\u00a0» FERMÉ", "L’œuvre… – 50 €", "é\u00a0»" * 9])
def test_cp1252_that_looks_a_little_like_utf_8_is_cp1252(tmp_path: Path, title: str) -> None:
    [place] = read(tmp_path, row(place="à Évreux", source_title=title).encode("cp1252"))
    assert (place.verbatim_locality, place.source_title) == ("à Évreux", title)


# Workbooks


def workbook(rows: list[list[object]], formats: dict[str, str] | None = None) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    for cell, number_format in (formats or {}).items():
        book.active[cell].number_format = number_format
    book.create_sheet("other").append(["not", "read"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_gives_dates_as_precise_as_it_shows_them(tmp_path: Path) -> None:
    from datetime import datetime

    november = datetime(2024, 11, 1)
    header = ["place", "source_url", "date", "arrests"]
    rows = [["Lille", f"https://exemple.org/{number}", november, 2] for number in range(3)]
    formats = {"C2": "dd/mm/yyyy", "C3": "[$-40C]mmm\\-yy;@", "C4": "yyyy"}
    places = read(tmp_path, workbook([header, *rows], formats), name="places.xlsx")
    assert [place.event_date for place in places] == ["2024-11-01", "2024-11", "2024"]
    assert [place.arrests for place in places] == [2, 2, 2]
    assert [place.line for place in places] == [2, 3, 4]


def test_a_workbook_without_openpyxl_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook([["place", "source_url"]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    [problem] = problems(tmp_path, data)
    assert "mapgen[excel]" in problem


def test_a_workbook_that_unpacks_to_a_gigabyte_is_refused(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _ in range(301):
                member.write(bytes(1_000_000))
    [problem] = problems(tmp_path, target.getvalue())
    assert "more than 300 MB" in problem


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    [problem] = problems(tmp_path, target.getvalue())
    assert "save it again" in problem


def test_half_of_a_surrogate_pair_is_a_damaged_spot_and_no_cp1252(tmp_path: Path) -> None:
    content = "place,source_url\nà Lille \ud83d,https://example.org/a\n".encode("utf-8", "surrogatepass")
    assert "UTF-8" in problems(tmp_path, content)[0]
    [problem] = problems(tmp_path, content.replace("à ".encode(), b"in "))
    assert problem.startswith("2:")
    assert "UTF-8" in problem


# Any file

ANY_FILE = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
CELLS = st.text(max_size=30) | st.sampled_from(
    ["Lille", "https://exemple.org/1", '"', "2024", "\ufeff", "1", "fr", "é"]
)


def reads_or_refuses(folder: Path, content: bytes) -> None:
    told = ""
    try:
        places = read(folder, content)
    except InputError as refused:
        told = str(refused)
    assert told.replace("\n", "").isprintable()
    assert told or all(place.verbatim_locality and place.source_url for place in places)


@ANY_FILE
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    reads_or_refuses(tmp_path, content)
    reads_or_refuses(tmp_path, b"place,source_url\n" + content)


@ANY_FILE
@given(
    rows=st.lists(st.lists(CELLS, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=5),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "utf-16-le"]),
)
def test_any_cells_are_read_or_refused(tmp_path: Path, rows: list[list[str]], delimiter: str, encoding: str) -> None:
    lines = [delimiter.join(column.name for column in COLUMNS), *map(delimiter.join, rows)]
    reads_or_refuses(tmp_path, "\n".join(lines).encode(encoding, "replace"))


@ANY_FILE
@given(text=st.text(max_size=200))
def test_a_title_comes_back_as_it_was_written_or_is_refused(tmp_path: Path, text: str) -> None:
    try:
        [place] = read(tmp_path, row(source_title=text).encode("utf-8", "surrogatepass"))
    except InputError:
        return
    assert "".join((place.source_title or "").split()) == "".join(
        character for character in text if not character.isspace() and character not in INVISIBLE
    )


INVISIBLE = {chr(code) for code in (0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x2060, 0x2065))} | {
    chr(code) for code in range(0xE0000, 0xE0080)
}


# Standard input of explain


def wordings(content: str) -> list[tuple[object, ...]]:
    return [tuple(wording) for wording in read_wordings(io.BytesIO(content.encode()))]


def test_wordings_need_only_a_place_column() -> None:
    assert wordings('lieu\nprès de Lille\n\n"à\nNice"\n') == [
        (2, "près de Lille", None, None),
        (4, "à\nNice", None, None),
    ]


def test_wordings_take_within_and_lang_and_leave_the_rest() -> None:
    content = "expected name,lang,place,within\nx,FR,Vienne,Isère\n,,Vienne\n"
    assert wordings(content) == [(2, "Vienne", "Isère", "fr"), (3, "Vienne", None, None)]


def test_wordings_with_a_loose_delimiter_are_refused() -> None:
    with pytest.raises(InputError, match=r"-:2: .*put quotes"):
        read_wordings(io.StringIO("place\nVienne, en Isère\n"))


def test_a_blank_wording_keeps_its_place_in_the_order() -> None:
    assert [wording[1] for wording in wordings('place\nLille\n""\nNice\n')] == ["Lille", "", "Nice"]


def test_wordings_are_read_without_the_heavy_parts() -> None:
    heavy = "'pydantic', 'shapely', 'folium', 'numpy', 'openpyxl', 'charset_normalizer'"
    code = f"import sys, mapgen.places; print(sorted({{{heavy}}} & {{*sys.modules}}))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_word_among_editors_is_on_no_output() -> None:
    private = [column for column in COLUMNS if column.holds == "private"]
    assert [column.name for column in private] == ["todo", "checked"]
    assert [c.name for c in private if c.card or c.geojson or c.csv or c.source] == []


def test_every_column_fills_a_field_of_its_own_or_a_text() -> None:
    fields = [column.attribute for column in COLUMNS if column.attribute]
    assert sorted(fields) == sorted({*Place.__dataclass_fields__} - {"texts", "file", "line"})


def test_the_required_columns_are_those_of_the_documentation() -> None:
    assert REQUIRED == ("place", "source_url")
