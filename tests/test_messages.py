"""Every text exists in every language, with the same placeholders, and every text that the code asks for exists."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

import mapgen.languages
from mapgen.languages import catalogue, languages, text
from mapgen.places.columns import COLUMNS

PACKAGE = Path(mapgen.languages.__file__).parents[1]
OTHERS = [language for language in languages() if language != "en"]


def forms(entry: str | dict[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def placeholders(entry: str | dict[str, str]) -> set[str | None]:
    """Names in the braces of an entry; a form ``one`` may leave its number out."""
    return {name for form in forms(entry) for _, name, _, _ in Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_each_language_has_the_same_texts(language: str) -> None:
    assert set(catalogue(language)) == set(catalogue("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_each_text_has_the_same_placeholders_in_each_language(language: str) -> None:
    differing = [
        key
        for key, entry in catalogue("en").items()
        if key in catalogue(language) and placeholders(entry) != placeholders(catalogue(language)[key])
    ]
    assert differing == []


@pytest.mark.parametrize("language", languages())
def test_no_text_uses_a_name_that_the_function_itself_takes(language: str) -> None:
    taken = {key for key, entry in catalogue(language).items() if placeholders(entry) & {"key", "language", ""}}
    assert taken == set()


def test_each_text_that_the_code_asks_for_exists() -> None:
    asked = {
        key
        for path in PACKAGE.rglob("*.py")
        for key in re.findall(r'\btext\(\s*"([a-z_.0-9]+)"', path.read_text(encoding="utf-8"))
    }
    assert "language.group" in asked
    assert asked - set(catalogue("en")) == set()


def test_each_key_of_the_readers_messages_exists_and_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    used = set(re.findall(r'"((?:reader|settings)\.[a-z_0-9]+)"', code))
    assert used == {key for key in catalogue("en") if key.startswith(("reader.", "settings."))}


@pytest.mark.parametrize(("language", "ones"), [("en", [1]), ("fr", [0, 1])])
def test_the_plural_follows_the_language(language: str, ones: list[int]) -> None:
    one = text("reader.more_warnings", language, n=1).replace("1", "N")
    assert [n for n in range(12) if text("reader.more_warnings", language, n=n).replace(str(n), "N") == one] == ones


@pytest.mark.parametrize("language", languages())
def test_a_table_of_forms_has_no_form_that_the_language_never_takes(language: str) -> None:
    taken = {*Locale.parse(language).plural_form.tags, "other"}
    tables = [entry for entry in catalogue(language).values() if not isinstance(entry, str)]
    assert tables
    assert [entry for entry in tables if not taken.issuperset(entry)] == []


def test_french_puts_a_narrow_space_before_high_punctuation() -> None:
    bare = {
        key: form
        for key, entry in catalogue("fr").items()
        for form in forms(entry)
        if re.search("(?<!\u202f)(?:[;!?»]|:(?!\\d))|«(?!\u202f)", form.replace("http://", "").replace("https://", ""))
    }
    assert bare == {}


@pytest.mark.parametrize("language", languages())
def test_a_column_or_setting_is_named_in_quotes_and_as_the_readme_lists_it(language: str) -> None:
    said = "\n".join(form for entry in catalogue(language).values() for form in forms(entry))
    french = {name for column in COLUMNS for name in column.other_names}
    assert not french.intersection(re.findall("[«“]\u202f?([a-z_]+)\u202f?[»”]", said))
    assert (
        re.findall("(?<![«“\u202f{])(?:uncertainty_km|incertitude_km|source_url|base_url)(?![»”\u202f}])", said) == []
    )


def test_an_unknown_key_is_named_with_its_language() -> None:
    with pytest.raises(KeyError, match=r"reader\.nothing.*'fr'"):
        text("reader.nothing", "fr")


def test_an_unknown_language_is_named_with_those_there_are() -> None:
    with pytest.raises(KeyError, match=r"'\.\./de'.*en, fr"):
        text("reader.blank", "../de")


def test_a_missing_value_is_named_with_its_key() -> None:
    with pytest.raises(KeyError, match=r"reader\.day.*value"):
        text("reader.day", "en")


def test_braces_in_a_value_are_shown_as_they_are() -> None:
    assert "{0.__class__}" in text("reader.day", "en", value="{0.__class__}")
