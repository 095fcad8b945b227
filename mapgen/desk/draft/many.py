"""Many articles at once: every file of a folder, in as many processes as wanted, a bad one told and passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from mapgen.base.toponym import fold
from mapgen.desk.draft.account import lines, records
from mapgen.desk.draft.article import Language
from mapgen.desk.draft.drafting import draft
from mapgen.desk.draft.names import Names
from mapgen.desk.draft.notices import notices
from mapgen.desk.draft.rows import Row, rows
from mapgen.desk.draft.sources import read_article
from mapgen.errors import InputError, Problem
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.places.decoding import decode
from mapgen.places.findings import Findings, Refused
from mapgen.places.table import read_rows

#: Files that are taken for articles.
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")


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


def articles_of(folder: Path) -> tuple[list[Path], list[Path]]:
    """(articles, other files) of a folder and its subfolders, in order; hidden ones are neither."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    articles = [path for path in files if path.suffix.lower() in SUFFIXES]
    return articles, [path for path in files if path.suffix.lower() not in SUFFIXES]


def listed_in(table: Path, language: str) -> list[tuple[str, str]] | None:
    """(article, address) of each line of a CSV with columns ``file`` and ``url``; None for any other file.

    A file is looked for beside the CSV. Raises InputError where the CSV can't be read.
    """
    if table.suffix.lower() not in (".csv", ".tsv") or not table.is_file():
        return None
    findings = Findings(str(table), language)
    try:
        lines = [cells for _, cells in read_rows(decode(table.read_bytes()).text)]
    except Refused as refused:
        findings.refuse(refused)
        raise InputError(findings.problems) from None
    header = [fold(cell) for cell in lines[0]] if lines else []
    file = next((header.index(name) for name in ("file", "fichier") if name in header), None)
    url = next((header.index(name) for name in ("url", "source url", "lien", "adresse") if name in header), None)
    if file is None or url is None:
        return None
    full = [cells for cells in lines[1:] if len(cells) > max(file, url) and cells[file].strip()]
    return [(_beside(table, cells[file].strip()), cells[url].strip()) for cells in full]


def _beside(table: Path, name: str) -> str:
    return str(table.parent / name)


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
