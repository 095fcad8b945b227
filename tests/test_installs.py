"""Official data on request: whole or not at all, and the page says that it was used."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mapgen.errors import GazetteerDataError, InstallError
from mapgen.geocoding import Context
from mapgen.geocoding.gazetteer import Gazetteer, GazetteerIndex
from mapgen.geocoding.gazetteer.installed import data_folder, fault_of, installed
from mapgen.geocoding.gazetteer.store import embedded_path
from mapgen.geocoding.installs import install, remove, verify
from mapgen.georeferencing.shapes import Area
from mapgen.georeferencing.understanding import locate
from tests.command import mapgen
from tests.geo_api import GeoApi
from tests.local_server import LocalServer, Reply, Request, serving

ROOT = Path(__file__).parents[1]
#: Small départements that hold all that is to be seen.
SOME = ("75", "90", "976")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: Any) -> Path:
    path = tmp_path / "data"
    monkeypatch.setenv("MAPGEN_DATA", str(path))
    return path


@pytest.fixture
def france() -> Iterator[LocalServer]:
    with serving(GeoApi(departments=SOME)) as server:
        yield server


def install_france(server: LocalServer, **values: Any) -> Any:
    return install("france", origin=server.url, complete=False, sleep=lambda _: None, **values)


def state(folder: Path) -> dict[str, bytes]:
    """All that counts: the pointer and what it points to."""
    found = installed()
    pointed = [found.database, folder / "installed.json"] if found else []
    return {path.name: path.read_bytes() for path in pointed}


def test_communes_are_drawn_by_their_contour_once_it_is_there(folder: Path, france: LocalServer) -> None:
    before = locate("à Essert", GazetteerIndex(), Context(within="90", lang="fr"))
    assert not isinstance(before.shape, Area)
    install_france(france)
    gazetteer = Gazetteer()
    after = locate("à Essert", gazetteer, Context(within="90", lang="fr"))
    assert isinstance(after.shape, Area)
    assert after.feature_code == before.feature_code == "90039"
    assert "Admin Express" in " ".join(after.georeference_sources)
    assert "GeoNames" not in " ".join(after.georeference_sources)
    [[ring]] = gazetteer.outline(after.record_ids[0]) or [[[]]]
    assert len(ring) >= 5
    near = locate("près d'Essert", gazetteer, Context(within="90", lang="fr"))
    assert near.coordinate_uncertainty_in_meters is not None
    assert near.coordinate_uncertainty_in_meters >= 5_000


def test_every_commune_of_a_departement_has_a_position(folder: Path, france: LocalServer) -> None:
    install_france(france)
    rows = Gazetteer()._store.rows(
        "SELECT basis, outline FROM record WHERE class = 5 AND country = 'FR' AND parent ="
        " (SELECT id FROM record WHERE class = 3 AND code = '90')"
    )
    assert len(rows) > 90
    assert {outlined for _, outlined in rows} == {1}


def test_departements_and_regions_are_their_communes(folder: Path, france: LocalServer) -> None:
    install_france(france)
    gazetteer = Gazetteer()
    found = locate("dans le Territoire de Belfort", gazetteer, Context(lang="fr"))
    assert found.coordinate_uncertainty_in_meters is not None
    assert 10_000 < found.coordinate_uncertainty_in_meters < 25_000
    assert "Admin Express" in " ".join(found.georeference_sources)


def test_a_commune_that_the_gazetteer_does_not_know_becomes_known(folder: Path) -> None:
    api = GeoApi(departments=SOME)

    def answer(request: Request) -> Reply:
        reply = api(request)
        if request.path == "/communes" and request.query["codeDepartement"] == "90":
            reply.body = [*reply.body, {**reply.body[0], "nom": "Trifouilly-la-Neuve", "code": "90999"}]
        return reply

    with serving(answer) as server:
        install_france(server)
    found = locate("à Trifouilly-la-Neuve", Gazetteer(), Context(lang="fr"))
    assert (found.feature_class, found.feature_code) == ("municipality", "90999")
    assert locate("à Trifouilly-la-Neuve", Gazetteer(embedded_path()), Context(lang="fr")).shape is None


def test_the_page_says_which_data_answered(folder: Path, france: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("place,source_url,within\nà Essert,https://example.org/a,90\n")
    (tmp_path / "places.toml").write_text('language = "fr"\n')

    def page() -> str:
        done = mapgen("build", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return (tmp_path / "map.html").read_text(encoding="utf-8")

    plain = page()
    assert "geo.api.gouv.fr" not in plain
    install_france(france)
    official = page()
    assert "geo.api.gouv.fr, d’après Admin Express (IGN), Licence Ouverte 2.0, téléchargés le " in official
    assert str(folder) not in official
    assert page() == official
    remove()
    assert page() == plain


# whole or not at all


def cut_at(request_number: int, reply: Callable[[Reply], Reply]) -> tuple[Callable[[Request], Reply], list[Request]]:
    """The API, its answer of one number spoilt each time it is asked."""
    api, seen = GeoApi(departments=SOME), []

    def answer(request: Request) -> Reply:
        seen.append(request)
        return reply(api(request)) if len({r.path + str(r.query) for r in seen}) == request_number else api(request)

    return answer, seen


FAULTS: dict[str, tuple[Callable[[Reply], Reply], str]] = {
    "cut in the middle": (lambda reply: Reply(reply.body, cut=len(reply.data) // 2), "broke off"),
    "cut before the first byte": (lambda reply: Reply(reply.body, cut=0), "broke off"),
    "cut before the last byte": (lambda reply: Reply(reply.body, cut=len(reply.data) - 1), "broke off"),
    "shorter than it was": (lambda reply: Reply(reply.data[:-50]), "not what it should be"),
    "one byte else": (lambda reply: Reply(reply.data.replace(b'"Polygon"', b'"Poly*on"')), "not what it should be"),
    "a web page": (lambda _: Reply(b"<html></html>", content_type="text/html"), "not what it should be"),
    "another département": (
        lambda reply: Reply(reply.data.replace(b'"codeDepartement": "75"', b'"codeDepartement": "76"')),
        "not what it should be",
    ),
    "a contour that is none": (
        lambda reply: Reply([{**row, "contour": {"type": "Polygon", "coordinates": [[]]}} for row in reply.body]),
        "not what it should be",
    ),
    "nothing": (lambda _: Reply([]), "not what it should be"),
    "500": (lambda _: Reply({}, status=500), "status 500"),
    "404": (lambda _: Reply({}, status=404), "status 404"),
    "another host": (lambda _: Reply({}, 302, {"Location": "http://localhost:9/"}), "another host"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_download_that_fails_leaves_the_old_state_and_goes_on_later(
    folder: Path, france: LocalServer, fault: str
) -> None:
    install_france(france)
    before = state(folder)
    reply, told = FAULTS[fault]
    answer, seen = cut_at(3, reply)  # the third answer is the first file of communes: Paris
    with serving(answer) as server:
        with pytest.raises(InstallError, match=told):
            install_france(server)
        assert state(folder) == before
        assert "Essert" in Gazetteer()
        server.answer = GeoApi(departments=SOME)
        seen.clear()
        server.requests.clear()
        install_france(server)
        assert [request.path for request in server.requests] == ["/communes"] * 3
    assert state(folder).keys() == before.keys()  # the same data gives the same database
    assert verify() != []
    assert all(verdict.fault is None for verdict in verify())


def test_an_answer_that_was_cut_is_asked_for_again(folder: Path) -> None:
    api, asked = GeoApi(departments=SOME), []

    def answer(request: Request) -> Reply:
        asked.append(request)
        return Reply(api(request).body, cut=100) if len(asked) in (2, 4, 5) else api(request)

    with serving(answer) as server:
        install_france(server)
    assert len(asked) == 8


@pytest.mark.slow
def test_killed_again_and_again_it_ends_whole(folder: Path) -> None:
    moments = random.Random(6)
    code = (
        "import sys; from mapgen.geocoding.installs import install;"
        "install('france', origin=sys.argv[1], complete=False, sleep=lambda _: None)"
    )
    with serving(GeoApi(departments=SOME)) as server:
        command = [sys.executable, "-c", code, server.url]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        for _ in range(6):
            run = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
            try:
                run.wait(moments.uniform(0.3, 1.5))
            except subprocess.TimeoutExpired:
                run.kill()
                run.wait()
            found = installed()
            assert found is None or fault_of(found, embedded_path()) is None
        assert subprocess.run(command, env=env).returncode == 0
    assert all(verdict.fault is None for verdict in verify())
    found = installed()
    assert found is not None
    kept = {"installed.json", ".lock", found.database.name, *(part.folder for part in found.parts)}
    assert {path.name for path in folder.iterdir()} == kept


def test_one_run_at_a_time(folder: Path, france: LocalServer) -> None:
    folder.mkdir()
    code = (
        "import sys; from mapgen.geocoding.installs.manage import _alone\n"
        "with _alone('en'): print('in', flush=True); sys.stdin.read()"
    )
    command, env = [sys.executable, "-c", code], {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"in\n"
        for run in (lambda: install_france(france), remove):
            with pytest.raises(InstallError, match="Another mapgen"):
                run()
        assert france.requests == []
        other.kill()
    install_france(france)  # the system frees what a killed run held


@pytest.mark.parametrize("damage", ["truncated", "changed", "missing"])
def test_an_installed_database_that_was_changed_is_refused(folder: Path, france: LocalServer, damage: str) -> None:
    install_france(france)
    found = installed()
    assert found is not None
    data = found.database.read_bytes()
    if damage == "missing":
        found.database.unlink()
    else:
        middle = len(data) // 2
        changed = data[:-1] if damage == "truncated" else data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        found.database.write_bytes(changed)
    with pytest.raises(GazetteerDataError, match="mapgen gazetteer remove") as refused:
        Gazetteer()
    assert str(folder) not in str(refused.value)
    assert [verdict.fault is None for verdict in verify()] == [False, True]
    install_france(france)  # what is damaged can be mended
    assert "Essert" in Gazetteer()


def test_a_downloaded_file_that_was_changed_is_fetched_again_and_never_used(folder: Path, france: LocalServer) -> None:
    install_france(france)
    part = next(folder.glob("france-*"))
    packed = part / "communes-90.json.gz"
    data = packed.read_bytes()
    packed.write_bytes(data[:50] + bytes([data[50] ^ 1]) + data[51:])
    assert "communes-90.json" in str([verdict.fault for verdict in verify()])
    install_france(france)
    assert all(verdict.fault is None for verdict in verify())


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"version": 2}', '{"version": 1, "database": "../../etc/passwd"}', "null"]
)
def test_a_damaged_pointer_is_refused_and_can_be_removed(folder: Path, content: str) -> None:
    folder.mkdir()
    (folder / "installed.json").write_text(content)
    with pytest.raises(GazetteerDataError):
        Gazetteer()
    assert verify()[0].fault
    remove()
    assert "Bordeaux" in Gazetteer()


def test_data_for_another_version_is_refused(folder: Path, france: LocalServer) -> None:
    install_france(france)
    pointer = folder / "installed.json"
    content = json.loads(pointer.read_text())
    pointer.write_text(json.dumps({**content, "base": content["base"] + 1}))
    with pytest.raises(GazetteerDataError, match="another version"):
        Gazetteer()


def test_half_of_france_is_refused(folder: Path, france: LocalServer) -> None:
    with pytest.raises(InstallError, match="departements"):
        install("france", origin=france.url, sleep=lambda _: None)
    assert installed() is None


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, monkeypatch: Any, france: LocalServer) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MAPGEN_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(InstallError, match="can't be written"):
        install_france(france)


def test_removing_leaves_nothing_but_other_peoples_files(folder: Path, france: LocalServer) -> None:
    install_france(france)
    (folder / "notes.txt").write_text("mine")
    assert remove() == ("france",)
    assert {path.name for path in folder.iterdir()} == {"notes.txt", ".lock"}
    assert remove() == ()


# the world


def geonames(*rows: str) -> Callable[[Request], Reply]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("cities500.txt", "".join(f"{row}\n" for row in rows))
    first = b"CH.BE\tBern\tBern\t2661551\nKE.30\tKilifi\tKilifi\t7668898\n"

    def answer(request: Request) -> Reply:
        if request.path == "/cities500.zip":
            return Reply(archive.getvalue(), content_type="application/zip")
        return Reply(first, content_type="text/plain")

    return answer


def town(geoname_id: int, name: str, latitude: float, longitude: float, country: str, **values: str) -> str:
    row = [str(geoname_id), name, name, "", str(latitude), str(longitude), values.get("class_", "P")]
    row += [values.get("code", "PPL"), country, "", values.get("division", "BE"), "", "", ""]
    return "\t".join([*row, values.get("population", "812"), "", "540", "Europe/Zurich", "2024-01-01"])


ROWS = (
    town(99000001, "Trifouilly", 46.95, 7.45, "CH"),
    town(99000002, "Altes Trifouilly", 46.95, 7.45, "CH", code="PPLH"),
    town(99000003, "Trifouilly-en-France", 47.0, 2.0, "FR"),
    town(2661552, "Bern", 46.94809, 7.44744, "CH", population="121631"),
)


def test_small_towns_of_the_world_become_known_in_their_division(folder: Path) -> None:
    with serving(geonames(*ROWS)) as server:
        install("world", origin=server.url, complete=False)
    gazetteer = Gazetteer()
    [match] = gazetteer.search("Trifouilly")
    assert [container.name for container in gazetteer.containers(match.record)] == ["Bern", "Suisse"]
    assert "Altes Trifouilly" not in gazetteer
    assert "Trifouilly-en-France" not in gazetteer
    berne = [m.record for m in gazetteer.search("Bern") if m.record.feature_code == "2661552"]
    assert len(berne) == 1
    found = locate("near Trifouilly", gazetteer, Context(lang="en"))
    assert found.located
    assert "GeoNames" in found.georeference_sources[0]


def test_both_parts_live_together_and_go_one_by_one(folder: Path, france: LocalServer) -> None:
    install_france(france)
    with serving(geonames(*ROWS)) as server:
        install("world", origin=server.url, complete=False)
    both = installed()
    assert both is not None
    assert [part.name for part in both.parts] == ["france", "world"]
    assert "Trifouilly" in Gazetteer()
    assert remove(("france",)) == ("france",)
    assert "Trifouilly" in Gazetteer()
    assert not isinstance(locate("à Essert", Gazetteer(), Context(within="90", lang="fr")).shape, Area)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 and no more", b"", b"<html>", b"one\ttwo\n"], ids=["cut", "empty", "page", "text"]
)
def test_an_archive_that_is_none_is_refused(folder: Path, data: bytes) -> None:
    with serving(lambda _: Reply(data)) as server, pytest.raises(InstallError, match="not what it should be"):
        install("world", origin=server.url, complete=False)
    assert installed() is None


# the command


def test_the_commands_tell_what_there_is(folder: Path, france: LocalServer, tmp_path: Path) -> None:
    gazetteer = partial(mapgen, "gazetteer", cwd=tmp_path)
    assert "34,969" not in gazetteer("info").stdout
    assert "Nothing is installed" in gazetteer("info").stdout
    assert gazetteer("verify").returncode == 0
    refused = gazetteer("install", "france", "--from", france.url)
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)
    install_france(france)
    assert "geo.api.gouv.fr" in gazetteer("info").stdout
    assert "france: whole" in gazetteer("verify").stdout
    found = installed()
    assert found is not None
    found.database.write_bytes(b"")
    assert gazetteer("verify").returncode == 1
    assert len(gazetteer("info").stderr.splitlines()) == 1
    assert gazetteer("remove").stdout == "Removed: france.\n"
    assert gazetteer("install", "mars").returncode == 2


@pytest.mark.parametrize("home", ["", " ", "own"])
def test_the_data_folder_is_the_one_of_platformdirs_unless_the_variable_names_one(
    monkeypatch: Any, tmp_path: Path, home: str
) -> None:
    import platformdirs

    monkeypatch.delenv("MAPGEN_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / home) if home.strip() else home)
    assert data_folder() == platformdirs.user_data_path("mapgen", appauthor=False)
    monkeypatch.setenv("MAPGEN_DATA", str(tmp_path / "x"))
    assert data_folder() == tmp_path / "x"
