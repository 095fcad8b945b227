"""A new file of the kit: what ``mapgen.kit.formats`` says to do, done on a copy of the package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recipes import copy_package, edit

NAME = "places2.gpx.xml"

MODULE = '''
"""places2.gpx.xml: the places as waypoints."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from mapgen.features.feature import Feature


def gpx(features: Iterable[Feature]) -> str:
    """One waypoint a place that is located."""
    words = (escape(feature.georeference.verbatim_locality) for feature in features)
    return "<gpx>" + "".join(f"<wpt><name>{name}</name></wpt>" for name in words) + "</gpx>"
'''
ROW = '    Format("places2.gpx.xml", "application/gpx+xml", lambda m: gpx(m.features)),\n'
#: Publishes twice, the second time other places, and asks the preview for the new file.
PUBLISH = """
import json, sys, threading, urllib.request
from pathlib import Path
import mapgen
from mapgen.kit.preview import BuiltKit, FolderKit, serve

def served(kit):
    server = serve(kit, [0])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/places2.gpx.xml") as answer:
        found = answer.headers["Content-Type"], answer.read().decode()
    server.shutdown()
    return found

assert mapgen.__file__.startswith(sys.argv[1])
source, folder = Path("places.csv"), Path("kit")
mapgen.publish(source, folder)
source.write_text(source.read_text(encoding="utf-8").replace("Lille", "Lyon"), encoding="utf-8")
mapgen.publish(source, folder)
print(json.dumps([served(FolderKit(folder)), served(BuiltKit(source))]))
"""


def follow_the_recipe(folder: Path, name: str = NAME) -> None:
    formats = copy_package(folder) / "kit" / "formats"
    (formats / "gpx.py").write_text(MODULE.lstrip(), encoding="utf-8")
    after, before = "from mapgen.kit.formats.geojson import collection\n", '    Format("places.csv",'
    edit(formats / "__init__.py", after, f"{after}from mapgen.kit.formats.gpx import gpx\n")
    edit(formats / "__init__.py", before, ROW.replace(NAME, name) + before)


def run(code: str, folder: Path) -> str:
    """What Python prints with the package in ``folder``."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "SOURCE_DATE_EPOCH": "1767225600"}
    command = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_one_module_and_one_row_make_a_file_of_the_kit(tmp_path: Path) -> None:
    follow_the_recipe(tmp_path)
    (tmp_path / "places.csv").write_text("place,source_url\nprès de Lille,https://example.org/a\n", encoding="utf-8")
    served = json.loads(run(PUBLISH, tmp_path))
    written = (tmp_path / "kit" / NAME).read_text(encoding="utf-8")
    assert "près de Lyon" in written
    assert served == [["application/gpx+xml", written]] * 2
    listed = json.loads((tmp_path / "kit" / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert [file["bytes"] for file in listed if file["name"] == NAME] == [len(written.encode())]


def test_a_name_that_a_second_run_would_not_know_is_refused_at_once(tmp_path: Path) -> None:
    follow_the_recipe(tmp_path, "Places of mine.gpx")
    with pytest.raises(AssertionError, match=r"not the name of a file of a kit: 'Places of mine\.gpx'"):
        run("import mapgen.kit", tmp_path)
