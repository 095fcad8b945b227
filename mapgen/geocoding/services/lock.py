"""``places.lock.json``: every answer that an online service gave, kept beside the places and read before it is asked.

One answer is one JSON object; they are sorted, so that a new answer is a few new lines in a diff. Each carries a
checksum: an answer changed by hand would still say that the service gave it, so it is refused. Who knows better
writes a position into the CSV, as the editors' own.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from mapgen.base.atomic import write_text
from mapgen.base.toponym import fold
from mapgen.errors import InputError, Problem
from mapgen.geocoding.services.finding import Finding
from mapgen.languages import text
from mapgen.settings import LOCK_NAME

VERSION = 1
#: A thousand answers are half a megabyte.
MOST_BYTES = 50_000_000
_CLASSES = frozenset({"municipality", "county", "state", "country", "area"})
_BASES = frozenset({"box", "kind", "gazetteer", "grid"})
_WRITTEN = {"feature_class": "featureClass", "feature_code": "featureCode", "radius_in_meters": "radiusInMeters"}
_WRITTEN |= {"extent_basis": "extentBasis", "country_code": "countryCode"}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a service, and all that is sent: a toponym and what contains it ("" where nothing does)."""

    toponym: str
    within: str = ""

    @property
    def text(self) -> str:
        """As it is sent."""
        return f"{self.toponym}, {self.within}" if self.within else self.toponym

    @property
    def key(self) -> tuple[str, str]:
        """Equal for questions that differ in capitals, accents and hyphens only."""
        return fold(self.toponym), fold(self.within)


@dataclass(frozen=True, slots=True)
class LockedAnswer:
    """What one service said to one question. No findings: it knows no such place."""

    question: Question
    service: str
    licence: str
    attribution: str
    day: str
    """ISO day on which it was asked."""
    found: tuple[Finding, ...] = ()


class Lock:
    """The answers of one lock file. Reading a file that isn't there gives an empty one."""

    def __init__(self, path: Path, answers: Iterable[LockedAnswer] = ()) -> None:
        self.path = path
        self._answers = {(answer.question.key, answer.service): answer for answer in answers}
        self._changed = False

    def get(self, question: Question, service: str) -> LockedAnswer | None:
        """The answer of ``service`` to ``question``, or None where it was never asked."""
        return self._answers.get((question.key, service))

    def put(self, answer: LockedAnswer) -> None:
        """Keep an answer, in place of an older one to the same question."""
        self._answers[(answer.question.key, answer.service)] = answer
        self._changed = True

    def __iter__(self) -> Iterator[LockedAnswer]:
        return iter(sorted(self._answers.values(), key=lambda answer: (answer.question.key, answer.service)))

    def save(self) -> None:
        """Write the file if an answer was put, whole or not at all. Raises OutputError."""
        if self._changed:
            write_text(self.path, self.to_json())
            self._changed = False

    def to_json(self) -> str:
        """The file's text: two spaces of indent, a line for each value."""
        content = {"version": VERSION, "answers": [_to_dict(answer) for answer in self]}
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def lock_beside(source: Path) -> Path:
    """The lock file of the places in ``source``."""
    return source.parent / LOCK_NAME


def read_lock(path: Path, *, language: str, forgotten: frozenset[str] | None = frozenset()) -> Lock:
    """The lock at ``path``.

    Raises InputError with the line of every answer that was changed by hand or isn't one. Answers to toponyms in
    ``forgotten`` (folded; None for all) will be asked for again: what is wrong with those does no harm.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for, a device never ends
            raise _refused(path, None, "reader.not_a_file", language)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return Lock(path)
    except OSError as error:
        raise _refused(path, None, "reader.unreadable", language, reason=error.strerror or str(error)) from None
    source = _decoded(data, path, language)
    content = _parsed(source, path, language)
    answers: list[LockedAnswer] = []
    problems: list[Problem] = []
    for item, line in zip(content["answers"], _lines_of_answers(source), strict=False):
        name = str(item.get("toponym", "?")) if isinstance(item, dict) else "?"
        try:
            answers.append(_from_dict(item))
        except (KeyError, TypeError, ValueError):
            if forgotten is not None and fold(name) not in forgotten:
                problems.append(Problem(str(path), line, None, text("lock.changed_answer", language, toponym=name)))
    if problems:
        raise InputError(problems)
    return Lock(path, answers)


def _decoded(data: bytes, path: Path, language: str) -> str:
    if len(data) > MOST_BYTES:
        raise _refused(path, None, "lock.not_ours", language)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _refused(path, data.count(b"\n", 0, error.start) + 1, "lock.damaged", language) from None


def _parsed(source: str, path: Path, language: str) -> dict[str, Any]:
    try:
        content = json.loads(source)
    except json.JSONDecodeError as error:
        raise _refused(path, error.lineno, "lock.damaged", language) from None
    except (ValueError, RecursionError):
        raise _refused(path, 1, "lock.damaged", language) from None
    if not isinstance(content, dict) or not isinstance(content.get("answers"), list):
        raise _refused(path, 1, "lock.not_ours", language)
    if content.get("version") != VERSION:
        raise _refused(path, _line(source, r'"version"'), "lock.other_version", language)
    return content


def _lines_of_answers(source: str) -> Iterator[int | None]:
    """The line of each answer: that of its toponym, which only answers have; None where the file was laid out anew."""
    lines = [source.count("\n", 0, found.start()) + 1 for found in re.finditer(r'"toponym"\s*:', source)]
    yield from lines
    while True:
        yield lines[-1] if lines else None


def _line(source: str, pattern: str) -> int:
    found = re.search(pattern, source)
    return source.count("\n", 0, found.start()) + 1 if found else 1


def _refused(path: Path, line: int | None, key: str, language: str, **values: object) -> InputError:
    return InputError([Problem(str(path), line, None, text(key, language, **values))])


def _to_dict(answer: LockedAnswer) -> dict[str, Any]:
    content: dict[str, Any] = {
        "toponym": answer.question.toponym,
        "within": answer.question.within,
        "service": answer.service,
        "licence": answer.licence,
        "attribution": answer.attribution,
        "date": answer.day,
        "found": [
            {_WRITTEN.get(name, name): value for name, value in asdict(finding).items()} for finding in answer.found
        ],
    }
    return {**content, "check": _check(content)}


def _check(content: dict[str, Any]) -> str:
    """Twelve digits that change with any value of the answer."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def _from_dict(content: Any) -> LockedAnswer:
    """Raises KeyError, TypeError or ValueError for what is no answer as it was written."""
    if not isinstance(content, dict):
        raise TypeError("no object")
    values = {name: value for name, value in content.items() if name != "check"}
    if content["check"] != _check(values):
        raise ValueError("changed")
    answer = LockedAnswer(
        Question(_text(values["toponym"]), _text(values["within"])),
        _text(values["service"]),
        _text(values["licence"]),
        _text(values["attribution"]),
        date.fromisoformat(_text(values["date"])).isoformat(),
        tuple(_finding(item) for item in values["found"]),
    )
    if _to_dict(answer) != content:
        raise ValueError("other form")
    return answer


def _finding(content: dict[str, Any]) -> Finding:
    finding = Finding(**{field.name: content[_WRITTEN.get(field.name, field.name)] for field in fields(Finding)})
    numbers = (finding.latitude, finding.longitude, finding.radius_in_meters)
    if not all(isinstance(number, float) for number in numbers):
        raise TypeError("numbers")
    sound = abs(finding.latitude) <= 90 and abs(finding.longitude) <= 180 and finding.radius_in_meters > 0
    if not sound or finding.feature_class not in _CLASSES or finding.extent_basis not in _BASES:
        raise ValueError("out of range")
    return finding


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value
