"""The texts of page, remarks and errors, one catalogue a language.

A key is ``section.name``; a text is a template with named ``{placeholders}``, or a table of plural forms (``one``,
``few``, ``other`` …), chosen by the value ``n``. Callers format numbers and dates themselves, for a catalogue knows
words and nothing else.

To add a language of the page, ``de`` for instance (tests/recipes/test_a_language.py does so on a copy):

1. Copy ``en/messages.toml`` to ``de/messages.toml``; the folder's name is the code of the language.
2. Translate the texts, keep each ``{placeholder}``; ``[language]`` says its name and how it writes numbers.
3. Give a table of plural forms those that the language has in CLDR (unicode.org/cldr), ``other`` always.
4. Run tests/test_messages.py: it names each text that lacks something. Nothing else knows the list of languages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent

#: What a table of plural forms may hold (CLDR's categories); ``other`` is there always.
PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a catalogue, in alphabetical order: ``("en", "fr")``."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/messages.toml")))


def text(key: str, language: str, **values: object) -> str:
    """The text ``section.name`` in ``language``, its placeholders filled with ``values``.

    Raises KeyError, naming what is missing, for an unknown key, language, plural form or placeholder.

    >>> text("reader.day", "en", value="soon")
    "“soon” isn't a day; write it as 2024-11-15"
    """
    template = _template(key, language, values)
    try:
        return template.format(**values)
    except KeyError as error:
        raise KeyError(f"message {key!r} ({language}) needs a value for {error}") from None


def _template(key: str, language: str, values: Mapping[str, object]) -> str:
    entry = catalogue(language).get(key)
    if entry is None:
        raise KeyError(f"no message {key!r} in language {language!r}")
    if isinstance(entry, str):
        return entry
    if not isinstance(n := values.get("n"), (int, float)):
        raise KeyError(f"message {key!r} ({language}) needs a number n to choose its plural form")
    return entry.get(_plural_rule(language)(n), entry["other"])


@cache
def _plural_rule(language: str) -> Callable[[float], str]:
    """The form that a number takes in the language. babel is imported only now: one wording is answered sooner."""
    from babel import Locale

    return Locale.parse(language).plural_form


@cache
def catalogue(language: str) -> dict[str, str | dict[str, str]]:
    """All texts of one language by ``section.name``. Raises KeyError for a language without a catalogue."""
    if language not in languages():
        raise KeyError(f"no messages in language {language!r}; there are {', '.join(languages())}")
    content = tomllib.loads((_FOLDER / language / "messages.toml").read_text(encoding="utf-8"))
    return dict(_flatten(content))


def _flatten(content: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str | dict[str, str]]]:
    entries: list[tuple[str, str | dict[str, str]]] = []
    for name, value in content.items():
        if isinstance(value, dict) and not ("other" in value and PLURAL_FORMS.issuperset(value)):
            entries += _flatten(value, f"{prefix}{name}.")
        else:
            entries.append((f"{prefix}{name}", value))
    return entries
