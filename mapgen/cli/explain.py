"""``mapgen explain``: how wordings are understood."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from mapgen.cli.options import country as country_code
from mapgen.cli.telling import user_language
from mapgen.languages import languages

if TYPE_CHECKING:
    from mapgen.geocoding import Context
    from mapgen.geocoding.gazetteer import GazetteerIndex


@click.command(epilog='Example: mapgen explain "près de Lille" "in Cambridge" --within Massachusetts')
@click.argument("wordings", metavar="[WORDING...]", nargs=-1)
@click.option(
    "--from", "page", metavar="PAGE.HTML#ID", help="Where a place of a finished page comes from; all without #ID."
)
@click.option("--within", metavar="PLACE", help="What contains the places: Nord, 59, FR-59, FR ...")
@click.option("--country", metavar="CODE", callback=country_code, help="The country that counts first, ISO 3166: FR.")
@click.option("--lang", type=click.Choice(languages()), help="Language of the wordings.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--geometry", is_flag=True, help="Add the GeoJSON geometry (implies --json).")
def explain(
    wordings: tuple[str, ...],
    page: str | None,
    within: str | None,
    country: str | None,
    lang: str | None,
    as_json: bool,
    geometry: bool,
) -> None:
    """Tell how wordings of the press are understood, and why.

    "-" reads a CSV with a "place" column (and optional "within", "lang") from standard input. With --from, tells
    the way of a place on a finished page from its wording to what is drawn.
    """
    if bool(wordings) == (page is not None):
        raise click.UsageError("Give wordings, or a page with --from.")
    if page is not None:
        _trace(page, as_json)
        return
    from mapgen.geocoding import Context
    from mapgen.geocoding.gazetteer import GazetteerIndex

    _collect_rarely()
    gazetteer = GazetteerIndex()
    asked = _asked(wordings, Context(within=within, lang=lang, country=country))
    lines = _json_lines(asked, gazetteer, geometry) if as_json or geometry else _account_lines(asked, gazetteer)
    while some := list(islice(lines, _LINES_AT_ONCE)):
        print("\n".join(some))


#: Lines written in one go: where output is unbuffered, each write is a call to the system.
_LINES_AT_ONCE = 100


def _trace(page: str, as_json: bool) -> None:
    """Print the way of each place of a page."""
    import json

    from mapgen.geocoding.gazetteer import GazetteerIndex
    from mapgen.page.provenance import account, read_traces

    language, gazetteer = user_language(), GazetteerIndex()
    for i, trace in enumerate(read_traces(page, language=language)):
        if as_json:
            print(json.dumps(trace.to_json(), ensure_ascii=False))
        else:
            print(*([""] if i else []), *account(trace, gazetteer, language), sep="\n")


def _collect_rarely() -> None:
    """Answers hold no cycles; looking for some among the growing caches costs a tenth of the time."""
    import gc

    gc.freeze()
    gc.set_threshold(100_000, 100, 100)


def _asked(wordings: Iterable[str], context: Context) -> Iterator[tuple[str, Context]]:
    """Each wording with its context; "-" stands for the rows of the CSV on standard input."""
    from dataclasses import replace

    for wording in wordings:
        if wording != "-":
            yield wording, context
            continue
        from mapgen.places.wordings import read_wordings

        for row in read_wordings(sys.stdin.buffer, language=user_language()):
            if row.within or row.lang:
                yield row.place, replace(context, within=row.within or context.within, lang=row.lang or context.lang)
            else:
                yield row.place, context


def _json_lines(asked: Iterable[tuple[str, Context]], gazetteer: GazetteerIndex, with_geometry: bool) -> Iterator[str]:
    import json

    from mapgen.desk.explain import geometry_of, to_json
    from mapgen.georeferencing.understanding import locate

    language, encode = user_language(), json.JSONEncoder(ensure_ascii=False).encode
    for wording, context in asked:
        georeference = locate(wording, gazetteer, context, language=context.lang or language)
        record = to_json(georeference)
        if with_geometry:
            record["geometry"] = geometry_of(georeference, gazetteer)
        yield encode(record)


def _account_lines(asked: Iterable[tuple[str, Context]], gazetteer: GazetteerIndex) -> Iterator[str]:
    from mapgen.desk.explain import account
    from mapgen.georeferencing.understanding import understand

    language = user_language()
    for i, (wording, context) in enumerate(asked):
        if i:
            yield ""
        told = context.lang or language
        yield from account(understand(wording, gazetteer, context, language=told), gazetteer, told)
