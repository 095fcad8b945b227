"""The texts of page, remarks and errors, one catalogue a language.

A language is a folder: copy ``en/messages.toml`` to ``<code>/messages.toml``, translate it and choose its
``plural_rule``.
A key is ``section.name``; a text is a template with named ``{placeholders}``, or a table with the forms
``one`` and ``other``, chosen by the value ``n``. Callers format numbers and dates themselves, for a
catalogue knows words and nothing else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent

#: When a number takes the form ``one`` (CLDR plural rules: en "i = 1 and v = 0", fr "i = 0,1").
_PLURAL_RULES: dict[str, Callable[[float], bool]] = {
    "only_one": lambda n: n == 1,
    "below_two": lambda n: 0 <= n < 2,
}


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
    rule = _PLURAL_RULES[str(catalogue(language)["language.plural_rule"])]
    return entry["one" if rule(n) else "other"]


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
        if isinstance(value, dict) and set(value) != {"one", "other"}:
            entries += _flatten(value, f"{prefix}{name}.")
        else:
            entries.append((f"{prefix}{name}", value))
    return entries
