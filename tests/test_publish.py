"""The folder of a kit: whole, the same each time, without residue, safe for what opens it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import struct
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

import mapgen
from mapgen.base.spreadsheet import harmless
from mapgen.errors import InputError, OutputError, ServiceSetupError, SettingsError
from mapgen.features.totals import totals
from mapgen.kit.addresses import UNKNOWN_BASE, Addresses, addresses
from mapgen.kit.folder import alone, place_files, read_former
from mapgen.kit.formats.csv import table
from mapgen.kit.formats.element import shadowed
from mapgen.kit.formats.picture import LONGEST, alternative_text, preview_svg
from mapgen.kit.formats.snippets import frame_snippet
from mapgen.kit.kit import Made, kit_files, make_kit
from mapgen.kit.manifest import manifest
from mapgen.page import assets
from tests import features
from tests.pages import HOSTILE, make_map

ROOT = Path(__file__).parents[1]
DAY = date(2026, 1, 31)
BASE = "https://maps.example.org/kit/"
HEADER = "place,source_url,source_title,arrests,expires,lang,id\n"
ROWS = (
    "à Bordeaux,https://example.org/a,Premier article,1,,fr,un\n",
    "près de Limoges,https://example.org/b,Deuxième article,2,2026-02-10,fr,limousin-deux\n",
    "à Trifouillis-les-Oies,https://example.org/c,Troisième article,4,,fr,perdu\n",
)
NAMES = {
    "index.html", "embed.html", "places.geojson", "places.csv", "preview.png", "preview.svg", "oembed.json",
    "snippet.html", "manifest.json", "reported-map.js",
}  # fmt: skip


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "input" / "places.csv"
    path.parent.mkdir()
    path.write_text(HEADER + "".join(ROWS), encoding="utf-8")
    return path


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def publish(source: Path, folder: Path, day: date = DAY, **options: object) -> dict[str, bytes]:
    mapgen.publish(source, folder, as_of=day, **options)  # type: ignore[arg-type]
    return content(folder)


@pytest.fixture(scope="module")
def kit() -> dict[str, bytes]:
    """A kit of every kind of place, in English."""
    drawn = make_map(features.every_kind(), features.unlocated(), language="en", title="Nine & more")
    return kit_files(drawn, Addresses(BASE), DAY)


def test_the_kit_has_all_its_files_and_each_is_listed_with_its_hash(source: Path, tmp_path: Path) -> None:
    files = publish(source, tmp_path / "kit")
    assert set(files) == NAMES
    listed = json.loads(files["manifest.json"])
    assert {entry["name"] for entry in listed["files"]} == NAMES - {"manifest.json"}
    assert listed["complete"] is True
    assert set(listed["inputs"]) == {"places"}
    assert [place["id"] for place in listed["places"]] == ["un", "limousin-deux", "perdu"]
    assert [bool(place["gazetteerDate"]) for place in listed["places"]] == [True, True, False]
    assert str(tmp_path) not in files["manifest.json"].decode()


def test_the_same_input_gives_the_same_files_wherever_they_go(source: Path, tmp_path: Path) -> None:
    first, second = publish(source, tmp_path / "a"), publish(source, tmp_path / "é à 地図")
    assert first == second
    assert publish(source, tmp_path / "a", date(2026, 2, 1)) == first


def test_rows_in_memory_give_the_same_map_as_their_file(source: Path, tmp_path: Path) -> None:
    from_file = publish(source, tmp_path / "a")
    mapgen.publish(mapgen.read_places(source), tmp_path / "b", as_of=DAY)
    from_rows = content(tmp_path / "b")
    different = {name for name in NAMES if from_file[name] != from_rows[name]}
    assert different == {"manifest.json"}


@pytest.mark.parametrize("how", ["deleted", "expired"])
def test_a_row_that_is_gone_leaves_no_residue_in_any_file(how: str, source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    before = publish(source, folder)
    words = ("Limoges", "Deuxi", "example.org/b", "limousin-deux")
    assert all(word.encode() in before["index.html"] for word in words)
    fingerprint = json.loads(before["manifest.json"])["places"][1]["fingerprint"]
    digest = next(f["sha256"] for f in json.loads(before["manifest.json"])["files"] if f["name"] == "index.html")
    if how == "deleted":
        source.write_text(HEADER + ROWS[0] + ROWS[2], encoding="utf-8")
    after = publish(source, folder, date(2026, 2, 11))
    for name, data in after.items():
        # The town stays on the basemap, as any other town; its labels are in the picture of the map.
        found = [word for word in words[1:] if word.encode() in data]
        assert found == [], name
        assert fingerprint.encode() not in data
        assert digest.encode() not in data
    log = json.loads(after["manifest.json"])["changes"]
    assert [entry["summary"] for entry in log] == ["3 places published", "1 place taken off"]
    assert log[1]["date"] == "2026-02-11"
    assert set(log[1]) == {"date", "places", "added", "changed", "removed", "summary"}


def test_the_log_is_all_that_depends_on_what_was_there_before(source: Path, tmp_path: Path) -> None:
    source.write_text(HEADER + "".join(ROWS[:2]), encoding="utf-8")
    publish(source, tmp_path / "old")
    source.write_text(HEADER + ROWS[0].replace(",1,", ",3,") + ROWS[1] + ROWS[2], encoding="utf-8")
    again, fresh = publish(source, tmp_path / "old"), publish(source, tmp_path / "new")
    assert {name for name in NAMES if again[name] != fresh[name]} == {"manifest.json"}
    assert json.loads(again["manifest.json"])["changes"][1]["summary"] == "1 place added, 1 place corrected"


def test_files_of_others_are_never_touched(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "robots.txt").write_text("User-agent: *")
    publish(source, folder)
    assert (folder / "robots.txt").read_text() == "User-agent: *"
    assert set(content(folder)) == NAMES | {"robots.txt"}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_file_of_another_maker_is_not_replaced(name: str, source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / name).write_text('{"name": "somebody else’s"}', encoding="utf-8")
    with pytest.raises(OutputError, match="was not written by mapgen"):
        publish(source, folder)
    assert set(content(folder)) == {name}


def test_a_file_that_is_no_longer_made_goes_unless_somebody_changed_it(source: Path, tmp_path: Path) -> None:
    import hashlib

    folder = tmp_path / "kit"
    publish(source, folder)
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256(b"old").hexdigest()
    for name in ("former.js", "edited.js", "../outside.js"):
        (folder / name).write_bytes(b"old")
        listed["files"].append({"name": name, "sha256": digest})
    (folder / "edited.js").write_bytes(b"mine")
    (folder / "manifest.json").write_text(json.dumps(listed), encoding="utf-8")
    assert set(publish(source, folder)) == NAMES | {"edited.js"}
    assert (tmp_path / "outside.js").read_bytes() == b"old"


@pytest.mark.parametrize("steps", [0, 1, 5, 9, 10, 12, 20])
def test_a_run_that_was_killed_is_taken_up(
    steps: int, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed: nothing behind the step is done, not even tidying up."""
    from mapgen.kit import folder as module

    folder, done = tmp_path / "kit", 0
    replace, staged, clear = module._replace, module._staged, module._clear
    killed = False

    def counted(action):
        def run(*arguments):
            nonlocal done, killed
            if killed or done == steps:
                killed = True
                raise KeyboardInterrupt
            done += 1
            return action(*arguments)

        return run

    monkeypatch.setattr(module, "_replace", counted(replace))
    monkeypatch.setattr(module, "_staged", counted(staged))
    monkeypatch.setattr(module, "_clear", lambda path: None if killed else clear(path))
    with pytest.raises(KeyboardInterrupt):
        publish(source, folder)
    monkeypatch.undo()
    assert set(publish(source, folder)) == NAMES
    assert publish(source, folder) == publish(source, tmp_path / "fresh")


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + ROWS[0], encoding="utf-8")
    with pytest.raises(OutputError, match="an input of the map"):
        publish(path, tmp_path)
    assert set(content(tmp_path)) == {"places.csv"}


def test_refused_input_leaves_the_former_kit_whole(source: Path, tmp_path: Path) -> None:
    before = publish(source, tmp_path / "kit")
    source.write_text(HEADER + "Lille,javascript:x,,1,,,\n", encoding="utf-8")
    with pytest.raises(mapgen.errors.InputError):
        publish(source, tmp_path / "kit")
    assert content(tmp_path / "kit") == before


def test_geojson_keeps_to_rfc_7946(kit: dict[str, bytes]) -> None:
    data = json.loads(kit["places.geojson"])
    assert set(data) == {"type", "features"}
    assert len(data["features"]) == 10
    for feature in data["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if feature["geometry"] is None:
            assert feature["id"] == "a-vienne"
            continue
        geometry = shape(feature["geometry"])
        assert geometry.is_valid
        for polygon in getattr(geometry, "geoms", [geometry]):
            assert polygon.exterior.is_ccw
            assert not any(ring.is_ccw for ring in polygon.interiors)
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in polygon.exterior.coords)
    assert data["features"][2]["properties"]["verbatimLocality"] == "près de Lille"


def test_the_table_is_one_line_an_event_and_keeps_numbers_numbers(kit: dict[str, bytes]) -> None:
    text = kit["places.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 10
    assert [row["arrests"] for row in rows] == ["1"] * 9 + [""]
    assert rows[-1]["georeferenceVerificationStatus"] == ""
    assert kit["places.csv"].startswith(b"\xef\xbb\xbf")
    located = make_map(features.four()[1:2])
    negative = next(csv.DictReader(io.StringIO(kit_files(located, Addresses(), DAY)["places.csv"].decode("utf-8-sig"))))
    assert negative["id"] == "a-bordeaux"


@given(st.text(min_size=1))
def test_no_cell_of_the_table_starts_a_formula(words: str) -> None:
    cell = harmless(words)
    assert cell.lstrip(" \u00a0\u202f")[:1] not in {*"=+-@\t\r\n＝＋－＠"} - {""}
    assert cell.replace("'", "") == words.replace("'", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize(
    "before", ["", " ", "\u200b", "\ufeff ", "words; ", 'words;"', "words\n", "words\t\u200b", "words\r\n"]
)
def test_a_spreadsheet_that_splits_at_other_delimiters_finds_no_formula(before: str, start: str) -> None:
    assert harmless(f"{before}{start}1+cmd") in (f"'{before}{start}1+cmd", f"{before}'{start}1+cmd")


def test_an_address_in_the_table_still_leads_where_it_led() -> None:
    source = features.Source("https://example.org/a;=1;b", "A title; =1+1", None, None)
    place = replace(features.four()[1], events=(features.event("e", sources=(source,)),))
    row = next(csv.DictReader(io.StringIO(table([place]).removeprefix("\ufeff"), newline="")))
    assert row["sourceUrls"] == "https://example.org/a%3B=1;b"
    assert row["sourceTitles"] == "A title; '=1+1"


def test_what_editors_tell_each_other_is_in_no_file_of_the_kit(source: Path, tmp_path: Path) -> None:
    without = publish(source, tmp_path / "without")
    del without["manifest.json"]  # has the hash of the input
    lines = source.read_text(encoding="utf-8").splitlines()

    def published(name: str, *cells: str, **options: object) -> dict[str, bytes]:
        more = (f"{line},{cell}\n" for line, cell in zip(lines, cells, strict=True))
        source.write_text("".join(more), encoding="utf-8")
        return publish(source, tmp_path / name, **options)

    files = published("checked", "checked", "oui-verifie", "", "oui-verifie")
    assert {name: files[name] for name in without} == without
    looked_at = published("todo", "todo", "rappeler-le-parquet", "rappeler-le-parquet", "", with_todo=True)
    pages = {"index.html", "embed.html", "reported-map.js"}  # these say that it is a private look
    assert {name: looked_at[name] for name in without if name not in pages} == {
        name: content for name, content in without.items() if name not in pages
    }
    for content in (*files.values(), *looked_at.values()):
        assert not re.search(b"rappeler-le-parquet|oui-verifie", content)


def test_two_files_with_one_event_value_are_two_events(tmp_path: Path) -> None:
    rows = []
    for name, place, arrests in (("north", "à Lille", 2), ("south", "à Nîmes", 5)):
        path = tmp_path / f"{name}.csv"
        path.write_text(
            f"place,source_url,event,arrests\n{place},https://example.org/{name},rafle,{arrests}\n", encoding="utf-8"
        )
        rows += mapgen.read_places(path)
    published = mapgen.publish(rows, tmp_path / "kit", as_of=DAY)
    assert [event.arrests for feature in published.map.features for event in feature.events] == [(2, 2), (5, 5)]
    assert totals(published.map.features).arrests == 7


def test_oembed_keeps_to_its_specification(kit: dict[str, bytes]) -> None:
    answer = json.loads(kit["oembed.json"])
    assert (answer["type"], answer["version"]) == ("rich", "1.0")
    assert isinstance(answer["html"], str)
    assert all(isinstance(answer[name], int) for name in ("width", "height", "thumbnail_width", "thumbnail_height"))
    assert answer["thumbnail_url"] == f"{BASE}preview.png"
    assert "<script" not in answer["html"]


def test_the_head_has_absolute_addresses_for_networks_and_catalogues(kit: dict[str, bytes]) -> None:
    page = kit["index.html"].decode()
    for tag in (
        f'<meta property="og:image" content="{BASE}preview.png">',
        f'<meta property="og:url" content="{BASE}index.html">',
        '<meta name="twitter:card" content="summary_large_image">',
        f'<link rel="canonical" href="{BASE}index.html">',
        f'<link rel="alternate" type="application/json+oembed" href="{BASE}oembed.json" title="Nine &amp; more">',
        '<meta property="og:locale" content="en_GB">',
    ):
        assert tag in page
    linked = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert linked["@type"] == "Dataset"
    assert [file["contentUrl"] for file in linked["distribution"]] == [f"{BASE}places.geojson", f"{BASE}places.csv"]
    assert 50 <= len(linked["description"]) <= 5000
    embedded = kit["embed.html"].decode()
    assert f'<link rel="canonical" href="{BASE}index.html">' in embedded
    assert "<title>Nine &amp; more</title>" in embedded
    assert '<h1 class="sr">Nine &amp; more</h1>' in embedded


def test_without_an_address_nothing_pretends_to_know_it() -> None:
    files = kit_files(make_map(features.four()), Addresses(), DAY)
    page = files["index.html"].decode()
    assert "og:image" not in page
    assert "canonical" not in page
    assert "json+oembed" not in page
    assert UNKNOWN_BASE in files["snippet.html"].decode()


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a/b", "https://example.org/a/b/"),
        ("HTTPS://example.org/carte été/".replace(" ", "%20"), "https://example.org/carte%20%C3%A9t%C3%A9/"),
        ("http://exämple.org:8080/x/", "http://xn--exmple-cua.org:8080/x/"),
    ],
)
def test_a_base_address_is_a_folder_in_ascii(given: str, base: str) -> None:
    assert addresses(given).base == base


@pytest.mark.parametrize(
    "given", ["ftp://x", "https://example.org/?a=1", "https://example.org/#x", "https://u:p@x.org/"]
)
def test_a_base_address_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match="base_url"):
        addresses(given)


def test_the_alternative_text_is_written_from_the_data_by_language() -> None:
    assert alternative_text(make_map(features.four(), language="en").sheet).startswith(
        "Map of four reported arrest places: “dans le Finistère” (1 arrest), “à Bordeaux” (1 arrest), "
    )
    french = alternative_text(make_map(features.four(), features.unlocated()).sheet)
    assert french.startswith(
        "Carte de quatre lieux d’arrestation signalés\u202f: «\u202fdans le Finistère\u202f» (1 arrestation)"
    )
    assert french.endswith("Un autre lieu signalé n’est pas situé.")
    many = alternative_text(make_map(features.many(400)).sheet)
    assert len(many) <= LONGEST
    assert re.search(r"et 3\d\d autres lieux\.$", many)
    assert alternative_text(make_map([]).sheet) == "Carte sans lieu situé."


@pytest.mark.parametrize("name", ["four", "kinds"])
def test_the_picture_has_the_size_of_a_card_and_no_text_that_wants_a_font(name: str, kit: dict[str, bytes]) -> None:
    svg = kit["preview.svg"].decode()
    assert struct.unpack(">II", kit["preview.png"][16:24]) == (1200, 630)
    assert not re.search(r"<text|var\(|class=|style|vector-effect", svg)
    assert '<title id="title">Nine &amp; more</title>' in svg


def test_a_title_in_letters_that_the_picture_lacks_gives_way_to_a_plain_one() -> None:
    latin, other = (preview_svg(make_map(features.four(), title=title), "") for title in (None, "地図の題名"))
    assert re.sub("<title.*?</title>", "", latin) == re.sub("<title.*?</title>", "", other)


def test_hostile_text_stays_text_in_every_file() -> None:
    event = features.event("e", sources=(features.Source(features.ARTICLE, HOSTILE, HOSTILE, HOSTILE),))
    evil = features.feature("evil", HOSTILE, features.Disc(47.0, 2.0, 20_000), "near", events=[event], remark=HOSTILE)
    drawn = make_map([evil, *features.four()], title=HOSTILE, subtitle=HOSTILE, credit=HOSTILE)
    files = kit_files(drawn, Addresses(BASE), DAY)
    for name in ("index.html", "embed.html", "snippet.html", "preview.svg"):
        text = files[name].decode()
        outside = re.sub(r"(?s)<script.*?</script>", "", text)
        assert "window.pwned=2>" not in outside, name
        assert "49" not in re.sub(r"(?s)<svg.*?</svg>|<[^>]*>|\d{3,}", "", outside) or "{{7*7}}" in outside
        assert "<script>window.pwned" not in text, name
    script = files["reported-map.js"].decode()
    assert "</script" not in script
    assert "<img src=x" not in script
    for name in ("oembed.json", "places.geojson"):
        json.loads(files[name])


def test_the_script_of_the_following_frame_is_at_most_one_kilobyte() -> None:
    assert len(assets.script("follow.js").encode()) <= 1000 - len(f'<script>("{BASE}embed.html");</script>')


def test_the_frame_snippet_is_attributes_only() -> None:
    code = frame_snippet(make_map(features.four()).sheet, Addresses(BASE))
    assert not re.search(r"style|sandbox|<script| on\w+=", code)


def test_styles_of_the_page_become_those_of_a_shadow_root() -> None:
    css = "".join(shadowed(part) for part in (assets.own_css(), assets.style("live.css"), assets.embed_css()))
    assert not re.search(r":root|\d+rem|@page|@media\s*\((?:min|max)-width", css)
    assert not re.search(r"(?:^|[},])\s*(?:html|body)\b", css)
    assert ".root.embed .body{" in css


def test_publish_and_build_share_the_page_but_for_its_head(source: Path, tmp_path: Path) -> None:
    files = publish(source, tmp_path / "kit")
    mapgen.build(source, tmp_path / "map.html", as_of=DAY)
    body = (tmp_path / "map.html").read_text(encoding="utf-8").partition("<body>")[2]
    assert files["index.html"].decode().partition("<body>")[2] == body


def test_the_story_of_this_repository_is_published_in_its_language(tmp_path: Path) -> None:
    for name in ("places.csv", "places.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    files = publish(tmp_path / "places.csv", tmp_path / "kit", base_url=BASE)
    assert json.loads(files["manifest.json"])["language"] == "fr"
    assert "À intégrer" in files["snippet.html"].decode()


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (mapgen.Place("12 rue des Lilas, à Lille", "https://example.org/a"), "place"),
        (mapgen.Place("à Lille", "https://example.org/a", within="rue des Lilas"), "within"),
        (
            mapgen.Place("à Lille", "https://example.org/a", latitude=50.6, longitude=3.1, uncertainty_km=0.1),
            "uncertainty_km",
        ),
    ],
)
def test_rows_in_memory_are_refused_as_those_of_a_file_are(row: mapgen.Place, column: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        mapgen.publish([row], tmp_path / "kit")
    assert [problem.column for problem in refused.value.problems] == [column]
    assert not (tmp_path / "kit").exists()


def test_rows_in_memory_are_read_as_a_desk_would(tmp_path: Path) -> None:
    row = mapgen.Place("à Lille", "https://example.org/a", note="Écrire à jean.exemple@example.org")
    kit = mapgen.publish([row], tmp_path / "kit")
    assert [warning.column for warning in kit.survey.warnings] == ["note"]


class Table:
    """What is asked of a DataFrame of pandas': whole numbers with gaps are decimals until it converts them."""

    def __init__(self, text: str) -> None:
        self._text = text

    def convert_dtypes(self) -> Table:
        return Table(self._text.replace(".0,", ","))

    def to_csv(self, *, index: bool) -> str:
        assert index is False
        return self._text


def test_a_data_frame_is_read_as_a_csv_is(source: Path, tmp_path: Path) -> None:
    from_file = publish(source, tmp_path / "a")
    table = Table((HEADER + "".join(ROWS)).replace(",1,", ",1.0,"))
    mapgen.publish(table, tmp_path / "b", as_of=DAY)
    from_table = content(tmp_path / "b")
    assert {name for name in NAMES if from_file[name] != from_table[name]} == {"manifest.json"}
    hashes = [json.loads(files["manifest.json"])["inputs"]["places"] for files in (from_file, from_table)]
    assert hashes[0] != hashes[1]
    mapgen.build(table, tmp_path / "map.html", as_of=DAY)
    with pytest.raises(InputError, match="DataFrame:3: arrests: "):
        mapgen.publish(Table(HEADER + ROWS[0] + ROWS[1].replace(",2,", ",two,")), tmp_path / "c")


def test_a_real_data_frame_is_read_with_its_gaps(source: Path, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    source.write_text(HEADER + ROWS[0] + ROWS[1].replace(",2,", ",,"), encoding="utf-8")
    assert pandas.read_csv(source).arrests.dtype == float
    assert [place.arrests for place in mapgen.read_places(pandas.read_csv(source))] == [1, None]


@pytest.mark.parametrize("places", [None, 3, [{"place": "à Lille"}], {"place": ["à Lille"]}, iter([])])
def test_what_are_no_places_is_told_in_a_line_that_says_what_are(places: object, tmp_path: Path) -> None:
    for make in (mapgen.publish, mapgen.build):
        with pytest.raises(TypeError, match=r"CSV or \.xlsx file, a sequence of Place or a DataFrame"):
            make(places, tmp_path / "out")  # type: ignore[operator]
    assert list(tmp_path.iterdir()) == []


def test_build_takes_rows_in_memory_too(source: Path, tmp_path: Path) -> None:
    for places, name in ((source, "a"), (mapgen.read_places(source), "b")):
        mapgen.build(places, tmp_path / name, as_of=DAY)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_rows_in_memory_have_no_file_beside_which_answers_could_be_kept(tmp_path: Path) -> None:
    row = mapgen.Place("à Lille", "https://example.org/a")
    for options in (
        {"settings": mapgen.Settings(geocoder="embedded,ban")},
        {"asking": mapgen.Asking(geocoder="embedded,ban")},
    ):
        with pytest.raises(ServiceSetupError, match="in memory"):
            mapgen.publish([row], tmp_path / "kit", **options)
    assert list(tmp_path.iterdir()) == []


def write_at_once(sources: Iterable[Path], folder: Path) -> None:
    """What publish does with kits that are made, at the same moment."""
    kits = [make_kit(source, as_of=DAY) for source in sources]
    start = threading.Barrier(len(kits))

    def write(made: Made) -> None:
        start.wait()
        with alone(folder):
            former = read_former(folder)
            written = manifest(made.map, made.files, former, as_of=DAY, inputs=made.inputs)
            place_files(folder, made.files, written.content, former)

    with ThreadPoolExecutor() as pool:
        list(pool.map(write, kits))


@pytest.mark.skipif(os.name != "posix", reason="no lock of a folder")
def test_two_at_once_into_one_new_folder_leave_the_kit_of_one_of_them(source: Path, tmp_path: Path) -> None:
    other = source.with_name("other.csv")
    other.write_text(HEADER + ROWS[0], encoding="utf-8")
    whole = [publish(path, tmp_path / path.stem) for path in (source, other)]
    for number in range(4):
        write_at_once((source, other), tmp_path / f"kit-{number}")
        found = content(tmp_path / f"kit-{number}")
        last = json.loads(found.pop("manifest.json"))
        assert [{**kit, **found} == kit for kit in whole].count(True) == 1
        assert set(found) == NAMES - {"manifest.json"}
        assert (last["complete"], len(last["changes"])) == (True, 2)


@pytest.mark.skipif(os.name != "posix", reason="no lock of a folder")
def test_a_folder_that_another_run_holds_is_told_in_a_line(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mapgen.kit.folder.PATIENCE", 0.1)
    with alone(tmp_path / "kit"), pytest.raises(OutputError, match="Another run of mapgen"):
        publish(source, tmp_path / "kit")
    assert list((tmp_path / "kit").iterdir()) == []
    assert set(publish(source, tmp_path / "kit")) == NAMES
