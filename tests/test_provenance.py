"""A finished page tells where each of its places comes from."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest

from mapgen.errors import InputError
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.shapes import Disc
from mapgen.line import build
from mapgen.page.anchors import implied_anchors
from mapgen.page.provenance import account, read_traces
from mapgen.page.traces import packed, unpacked
from tests import features
from tests.command import mapgen

ROOT = Path(__file__).parents[1]


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    shutil.copy(ROOT / "places.toml", folder)
    rows = (ROOT / "places.csv").read_text(encoding="utf-8")
    more = ("à Vienne", "au sud de Limoges", "en banlieue toulousaine")
    rows += "".join(f"{place},https://example.org/a,,,,1,,fr\n" for place in more)
    (folder / "places.csv").write_text(rows, encoding="utf-8")
    build(folder / "places.csv", folder / "map.html", as_of=date(2026, 1, 1))
    return folder / "map.html"


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        ("dans-le-finistere", ("dans le Finistère", "département 29", "Natural Earth 1:10m (2019)", "known outline")),
        ("pres-de-lille", ("près de Lille", "Proximité", "Lille (municipality 59350)", "GeoNames (", "a circle of")),
        ("au-sud-de-limoges", ("au sud de Limoges", "Limoges", "a sector from", "towards 180°")),
        ("en-banlieue-toulousaine", ("Toulouse (municipality 31555)", "a ring from")),
        ("a-vienne", ("à Vienne", "Nothing is drawn", "Status: requires georeference")),
    ],
)
def test_a_place_is_traced_from_wording_to_geometry(page: Path, place: str, facts: tuple[str, ...]) -> None:
    [trace] = read_traces(f"{page}#{place}")
    lines = account(trace, gazetteer(), "en")
    assert lines[0] == trace.terms["verbatimLocality"]
    assert "  Source: https://" in "\n".join(lines)
    assert [fact for fact in facts if fact not in "\n".join(lines)] == []


def test_without_an_id_every_place_is_traced(page: Path) -> None:
    assert len(read_traces(str(page))) == 7


def test_the_command_prints_an_account_or_json(page: Path) -> None:
    run = partial(mapgen, "explain", cwd=ROOT)
    done = run("--from", f"{page}#a-bordeaux", "--json")
    assert json.loads(done.stdout)["featureCode"] == "33063"
    assert run("--from", f"{page}#a-bordeaux").stdout.startswith("à Bordeaux\n  ")
    unknown = run("--from", f"{page}#a-bordeau")
    assert unknown.returncode == 1
    assert "did you mean a-bordeaux" in unknown.stderr
    assert run().returncode == 2
    assert run("à Lille", "--from", str(page)).returncode == 2


def test_a_dense_page_is_traced_too(tmp_path: Path) -> None:
    names = [record.name for record in gazetteer().towns_in(-4.0, 43.0, 7.0, 50.0, 700)]
    rows = "".join(f'"à {name}",https://example.org/{i}\n' for i, name in enumerate(names))
    (tmp_path / "places.csv").write_text("place,source_url\n" + rows, encoding="utf-8")
    built = build(tmp_path / "places.csv", tmp_path / "map.html", as_of=date(2026, 1, 1))
    assert built.map.sheet.dense
    traces = {trace.id: trace for trace in read_traces(str(tmp_path / "map.html"))}
    assert len(traces) == len(built.survey.located) + len(built.survey.unlocated)
    for feature in built.survey.located:
        terms, found = traces[feature.id].terms, feature.georeference
        assert terms["verbatimLocality"] == found.verbatim_locality
        assert terms["georeferenceProtocol"] == found.georeference_protocol
        assert (terms["featureClass"], terms["featureCode"]) == (found.feature_class, found.feature_code)
        assert terms["georeferenceSources"] == " | ".join(found.georeference_sources)


def test_traces_come_back_as_they_were_packed() -> None:
    codes = ["01004", "01008", "01001", "2A004", "2A010", "29", "33063", "", "", "9" * 30, "9" * 29 + "8", "01004"]
    kinds = ["municipality"] * 5 + ["department"] + ["municipality"] * 6
    made = [features.feature(f"p{i}", "à Lille", Disc(50.6, 3.1, 5_000), "extent") for i in range(len(codes))]
    places = [
        replace(place, georeference=replace(place.georeference, feature_class=kind, feature_code=code))
        for place, kind, code in zip(made, kinds, codes, strict=True)
    ]
    traces = packed(places)
    assert traces["records"].startswith("001004|+4|-7|02A004|02A010|129|")
    found = list(unpacked(traces))
    assert [terms.get("featureCode", "") for terms in found] == codes
    assert [terms["featureClass"] for terms in found] == kinds
    odd = replace(places[0], georeference=replace(places[0].georeference, feature_code="1|2"))
    assert [terms.get("featureCode") for terms in unpacked(packed([odd, places[0]]))] == ["1 2", "01004"]
    assert list(unpacked(packed(features.every_kind()))) == [{}] * len(features.every_kind())


@pytest.mark.parametrize("records", ["0" + "9" * 40 + "|+1", "+1|+1", "01|", "01", "01|+" + "9" * 40, "01|+x"])
def test_damaged_traces_are_refused(records: str) -> None:
    traces = packed(features.many(2)) | {"records": records}
    with pytest.raises((LookupError, ValueError)):
        list(unpacked(traces))


def test_an_anchor_is_what_the_wording_implies_or_written_out() -> None:
    words = ["“à L&Isle”", "« près de L’Haÿ-les-Roses »", "à St-Étienne", "à Tresbœuf", "Кола", "a\nb", ""]
    implied = ["a-l-isle", "pres-de-l-hay-les-roses", "a-st-etienne", "a-tresbuf", "", "a-b", ""]
    assert implied_anchors(words) == implied
    assert implied_anchors([]) == []


ISLAND = b'<script type="application/json" id="page_data">'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b"<html><title>another page</title>",
        ISLAND + b"{</script>",
        ISLAND + b"[]</script>",
        ISLAND + b'{"places": [{}], "unlocated": []}</script>',
        ISLAND + b'{"places": 3, "unlocated": []}</script>',
        ISLAND + b"[" * 100_000 + b"</script>",
        ISLAND + b'{"rows": [[0, "1", 3]], "language": "../x", "unlocated": []}</script>',
        ISLAND + b'{"places": [{"id": 1, "properties": {}, "shape": [1, 2]}], "unlocated": []}</script>',
        ISLAND + b"</script" * 100_000,
    ],
)
def test_what_is_no_page_of_ours_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.html").write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_traces(str(tmp_path / "x.html"))
    assert len(refused.value.problems) == 1


def test_a_page_made_to_deceive_steers_no_terminal(tmp_path: Path) -> None:
    place = {"id": "a", "properties": {"verbatimLocality": "\x1b[2J", "reports": [{"sources": [{"url": "\x07"}]}, 3]}}
    data = {"places": [place | {"shape": None}], "unlocated": []}
    html = f'<script type="application/json" id="page_data">{json.dumps(data)}</script>'
    (tmp_path / "x.html").write_text(html)
    [trace] = read_traces(str(tmp_path / "x.html"))
    assert "".join(account(trace, gazetteer(), "en")).isprintable()


@pytest.mark.parametrize("path", ["nothing.html", ".", "nothing.html#a"])
def test_a_missing_page_and_a_folder_are_told(tmp_path: Path, path: str) -> None:
    with pytest.raises(InputError):
        read_traces(str(tmp_path / path))


@pytest.mark.slow
@pytest.mark.parametrize("start", ['<script type="application/json" id="page_data">', '<li class="card" id="a"><h3>'])
def test_a_page_of_starts_without_an_end_is_read_in_one_pass(start: str, tmp_path: Path) -> None:
    """Searched anew from each start, these would take hours."""
    page = tmp_path / "page.html"
    rows = {"longitude": [], "latitude": [], "radius": [], "area": {}, "shape": {}}
    data = json.dumps({"language": "en", "rows": rows, "unlocated": []})
    whole = f'<script type="application/json" id="page_data">{data}</script><ol id="map_rows">'
    page.write_text(whole * ("h3" in start) + start * 200_000)
    with pytest.raises(InputError):
        read_traces(f"{page}#kerbidule")
