"""What places.toml may say, and what is said about it where it can't be used."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from mapgen.errors import InputError, SettingsError
from mapgen.settings import MAXIMUM_BYTES, Settings, read_settings, settings_beside


def read(folder: Path, content: str | bytes) -> Settings:
    path = folder / "places.toml"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_settings(path)


def problems(folder: Path, content: str | bytes) -> list[str]:
    with pytest.raises(SettingsError) as refused:
        read(folder, content)
    return [str(problem).removeprefix(f"{folder / 'places.toml'}:").strip() for problem in refused.value.problems]


def test_without_a_file_everything_has_a_default() -> None:
    assert read_settings(None) == Settings()
    assert Settings().language == "en"


def test_every_setting_is_read(tmp_path: Path) -> None:
    content = """
        title = "Un titre\u202f: le sien"
        subtitle = "Un sous-titre"
        credit = "Un crédit"
        language = "fr"
        country = "fr"
        notes = \"\"\"Deux
lignes\"\"\"
        base_url = "https://exemple.org/carte/"
        tiles = "OpenStreetMap.Mapnik"
        geocoder = "embedded, nominatim"
        geocoders = { contact = "carte@exemple.org", nominatim = { domain = "exemple.org", timeout = 5 } }
    """
    settings = read(tmp_path, content)
    assert settings == Settings(
        title="Un titre\u202f: le sien",
        subtitle="Un sous-titre",
        credit="Un crédit",
        language="fr",
        country="FR",
        notes="Deux\nlignes",
        base_url="https://exemple.org/carte/",
        tiles="OpenStreetMap.Mapnik",
        geocoder="embedded, nominatim",
        geocoders={"contact": "carte@exemple.org", "nominatim": {"domain": "exemple.org", "timeout": 5}},
    )
    assert all(f"{field.name} =" in content for field in fields(Settings))


@pytest.mark.parametrize(
    "content",
    [
        'geocoder = "embedded,,ban"',
        'geocoder = "ban nominatim"',
        'geocoders = "ban"',
        "[geocoders]\ncontact = 3",
        '[geocoders]\nban = "x"',
        "[geocoders.ban]\ndomain = [1]",
        '[geocoders.contact]\nmail = "x"',
    ],
)
def test_geocoders_of_another_form_are_refused_with_their_line(tmp_path: Path, content: str) -> None:
    [problem] = problems(tmp_path, f'title = "a"\n{content}\n')
    assert problem.startswith("2: geocoder")


def test_a_blank_setting_is_its_default(tmp_path: Path) -> None:
    assert read(tmp_path, 'title = " "\nlanguage = ""\n') == Settings()


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, b'\xef\xbb\xbftitle = "a"\r\ncountry = "FR"\r\n').country == "FR"


def test_every_problem_is_told_with_its_line(tmp_path: Path) -> None:
    content = """titel = "a"
subtitle = 3
credit = "a\\u0000b"

language = "de"
country = "France"
base_url = "javascript:alert(1)"
[tiles]
key = "secret"
"""
    told = problems(tmp_path, content)
    assert [line.split(": ")[:2] for line in told] == [
        ["1", "titel"],
        ["2", "subtitle"],
        ["3", "credit"],
        ["5", "language"],
        ["6", "country"],
        ["7", "base_url"],
        ["8", "tiles"],
    ]
    assert "Did you mean “title”?" in told[0]
    assert "one of en, fr" in told[3]


@pytest.mark.parametrize(
    ("tiles", "told"),
    [
        ("Nope", "OpenTopoMap"),
        ("OpenTopoMapp", "Did you mean “OpenTopoMap”?"),
        ("CartoDB.Positronn", "Did you mean “CartoDB.Positron”?"),
        ("Thunderforest.OpenCycleMap", "key"),
        ("OpenStreetMap.Mapnik", "base_url"),
    ],
)
def test_tiles_that_cannot_be_shown_are_refused_with_their_line(tmp_path: Path, tiles: str, told: str) -> None:
    [problem] = problems(tmp_path, f'title = "a"\ntiles = "{tiles}"\n')
    assert problem.startswith("2: tiles: ")
    assert told in problem


def test_tiles_of_a_known_provider_are_fine(tmp_path: Path) -> None:
    assert read(tmp_path, 'tiles = "opentopomap"\n').tiles == "opentopomap"


def test_problems_are_told_in_the_language_of_the_file(tmp_path: Path) -> None:
    assert problems(tmp_path, 'language = "fr"\ncountry = "UK"\n')[0].startswith(
        "2: country: « UK » n’est pas".replace(" »", "\u202f»").replace("« ", "«\u202f")
    )


def test_problems_are_told_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "places.toml").write_text('language = "fr"\ncountry = "UK"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="isn't a country code"):
        read_settings(tmp_path / "places.toml", language="en")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('title = "a"\nsubtitle = unquoted\n', "2"),
        ('title = "a"\n\ntitle = "b"\n', "3"),
        ('title = "never closed\n', "1"),
        ('title = "a"\ncredit = """never closed\n', "2"),
        (b'title = "a"\ncredit = "\xe9"\n', "2"),
        (b"PK\x03\x04\x00", "1"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(tmp_path: Path, content: str | bytes, line: str) -> None:
    [problem] = problems(tmp_path, content)
    assert problem.split(":")[0] == line


@pytest.mark.parametrize(
    "content", ["a = " + "[" * 9000, "a" + ".a" * 2000 + " = 1", "title = " + "9" * 9000, "#" * (MAXIMUM_BYTES + 1)]
)
def test_a_hostile_file_is_refused(tmp_path: Path, content: str) -> None:
    assert len(problems(tmp_path, content)) == 1


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "nothing.toml", "no such file"), (tmp_path, "device")):
        with pytest.raises(InputError, match=reason):
            read_settings(path)


def test_the_settings_are_looked_for_beside_the_places(tmp_path: Path) -> None:
    assert settings_beside(tmp_path / "places.csv") is None
    (tmp_path / "places.toml").touch()
    assert settings_beside(tmp_path / "other.csv") == tmp_path / "places.toml"
