"""``places.toml``: what belongs to the map as a whole and not to a row."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mapgen.base.plaintext import forbidden_character, one_line, shown, without_invisible
from mapgen.base.weblink import MAXIMUM_LENGTH, link_fault
from mapgen.errors import Problem, SettingsError
from mapgen.languages import languages, text

#: A few lines are meant. tomllib takes time by the square of what it is fed: two seconds for this much, at worst.
MAXIMUM_BYTES = 20_000
MAXIMUM_LINE = 300
MAXIMUM_NOTES = 5_000
#: The answers of online geocoders, in the same folder.
LOCK_NAME = "places.lock.json"
#: English where nothing is said, like the commands themselves.
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a map is called, whose it is and how it is read. Every value has a default; text is plain text."""

    title: str | None = None
    """Headline; None for one that the page words from its data."""
    subtitle: str | None = None
    credit: str | None = None
    language: str = DEFAULT_LANGUAGE
    """Of the page and its remarks: a code of :func:`mapgen.languages.languages`."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code: where a name is looked for first. None for the countries of the language."""
    notes: str | None = None
    """A paragraph on the method or the data, by the editors."""
    base_url: str | None = None
    """Address of the folder where the map is published."""
    tiles: str | None = None
    """Name of an xyzservices provider, asked only after the reader agrees; None for the embedded basemap alone."""
    geocoder: str = "embedded"
    """Who answers for names, in this order: ``embedded``, or a chain such as ``embedded,ban,nominatim``."""
    geocoders: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Options of the online ones by name, and the ``contact`` address that they are told. Never a key."""

    def asking(self, geocoder: str | None) -> Settings:
        """These settings with another chain of geocoders; themselves for None."""
        return self if geocoder is None else replace(self, geocoder=geocoder.strip())


class _Refused(Exception):  # noqa: N818 - turned into a Problem
    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def settings_beside(source: Path) -> Path | None:
    """The ``places.toml`` in the folder of ``source``, or None where there is none."""
    path = source.parent / "places.toml"
    return path if path.exists() or path.is_symlink() else None  # a link to nowhere is a mistake, not nothing


def read_settings(path: Path | None, *, language: str | None = None) -> Settings:
    """The settings of a TOML file; the defaults for None.

    Raises SettingsError with every problem, in ``language``, else in the language that the file itself asks for.
    """
    if path is None:
        return Settings()
    source = _source(path, language or DEFAULT_LANGUAGE)
    content = _toml(source, path, language or DEFAULT_LANGUAGE)
    own = content.get("language")
    told = language or (own if own in languages() else DEFAULT_LANGUAGE)
    values: dict[str, Any] = {}
    problems: list[Problem] = []

    def refuse(refused: _Refused, name: str) -> None:
        message = text(refused.key, told, **refused.values)
        problems.append(Problem(str(path), _line_of(name, source), shown(name), message))

    for name, value in content.items():
        try:
            values[name] = _parse(name, value)
        except _Refused as refused:
            refuse(refused, name)
    try:
        _refuse_unplaced(values)
    except _Refused as refused:
        refuse(refused, "tiles")
    if problems:
        raise SettingsError(sorted(problems, key=lambda problem: problem.line or 0))
    return Settings(**values)


def _source(path: Path, language: str) -> str:
    """The text of the file. A byte order mark, which Windows' Notepad adds, does no harm."""
    try:
        if not path.is_file():
            raise _refused(path, language, "reader.not_a_file" if path.exists() else "reader.no_such_file")
        with path.open("rb") as file:
            data = file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise _refused(path, language, "reader.unreadable", reason=error.strerror or str(error)) from None
    if len(data) > MAXIMUM_BYTES:
        raise _refused(path, language, "settings.large_file", limit=MAXIMUM_BYTES // 1000)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(path, language, "settings.not_utf8", line=line) from None


def _toml(source: str, path: Path, language: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else source.rstrip("\n").count("\n") + 1  # "at end of document"
        reason = str(error).split(" (at ")[0]
        raise _refused(path, language, "settings.not_toml", line=line, reason=shown(reason)) from None
    except RecursionError:
        raise _refused(path, language, "settings.not_toml", reason="[[[[…") from None


def _refused(path: Path, language: str, key: str, line: int | None = None, **values: object) -> SettingsError:
    return SettingsError([Problem(str(path), line, None, text(key, language, **values))])


def _line_of(name: str, source: str) -> int | None:
    """Line of the first ``name = …`` or ``[name]``; the parser doesn't tell."""
    start = re.compile(rf"""["']?{re.escape(name)}["']?[ \t]*[.=\]]""")
    lines = (line.lstrip(" \t[") for line in source.splitlines())
    return next((number for number, line in enumerate(lines, start=1) if start.match(line)), None)


def _parse(name: str, value: object) -> Any:
    """The value of one setting, checked; None where it is blank."""
    if name == "geocoders":
        return _options(value)
    if name not in _PARSERS:
        raise _unknown(name)
    if not isinstance(value, str):
        raise _Refused("settings.not_text", name=name)
    character = forbidden_character(value)
    if character:
        raise _Refused("reader.forbidden_character", character=character)
    cleaned = without_invisible(value).strip()
    return _PARSERS[name](cleaned) if cleaned else getattr(Settings(), name)


def _unknown(name: str) -> _Refused:
    from difflib import get_close_matches  # only for a mistake

    known = [*_PARSERS, "geocoders"]
    close = get_close_matches(name.lower(), known, n=1)
    if close:
        return _Refused("settings.misspelt_key", suggestion=close[0])
    return _Refused("settings.unknown_key", known=", ".join(known))


def _options(value: object) -> Mapping[str, Any]:
    """``[geocoders]``: a contact, and a table of plain values for each service; what they mean is the services' own."""
    if not isinstance(value, dict):
        raise _Refused("settings.geocoders")
    for name, content in value.items():
        plain = content.values() if isinstance(content, dict) and name != "contact" else [content]
        wanted = str | int | float | bool if isinstance(content, dict) else str
        if (not isinstance(content, dict) and name != "contact") or not all(isinstance(v, wanted) for v in plain):
            raise _Refused("settings.geocoders")
    return value


def _chain(value: str) -> str:
    if not re.fullmatch(r"[\w-]+(?:\s*,\s*[\w-]+)*", value):
        raise _Refused("settings.geocoder", value=shown(value))
    return value


def _at_most(limit: int) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if len(value) > limit:
            raise _Refused("reader.long_cell", count=len(value), limit=limit)
        return one_line(value) if limit == MAXIMUM_LINE else value

    return parse


def _one_of(key: str, known: Callable[[], tuple[str, ...]]) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value.lower() not in known():
            raise _Refused(key, value=shown(value), known=", ".join(known()))
        return value.lower()

    return parse


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", value) or value.upper() == "UK":  # the code of the United Kingdom is GB
        raise _Refused("settings.country", value=shown(value))
    return value.upper()


def _address(value: str) -> str:
    fault = link_fault(value)
    if fault:
        raise _Refused(fault, value=shown(value), limit=MAXIMUM_LENGTH)
    return value


def _provider(value: str) -> str:
    """The name of a tile provider that xyzservices knows, without the key that some want."""
    provider = _query(value)
    if provider is None:
        raise _unknown_provider(value)
    if provider.requires_token():
        raise _Refused("map.tiles_token", name=shown(value))
    return value


def _query(name: str) -> Any:
    """The provider of this name, or None; xyzservices is read only for the few maps that have tiles."""
    import xyzservices.providers

    try:
        return xyzservices.providers.query_name(name)
    except ValueError:
        return None


def _unknown_provider(value: str) -> _Refused:
    from difflib import get_close_matches

    import xyzservices.providers

    known = {name.lower(): name for name in xyzservices.providers.flatten()}
    close = get_close_matches(value.lower(), known, n=1)
    if close:
        return _Refused("settings.misspelt_tiles", value=shown(value), suggestion=known[close[0]])
    return _Refused("map.tiles_unknown", name=shown(value))


#: Turns pages away that don't say where they are published, and so any page opened from a file (OSM tile usage policy).
REFERER_WANTED = "tile.openstreetmap.org"


def _refuse_unplaced(values: Mapping[str, Any]) -> None:
    """OpenStreetMap's own tile server wants to know the page's address."""
    name = values.get("tiles")
    if name and not values.get("base_url") and REFERER_WANTED in _query(name).url:
        raise _Refused("map.tiles_referer", name=shown(name))


_PARSERS: Mapping[str, Callable[[str], str]] = {
    "title": _at_most(MAXIMUM_LINE),
    "subtitle": _at_most(MAXIMUM_LINE),
    "credit": _at_most(MAXIMUM_LINE),
    "language": _one_of("settings.language", languages),
    "country": _country,
    "notes": _at_most(MAXIMUM_NOTES),
    "base_url": _address,
    "tiles": _provider,
    "geocoder": _chain,
}
