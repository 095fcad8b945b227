"""What an editor must still settle is never published, and what he has seen is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

import mapgen
from mapgen.errors import InputError
from tests.command import mapgen as command

URL = "https://journal.example/"


def sheet(folder: Path, *rows: str) -> Path:
    path = folder / "places.csv"
    path.write_text("\n".join(["place,source_url,todo,checked", *rows, ""]), encoding="utf-8")
    return path


def test_a_row_with_a_todo_is_refused_with_its_line_and_nothing_is_written(tmp_path: Path) -> None:
    source = sheet(tmp_path, f"à Rouen,{URL}1,,", f"à Nîmes,{URL}2,Le nombre est-il celui de Nîmes ?,")
    for call in (("build",), ("publish", "--to", "kit")):
        done = command(*call, cwd=tmp_path)
        assert done.returncode == 1
        assert "places.csv:3: todo: " in done.stderr
        assert "Le nombre est-il celui de Nîmes ?" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [source.name]
    with pytest.raises(InputError):
        mapgen.build(source, tmp_path / "map.html")


def test_a_private_look_says_what_it_is_and_never_shows_the_todo(tmp_path: Path) -> None:
    sheet(tmp_path, f"à Rouen,{URL}1,,", f"à Nîmes,{URL}2,Le nombre est-il celui de Nîmes ?,")
    done = command("build", "--with-todo", cwd=tmp_path)
    assert done.returncode == 0
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "not for publication" in page
    assert "est-il celui" not in page


def test_check_tells_each_todo_and_fails(tmp_path: Path) -> None:
    sheet(tmp_path, f"à Rouen,{URL}1,Quel Rouen ?,", f"à Gotham City,{URL}2,,")
    done = command("check", cwd=tmp_path)
    assert done.returncode == 1
    assert "Quel Rouen ?" in done.stderr
    assert "Gotham City" in done.stderr


def test_an_expired_row_has_nothing_to_settle(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        f"place,source_url,todo,expires\nà Rouen,{URL}1,,\nà Nîmes,{URL}2,Plus tard,2025-01-01\n", encoding="utf-8"
    )
    assert command("build", "--as-of", "2026-01-01", cwd=tmp_path).returncode == 0


def test_a_doubt_that_an_editor_has_seen_is_told_no_more(tmp_path: Path) -> None:
    sheet(tmp_path, f"in Kyoto,{URL}1,,", f"in Osaka,{URL}2,,vu")
    done = command("build", cwd=tmp_path)
    assert "Kyoto" in done.stderr
    assert "Osaka" not in done.stderr
    sheet(tmp_path, f"à Gotham City,{URL}1,,vu")
    assert "Gotham City" in command("build", cwd=tmp_path).stderr  # what isn't drawn is no doubt
