"""Many articles at once: every file of a folder, in as many processes as wanted, a bad one told and passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from mapgen.desk.draft.account import lines, records
from mapgen.desk.draft.article import Language
from mapgen.desk.draft.drafting import draft
from mapgen.desk.draft.names import Names
from mapgen.desk.draft.notices import notices
from mapgen.desk.draft.rows import Row, rows
from mapgen.desk.draft.sources import read_article
from mapgen.errors import InputError, Problem
from mapgen.geocoding.gazetteer import Gazetteer

#: Files that are taken for articles.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Task:
    """One article to draft, and how."""

    source: str
    source_url: str | None
    lang: Language | None
    language: str
    explain: str = ""
    """"text", "json" or "": whether and how the reasons are told."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article: its rows, the account asked for, or the problems that it was refused for."""

    rows: tuple[Row, ...] = ()
    account: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    """What must not go unsaid: no row, a language that isn't read, a page that holds no whole article."""
    problems: tuple[Problem, ...] = ()


def articles_of(folder: Path) -> list[Path]:
    """The articles of a folder and its subfolders, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())


def run(task: Task, stdin: BytesIO | None = None) -> Outcome:
    """Draft one article; what is wrong with it is told, not raised."""
    gazetteer, names = _tools()
    try:
        article = read_article(
            task.source, stdin=stdin or BytesIO(), source_url=task.source_url, lang=task.lang, language=task.language
        )
    except InputError as error:
        return Outcome(problems=error.problems)
    made = draft(article, gazetteer, names=names)
    told = tuple(_told(task, made))
    return Outcome(tuple(rows(made, names, gazetteer, task.language)), told, tuple(notices(made, task.language)))


def run_all(tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    """The outcomes in the order of the tasks; each is handed on as soon as its turn comes."""
    if jobs <= 1 or len(tasks) < _FEWEST_FOR_PROCESSES:
        yield from map(run, tasks)
        return
    from multiprocessing import get_context

    with get_context("spawn").Pool(min(jobs, len(tasks))) as pool:
        yield from pool.imap(run, tasks, chunksize=_CHUNK)


_FEWEST_FOR_PROCESSES = 4
_CHUNK = 8


def _told(task: Task, made: object) -> Iterator[str]:
    if task.explain == "text":
        yield from lines(made, task.language)  # type: ignore[arg-type]
    elif task.explain == "json":
        import json

        for record in records(made, task.language):  # type: ignore[arg-type]
            yield json.dumps(record, ensure_ascii=False)


@cache
def _tools() -> tuple[Gazetteer, Names]:
    gazetteer = Gazetteer()
    return gazetteer, Names(gazetteer)
