"""Rows go to the end of a CSV as it is: its encoding, delimiter, newlines and columns; none twice, none changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.desk.draft.append import append
from mapgen.desk.draft.rows import COLUMNS, Row
from mapgen.errors import InputError, OutputError
from mapgen.places import read_places
from tests.command import mapgen, process


def row(**cells: str) -> Row:
    return Row(tuple(cells.get(column, "") for column in COLUMNS))


ADDRESS_A = "https://example.org/a"
NEW = row(place="à Nîmes", source_url=ADDRESS_A, source_title="Titre ; un", arrests="3", lang="fr", todo="Lequel ?")
OTHER = row(place="près d’Alès", source_url=ADDRESS_A, lang="fr")


def worded(path: Path) -> list[tuple[str, int | None]]:
    return [(place.verbatim_locality, place.arrests) for place in read_places(path)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_the_file_keeps_its_encoding_delimiter_newlines_and_columns(
    tmp_path: Path, encoding: str, newline: str, last: bool
) -> None:
    path = tmp_path / "places.csv"
    lines = ["arrestations;lien;lieu;remarque", "2;https://example.org/b;à Béziers;é"]
    before = (newline.join(lines) + (newline if last else "")).encode(encoding)
    path.write_bytes(before)
    done = append(path, [NEW, OTHER])
    assert (done.added, done.known, done.unnoted) == (2, 0, 1)
    assert path.read_bytes().startswith(before)
    assert worded(path) == [("à Béziers", 2), ("à Nîmes", 3), ("près d’Alès", None)]
    assert path.read_bytes().decode(encoding).count(newline) == 4 if last or newline else True


def test_what_is_there_is_not_added_again(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    append(path, [NEW, OTHER])
    before = path.read_bytes()
    done = append(path, [OTHER, NEW, NEW])
    assert (done.added, done.known) == (0, 3)
    assert path.read_bytes() == before


def test_a_letter_that_the_encoding_lacks_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    before = "place,source_url\nà Béziers,https://example.org/b\n".encode("cp1252")
    path.write_bytes(before)
    with pytest.raises(InputError, match=r"U\+0159"):
        append(path, [row(place="à Přerov", source_url="https://example.org/c")])
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x89PNG", b'place,source_url\n"open,x\n'])
def test_a_file_that_is_no_list_of_places_is_refused_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes(content)
    with pytest.raises(InputError):
        append(path, [NEW])
    assert path.read_bytes() == content


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        append(tmp_path / "none" / "places.csv", [NEW])


ARTICLE = "Deux hommes ont été arrêtés à Nîmes.\n"
ADDRESS = ("--source-url", "https://example.org/a")


def test_draft_prints_a_csv_that_build_reads(tmp_path: Path) -> None:
    done = mapgen("draft", "-", *ADDRESS, cwd=tmp_path, stdin=ARTICLE)
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "places.csv").write_text(done.stdout, encoding="utf-8")
    assert worded(tmp_path / "places.csv") == [("à Nîmes", 2)]


def test_draft_then_build_is_the_short_way(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert mapgen("draft", "a.txt", *ADDRESS, "-o", "places.csv", cwd=tmp_path).returncode == 0
    built = mapgen("build", cwd=tmp_path)
    assert built.returncode == 0
    assert "2 arrests" in built.stdout


def test_a_folder_is_drafted_in_processes_and_a_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, town in enumerate(["Nîmes", "Arles", "Dijon", "Tours", "Metz"]):
        (folder / f"{number}.txt").write_text(f"Un homme a été arrêté à {town}.\n", encoding="utf-8")
    (folder / "2.txt").write_bytes(b"\0\0")
    done = process("draft", "articles", *ADDRESS, "-o", "places.csv", "--jobs", "2", cwd=tmp_path)
    assert done.returncode == 1
    assert "2.txt" in done.stderr
    assert [wording for wording, _ in worded(tmp_path / "places.csv")] == ["à Nîmes", "à Arles", "à Tours", "à Metz"]


def test_an_article_without_an_address_is_one_line(tmp_path: Path) -> None:
    done = mapgen("draft", "-", cwd=tmp_path, stdin=ARTICLE)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "--source-url" in done.stderr


def test_explain_tells_on_standard_error_or_as_json(tmp_path: Path) -> None:
    told = mapgen("draft", "-", *ADDRESS, "--explain", cwd=tmp_path, stdin=ARTICLE)
    assert "row: “à Nîmes”" in told.stderr
    assert told.stdout.startswith("place,")
    as_json = mapgen("draft", "-", *ADDRESS, "--explain", "--json", cwd=tmp_path, stdin=ARTICLE)
    assert as_json.stdout.startswith('{"place": "à Nîmes", "decision": "row"')


def test_a_text_is_never_built_without_a_review(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert mapgen("build", "a.txt", cwd=tmp_path).returncode == 1
