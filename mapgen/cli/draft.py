"""``mapgen draft``: the rows that an article suggests."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapgen.cli.telling import print_problems, user_language
from mapgen.languages import text

if TYPE_CHECKING:
    from mapgen.desk.draft.many import Outcome, Task
    from mapgen.desk.draft.rows import Row


@click.command(
    short_help="Propose rows from an article, to be reviewed.",
    epilog="Example: mapgen draft article.txt --source-url https://example.org/a -o places.csv",
)
@click.argument("article", metavar="ARTICLE")
@click.option("--source-url", metavar="URL", help="The address that the rows link to (default: the article's own).")
@click.option("--lang", type=click.Choice(["fr", "en"]), help="Language of the article (default: detected).")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="The CSV to add the rows to (default: print them)."
)
@click.option("--explain", is_flag=True, help="Tell of every place why it is a row or not, on standard error.")
@click.option("--json", "as_json", is_flag=True, help="With --explain: one JSON object a place, on standard output.")
@click.option("--jobs", "-j", metavar="N", type=click.IntRange(1, 256), default=1, help="Processes for a folder.")
def draft(
    article: str, source_url: str | None, lang: str | None, output: Path | None, explain: bool, as_json: bool, jobs: int
) -> int:
    """Read an article and propose the places of arrest it reports.

    ARTICLE is a text (Markdown too), an HTML page, an http(s) address, "-", a folder, or a CSV of file and url.

    Nothing is published by that: review the rows, then build. What an editor must settle stands in the column todo.
    With -o they are added to the file, none twice and none changed. Exit 1 where an article can't be read.
    """
    from mapgen.desk.draft.many import Task

    if as_json and not explain:
        raise click.UsageError("--json needs --explain.")
    how = "json" if as_json else "text" if explain else ""
    tasks = [
        Task(source, source_url or address or None, lang, user_language(), how)  # type: ignore[arg-type]
        for source, address in _sources(article)
    ]
    proposed, refused = _gather(_outcomes(tasks, jobs), as_json)
    if refused < len(tasks) or not tasks:
        _hand_over(proposed, output, as_json)
    return 1 if refused else 0


def _sources(article: str) -> list[tuple[str, str]]:
    """(article, its address or "") of a folder, of a CSV of file and url, or of the one that was named."""
    from mapgen.desk.draft.many import articles_of, listed_in

    if article == "-":
        return [(article, "")]
    path, language = Path(article), user_language()
    if not path.is_dir():
        listed = listed_in(path, language)
        return [(article, "")] if listed is None else listed
    articles, others = articles_of(path)
    if others:
        names = ", ".join(sorted({other.suffix.lower() or other.name for other in others}))
        said = text("draft.passed_over", language, file=article, n=len(others), count=len(others), kinds=names)
        print(said, file=sys.stderr)
    return [(str(found), "") for found in articles]


def _outcomes(tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    from mapgen.desk.draft.many import run, run_all

    if len(tasks) == 1:
        stdin = BytesIO(sys.stdin.buffer.read()) if tasks[0].source == "-" else None
        return iter([run(tasks[0], stdin)])
    return _with_progress(run_all(tasks, jobs), len(tasks))


def _with_progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """A bar on a terminal, where rich is installed; nothing elsewhere."""
    if not sys.stderr.isatty():
        return outcomes
    try:
        from rich.console import Console
        from rich.progress import track
    except ImportError:
        return outcomes
    return iter(track(outcomes, total=total, console=Console(stderr=True), transient=True, description="mapgen draft"))


def _gather(outcomes: Iterable[Outcome], as_json: bool) -> tuple[list[Row], int]:
    proposed: list[Row] = []
    refused = 0
    for outcome in outcomes:
        print_problems(outcome.problems)
        refused += bool(outcome.problems)
        proposed += outcome.rows
        for line in outcome.account:
            print(line, file=sys.stdout if as_json else sys.stderr)
        for line in outcome.notices:
            print(line, file=sys.stderr)
    return proposed, refused


def _hand_over(proposed: list[Row], output: Path | None, as_json: bool) -> None:
    from mapgen.desk.draft.append import append
    from mapgen.desk.draft.rows import to_csv

    language = user_language()
    if output is None:
        if not as_json:
            print(to_csv(proposed), end="")
        return
    done = append(output, proposed, language=language)
    said = text("draft.added", language, file=output, n=done.added, count=done.added, known=done.known)
    print(said, file=sys.stderr if as_json else sys.stdout)
    if done.unnoted:
        print(text("draft.unnoted", language, file=output, n=done.unnoted, count=done.unnoted), file=sys.stderr)
