"""A finished page → where each of its places comes from: wording, rule, record and data, geometry.

The page may be anybody's: it is read as data and nothing of it is trusted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape
from pathlib import Path
from typing import Any

from mapgen.base.plaintext import shown
from mapgen.errors import InputError, Problem
from mapgen.geocoding.gazetteer import GazetteerIndex, Record
from mapgen.georeferencing.remarks import kilometres
from mapgen.languages import catalogue, text
from mapgen.page.anchors import implied_anchors
from mapgen.page.traces import unpacked

#: 10,000 places take 3.5 MB.
MAXIMUM_BYTES = 100_000_000
_ISLAND_START, _ISLAND_END = '<script type="application/json" id="page_data">', "</script>"
# A wording has 200 characters at most, each an entity at worst. Without an end, a page of starts would take hours.
_ROW = re.compile(r'<li class="card"(?: id="([^"<>]*)")?[^<>]*><h3[^<>]*>(.{0,2000}?)</h3>')
_SHAPES = {3: "circle", 4: "ring", 6: "sector"}


@dataclass(frozen=True, slots=True)
class Trace:
    """One place of a page. ``terms`` are its Darwin Core terms as the page carries them; ``shape`` is [longitude,
    latitude, outer radius, inner radius, heading, half angle] as far as it has them, None for an outline."""

    id: str
    terms: Mapping[str, Any]
    shape: tuple[float, ...] | None
    located: bool

    def to_json(self) -> dict[str, Any]:
        """What ``mapgen explain --from … --json`` prints."""
        return {"id": self.id, **self.terms, "shape": list(self.shape) if self.shape else None}


def read_traces(address: str, *, language: str = "en") -> list[Trace]:
    """The places of ``page.html``, or the one of ``page.html#id``. Raises InputError where there is none to read."""
    path, place = _split(address)
    traces = list(_read(path, language))
    if place is None:
        return traces
    chosen = [trace for trace in traces if trace.id == place]
    if not chosen:
        close = get_close_matches(place, [trace.id for trace in traces], n=3)
        key = "provenance.no_such_place_close" if close else "provenance.no_such_place"
        raise _refused(path, language, key, id=shown(place), close=", ".join(map(shown, close)))
    return chosen


def account(trace: Trace, gazetteer: GazetteerIndex, language: str) -> list[str]:
    """The account for people: the wording, then one indented line for each step to the geometry."""
    terms = {name: shown(str(value), limit=500) for name, value in trace.terms.items() if name != "reports"}
    wording = terms.get("verbatimLocality", trace.id)
    lines = [text("provenance.anchor", language, id=shown(trace.id))]
    lines += _report_lines(trace, language)
    kind = terms.get("localityType")
    if f"explain.type_{kind}" in catalogue(language):
        lines.append(text("explain.type", language, kind=text(f"explain.type_{kind}", language)))
    if "georeferenceProtocol" in terms:
        lines.append(text("explain.rule", language, protocol=terms["georeferenceProtocol"]))
    lines += _record_lines(terms, gazetteer, language)
    lines += _geometry_lines(trace, language)
    if "georeferenceRemarks" in terms:
        lines.append(text("explain.remark", language, remark=terms["georeferenceRemarks"]))
    status = terms.get("georeferenceVerificationStatus")
    if status:
        lines.append(text("explain.status", language, status=status))
    return [wording, *(f"  {line}" for line in lines)]


def _split(address: str) -> tuple[Path, str | None]:
    """A path may hold a # itself; an id can't."""
    path, mark, place = address.rpartition("#")
    if not mark or Path(address).exists():
        return Path(address), None
    return Path(path), place or None


def _read(path: Path, language: str) -> Iterator[Trace]:
    html = _content(path, language)
    try:
        _, start, rest = html.partition(_ISLAND_START)
        content, end, _ = rest.partition(_ISLAND_END)
        data = json.loads(content) if start and end else None
        if not isinstance(data, dict):
            raise _refused(path, language, "provenance.no_page")
        yield from _traces(data, html)
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise _refused(path, language, "provenance.damaged") from None


def _content(path: Path, language: str) -> str:
    try:
        if not path.is_file():
            raise _refused(path, language, "reader.not_a_file" if path.exists() else "reader.no_such_file")
        with path.open("rb") as file:
            data = file.read(MAXIMUM_BYTES + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise _refused(path, language, "reader.unreadable", reason=getattr(error, "strerror", None) or "") from None
    if len(data) > MAXIMUM_BYTES:
        raise _refused(path, language, "reader.large_file", limit=MAXIMUM_BYTES // 1_000_000)
    return data.decode("utf-8", "replace")


def _traces(data: Mapping[str, Any], html: str) -> Iterator[Trace]:
    if "rows" in data:
        yield from _dense(data, html)
    for place in data.get("places", ()):
        yield Trace(str(place["id"]), dict(place["properties"]), _shape(place["shape"]), located=True)
    for place in data["unlocated"]:
        yield Trace(str(place["id"]), dict(place["properties"]), None, located=False)


def _dense(data: Mapping[str, Any], html: str) -> Iterator[Trace]:
    """Very many places: the words are in the list, in the order of the rows."""
    before, _, after = text("page.quoted", str(data["language"]), words="\0").partition("\0")
    cards = _ROW.findall(html[html.index('id="map_rows"') :])
    rows = data["rows"]
    circles = zip(rows["longitude"], rows["latitude"], rows["radius"], strict=True)
    traces = list(unpacked(data["traces"]))
    for index, (circle, (place_id, quoted)) in enumerate(zip(circles, cards, strict=False)):
        words = unescape(quoted)
        wording = words.removeprefix(before).removesuffix(after)
        key = str(index)
        shape = None if key in rows["area"] else _shape([*circle, *rows["shape"].get(key, ())])
        radius = float(circle[2])
        terms = {
            "verbatimLocality": wording,
            **traces[index],
            "coordinateUncertaintyInMeters": radius,
        }
        yield Trace(unescape(place_id) or implied_anchors([words])[0], terms, shape, located=True)


def _shape(given: Any) -> tuple[float, ...] | None:
    shape = None if given is None else tuple(float(value) for value in given)
    if shape is not None and len(shape) not in _SHAPES:
        raise ValueError("no shape")
    return shape


def _report_lines(trace: Trace, language: str) -> Iterator[str]:
    reports = trace.terms.get("reports", ())
    for report in reports if isinstance(reports, list) else ():
        for source in report.get("sources", ()) if isinstance(report, dict) else ():
            if isinstance(source, dict):
                url = shown(str(source.get("url")), limit=500)
                yield text("provenance.source", language, url=url)


def _record_lines(terms: Mapping[str, str], gazetteer: GazetteerIndex, language: str) -> Iterator[str]:
    kind, code = terms.get("featureClass"), terms.get("featureCode")
    if kind and code:
        record = _record(kind, code, gazetteer)
        name = gazetteer.name(record, language) if record else "?"
        key = "provenance.record" if record else "provenance.record_unknown"
        label = f"class.{kind}"
        words = text(label, language) if label in catalogue(language) else kind
        yield text(key, language, name=name, kind=words, code=code)
    if "georeferenceSources" in terms:
        yield text("provenance.data", language, sources=terms["georeferenceSources"])


def _record(kind: str, code: str, gazetteer: GazetteerIndex) -> Record | None:
    """The record of this class and code in the gazetteer that is installed, or None."""
    records = (match.record for match in gazetteer.search(code))
    return next((r for r in records if r.feature_class == kind and r.feature_code == code), None)


def _geometry_lines(trace: Trace, language: str) -> Iterator[str]:
    if not trace.located:
        yield text("provenance.nothing_drawn", language)
    elif trace.shape is None:
        yield text("provenance.outline", language)
    else:
        longitude, latitude, outer, *rest = trace.shape
        yield text(
            f"provenance.{_SHAPES[len(trace.shape)]}",
            language,
            latitude=latitude,
            longitude=longitude,
            outer=kilometres(outer, language),
            inner=kilometres(rest[0], language) if rest else "",
            heading=f"{rest[1]:g}" if len(rest) > 1 else "",
        )


def _refused(path: Path, language: str, key: str, **values: object) -> InputError:
    return InputError([Problem(shown(str(path), limit=500), None, None, text(key, language, **values))])
