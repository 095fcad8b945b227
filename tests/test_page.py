"""The page as a document: safe, self-contained, small, the same each time."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mapgen.page import assets
from mapgen.page.render import render_page
from tests import features
from tests.pages import HOSTILE, hostile_page, make_map, page


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


class Reader(HTMLParser):
    """Every tag with its attributes, and the text outside scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag):
        self._open = ""

    def handle_data(self, data):
        if self._open:
            self.blocks.append((self._open, data))
        else:
            self.words.append(data)

    def policy(self) -> str:
        return next(a["content"] for _, a in self.tags if a.get("http-equiv") == "Content-Security-Policy") or ""


def test_the_same_places_give_the_same_bytes():
    assert render_page(make_map(features.every_kind())) == render_page(make_map(features.every_kind()))


def test_policy_is_strict_and_knows_every_block_by_its_hash():
    read = Reader(page())
    policy = read.policy()
    assert policy.startswith(
        "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'self'; img-src data:; "
        "script-src 'sha256-"
    )
    assert "unsafe" not in policy
    assert len(read.blocks) == 7
    for _, content in read.blocks:
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_no_style_attribute_and_no_event_handler_anywhere():
    for html in (page("kinds"), hostile_page()):
        for tag, attributes in Reader(html).tags:
            assert "style" not in attributes, tag
            assert not [name for name in attributes if name.startswith("on")], tag


def test_page_names_no_other_host_than_its_sources():
    addresses = set(
        re.findall(r"https?://[\w.-]+", re.sub(r"""(?s)<script(?: type="text/plain"[^>]*)?>.*?</script>""", "", page()))
    )
    assert addresses == {"https://example.org"}
    loaded = [
        a
        for tag, a in Reader(page()).tags
        if tag in ("script", "link", "img", "iframe") and (a.get("src") or a.get("href"))
    ]
    assert all((a.get("href") or "").startswith("data:") for a in loaded)


def test_links_open_apart_and_tell_nobody_where_from():
    links = [a for tag, a in Reader(page()).tags if tag == "a" and (a.get("href") or "").startswith("http")]
    assert len(links) == 4
    assert all(a["rel"] == "noopener noreferrer" and a["target"] == "_blank" for a in links)


def test_hostile_text_is_text_and_nothing_else():
    read = Reader(hostile_page())
    title = "".join(read.words)
    assert HOSTILE in title
    assert not any(
        "pwned" in content for kind, content in read.blocks if "{" in content and not content.startswith("{")
    )
    assert not any(tag == "img" for tag, _ in read.tags)
    island = next(content for _, content in read.blocks if content.startswith('{"language"'))
    assert "7*7" in island
    assert "{{7*7}}" not in island


def test_ids_are_unique_and_no_random_one_is_left():
    html = page("kinds")
    ids = [a["id"] for _, a in Reader(html).tags if a.get("id")]
    assert len(ids) == len(set(ids))
    assert not re.search(r"_[0-9a-f]{32}", html)


def test_no_id_of_the_page_can_meet_one_of_a_place():
    ours = {a["id"] for _, a in Reader(page()).tags if a.get("id")} - {place.id for place in features.four()}
    # Places' ids are [a-z0-9-]+; "soft" is a gradient and lives in another drawing than any card.
    assert {i for i in ours if re.fullmatch("[a-z0-9-]+", i or "")} <= {"soft"}


def test_document_has_language_title_one_heading_and_landmarks():
    read = Reader(page("kinds", "en"))
    tags = [tag for tag, _ in read.tags]
    assert read.tags[0] == ("html", {"lang": "en"})
    for tag in ("title", "h1", "header", "main", "footer"):
        assert tags.count(tag) == 1, tag
    viewport = next(a["content"] for _, a in read.tags if a.get("name") == "viewport")
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport


def test_wording_is_marked_with_its_language_where_it_is_another():
    assert '<h3 lang="fr">“près de Lille”</h3>' in page("four", "en")
    assert "<h3>«\u202fprès de Lille\u202f»</h3>" in page("four", "fr")


def test_places_not_located_have_their_own_section_with_reasons():
    html = page("kinds")
    section = html[html.index("unlocated_title") :]
    assert "«\u202fà Vienne\u202f»" in section
    assert "peut désigner plusieurs lieux" in section
    assert "unlocated_title" not in page()


def test_leaflets_licence_notice_stays_and_its_source_map_does_not():
    assert "(c) 2010-2023 Vladimir Agafonkin" in page()
    assert "sourceMappingURL" not in page()


def test_page_of_four_places_keeps_to_its_budget():
    assert compressed(page()) <= 95_000


def test_parts_of_the_page_keep_to_theirs():
    html = page()
    drawing = re.search(r'(?s)<svg class="drawing".*?</svg>', html)[0]
    base = re.search(r'(?s)<g class="base".*?(?=<g class="zones)', drawing)[0]
    far = re.search(r'"far":\[[^\]]*\]', html)[0]
    rest = re.sub(r'(?s)<script.*?</script>|<style.*?</style>|<svg class="drawing".*?</svg>', "", html)
    sizes = {
        "own script": (compressed(assets.own_js()), 14_000),
        "own styles": (compressed(assets.own_css() + assets.style("live.css")), 5_000),
        "basemap": (compressed(base) + compressed(far), 26_000),
        "drawing": (compressed(drawing) - compressed(base), 8_000),
        "html": (compressed(rest), 10_000),
    }
    assert {name: size for name, (size, most) in sizes.items() if size > most} == {}


def test_no_comment_and_no_type_of_our_scripts_travels_with_the_page():
    sources = sorted(Path(str(assets._STATIC), "js").glob("*.js"))
    assert sum(path.read_text(encoding="utf-8").count("/**") for path in sources) > 50
    for path in sources:
        kept = assets.script(path.name)
        assert not re.search(r"/\*|\*/|^\s*//|^\s*$|@param|@type", kept, re.MULTILINE), path.name
        plain = re.sub(r"(?m)^\s*(?://.*|/\*.*\*/)$", "", path.read_text(encoding="utf-8"))
        assert kept.split() == plain.split(), path.name


def test_comments_of_several_lines_go_and_code_that_looks_like_them_stays():
    code = "  /**\n   * @param {string} a * b\n   **/\n  f('/* a */'); // why\n\n  /*! notice */\n  g(a /* b */, c);\n"
    assert assets._without_comments(code) == "f('/* a */'); // why\n/*! notice */\ng(a /* b */, c);"


@pytest.mark.slow
def test_ten_thousand_places_stay_below_three_and_a_half_megabytes():
    assert len(render_page(make_map(features.many(10_000))).encode()) <= 3_500_000


def test_nu_html_checker_finds_nothing(tmp_path: Path):
    jar = os.environ.get("VNU_JAR", "")
    if not shutil.which("java") or not Path(jar).is_file():
        pytest.skip("no Nu HTML checker: set VNU_JAR to the vnu.jar of npm's vnu-jar, and have java")
    for kind in ("kinds", "forty", "world", "none"):
        (tmp_path / f"{kind}.html").write_text(page(kind), encoding="utf-8")
    done = subprocess.run(
        ["java", "-jar", jar, "--format", "text", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert "error" not in done.stderr.lower().replace("no errors found", "")
    assert "warning" not in done.stderr.lower()
