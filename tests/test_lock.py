"""places.lock.json: readable, stable, the same page from it as from the answers, and no silent change by hand."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.errors import InputError, ServiceSetupError
from mapgen.geocoding.asking import Asking
from mapgen.geocoding.services.finding import Finding
from mapgen.geocoding.services.lock import Lock, LockedAnswer, Question, read_lock
from mapgen.geocoding.services.manners import Courteous
from mapgen.kit.preview import BuiltKit
from tests.command import mapgen, process
from tests.local_server import FakeTime, LocalServer, Reply, Request, closed_port, serving, wait_until
from tests.services import CONTACT, ask, features, nominatim, photon, table

ROOT = Path(__file__).parents[1]
HEADER = "place,source_url,within"
KEY = "hush-hush-4711"


def answer(request: Request) -> Reply:
    if request.path.startswith("/ban"):
        return Reply(features())
    if request.path.startswith("/photon"):
        return Reply(features(*([photon("Tripatouille")] if "Tripat" in request.query["q"] else [])))
    return Reply([nominatim("Trifouilly")] if "Trifouilly" in request.query["q"] else [])


BOTH = "embedded,nominatim,photon"


def settings(folder: Path, server: LocalServer, chain: str = BOTH, contact: str = CONTACT) -> None:
    lines = ['language = "fr"', f'geocoder = "{chain}"', "[geocoders]"]
    lines += [f'contact = "{contact}"'] if contact else []
    for name in ("nominatim", "photon", "ban"):
        lines += [f"[geocoders.{name}]", f'domain = "{server.domain}/{name}"', 'scheme = "http"', "timeout = 5"]
    lines += ["[geocoders.opencage]", f'domain = "127.0.0.1:{closed_port()}"', 'scheme = "http"']
    (folder / "places.toml").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four rows, of which a service knows three at most; nobody really waits for his turn to ask."""
    waits = FakeTime()
    monkeypatch.setitem(Courteous.__init__.__kwdefaults__, "sleep", waits.sleep)
    monkeypatch.setitem(Courteous.__init__.__kwdefaults__, "clock", waits.clock)
    rows = ["à Trifouilly", "près de Tripatouille", "à Tralala", "à Brest"]
    table(tmp_path, [f"{row},https://example.org/a," for row in rows], HEADER)
    return tmp_path


def lock_lines(folder: Path) -> list[str]:
    return (folder / "places.lock.json").read_text(encoding="utf-8").splitlines()


def test_the_second_build_asks_nobody_and_gives_the_same_bytes(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server)
        first = mapgen("build", "-o", "a.html", cwd=story)
        asked = len(server.requests)
        second = process("build", "-o", "b.html", cwd=story, PYTHONHASHSEED="7")
        checked = mapgen("check", cwd=story)
        assert len(server.requests) == asked == 5
    assert (first.returncode, second.returncode, checked.returncode) == (0, 0, 1)
    assert "3 places" in first.stdout
    assert (story / "a.html").read_bytes() == (story / "b.html").read_bytes()
    settings(story, server, contact="")  # the services are gone by now, and nobody is to be reached
    assert mapgen("build", "-o", "c.html", cwd=story).returncode == 0
    assert (story / "c.html").read_bytes() == (story / "a.html").read_bytes()


def test_a_row_alone_in_a_new_table_gives_the_lines_of_its_answer_only(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server)
        mapgen("build", cwd=story)
        before = lock_lines(story)
        with (story / "places.csv").open("a", encoding="utf-8") as file:
            file.write("à Trictrac,https://example.org/a,\n")
        mapgen("build", cwd=story)
    after = lock_lines(story)
    assert [line for line in before if line not in after] == []
    assert json.loads("\n".join(after))["version"] == 1
    names = [entry["toponym"] for entry in json.loads("\n".join(after))["answers"]]
    assert names == sorted(names)


def test_the_page_credits_the_services_that_answered(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server, "embedded,nominatim")
        mapgen("build", cwd=story)
    page = (story / "map.html").read_text(encoding="utf-8")
    assert "Utilisés aussi\u202f: © OpenStreetMap contributors (ODbL 1.0)." in page
    assert "Nominatim, ODbL 1.0, interrogé le 2026-01-01" in page
    table(story, ["à Brest,https://example.org/a,"], HEADER)
    mapgen("build", cwd=story)
    assert "OpenStreetMap" not in (story / "map.html").read_text(encoding="utf-8")


def test_no_key_contact_or_path_is_in_any_output(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server, "embedded,nominatim,opencage")
        done = mapgen("build", cwd=story, MAPGEN_OPENCAGE_API_KEY=KEY)
        again = mapgen("build", "--strict", cwd=story, MAPGEN_OPENCAGE_API_KEY=KEY)
    written = [(story / name).read_text(encoding="utf-8") for name in ("map.html", "places.lock.json")]
    for output in (*written, done.stdout, done.stderr, again.stdout, again.stderr):
        assert KEY not in output
        assert CONTACT not in output
        assert str(story) not in output
        assert str(Path.home()) + "/" not in output
        assert "127.0.0.1" not in output


@pytest.mark.parametrize("chain", [BOTH, "embedded,photon,nominatim"])
def test_without_a_contact_the_build_says_what_to_do(story: Path, chain: str) -> None:
    with serving(answer) as server:
        settings(story, server, chain, contact="")
        done = mapgen("build", cwd=story)
        assert server.requests == []
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "contact" in done.stderr
    assert not (story / "map.html").exists()


def test_a_chain_on_the_command_line_wins(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server)
        mapgen("check", "--geocoder", "embedded,photon", cwd=story)
        assert {request.path for request in server.requests} == {"/photon/api"}
        asked = len(server.requests)
        mapgen("check", "--geocoder", "embedded", cwd=story)
        assert len(server.requests) == asked
        assert "embedded,ban" in mapgen("check", "--geocoder", "ban", cwd=story).stderr


def test_a_service_that_is_down_is_one_warning_and_an_error_with_strict(story: Path) -> None:
    with serving(lambda _: Reply({}, status=403)) as server:
        settings(story, server, "embedded,nominatim")
        done = mapgen("build", cwd=story)
        strict = mapgen("build", "--strict", "-o", "strict.html", cwd=story)
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if line.startswith("nominatim: ")] == done.stderr.splitlines()[:1]
    assert (strict.returncode, len(strict.stderr.splitlines())) == (1, 1)
    assert not (story / "strict.html").exists()


def test_ctrl_c_midway_keeps_the_answers(story: Path) -> None:
    with serving(answer) as server:  # Nominatim: one a second
        settings(story, server, "embedded,nominatim")
        env = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        command = [sys.executable, "-m", "mapgen", "build"]
        run = subprocess.Popen(command, cwd=story, env=env, stderr=subprocess.PIPE, text=True)
        assert wait_until(lambda: len(server.requests) == 2)
        run.send_signal(signal.SIGINT)
        _, error = run.communicate(timeout=20)
    assert run.returncode == 130
    assert error.splitlines()[-1] == "Stopped; no page was written."
    assert "Traceback" not in error
    kept = [entry["toponym"] for entry in json.loads("\n".join(lock_lines(story)))["answers"]]
    assert "Trifouilly" in kept
    assert not (story / "map.html").exists()


def test_the_lock_is_never_the_page(story: Path) -> None:
    done = mapgen("build", "-o", "places.lock.json", cwd=story)
    assert done.returncode == 1
    assert "an input of the map" in done.stderr


def test_check_lists_places_that_only_a_service_knows(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server, "embedded,nominatim")
        (story / "places.toml").write_text('country = "FR"\n' + (story / "places.toml").read_text(encoding="utf-8"))
        done = mapgen("check", cwd=story)
    assert "Traceback" not in done.stderr
    assert "2 places" in done.stdout


# asking again


def test_refresh_asks_again_for_all_or_for_one_name(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server, "embedded,ban")
        mapgen("build", cwd=story)
        assert len(server.requests) == 3
        assert mapgen("build", "--refresh", "tripatouille", cwd=story).returncode == 0
        assert [request.query["q"] for request in server.requests[3:]] == ["Tripatouille"]
        mapgen("build", "--refresh=Tralala", "--refresh=Trifouilly", cwd=story)
        assert len(server.requests) == 6
        mapgen("build", "--refresh", cwd=story)
        assert len(server.requests) == 9


def test_refresh_takes_names_up_to_the_next_option_or_file(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server, "embedded,ban")
        mapgen("check", cwd=story)
        for arguments, requests in (
            (["--refresh", "Tralala", "Trifouilly", "-o", "a.html"], 2),
            (["--refresh", "Tralala", "places.csv"], 1),
            (["--refresh", "places.csv"], 3),
            (["places.csv", "--refresh"], 3),
        ):
            server.requests.clear()
            assert mapgen("build", *arguments, cwd=story).returncode == 0
            assert len(server.requests) == requests


def test_refresh_of_a_name_that_nobody_is_asked_for_is_an_error(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server, "embedded,ban")
        done = mapgen("build", "--refresh", "Quimper", cwd=story)
        assert server.requests == []
    assert done.returncode == 1
    assert "Quimper" in done.stderr


def test_refresh_without_a_service_is_an_error(story: Path) -> None:
    for arguments in (["--refresh"], ["--refresh=Tralala"]):
        assert "nobody to ask" in mapgen("build", *arguments, cwd=story).stderr
    assert not (story / "map.html").exists()


def test_publish_takes_what_build_takes(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server, "embedded")
        first = mapgen(story, "publish", "--to", "kit", "--geocoder", "embedded,nominatim")
        assert (first.returncode, len(server.requests)) == (0, 3)
        manifest = (story / "kit" / "manifest.json").read_bytes()
        mapgen(story, "publish", "--to", "again", "--geocoder", "embedded,nominatim")
        assert len(server.requests) == 3
        assert (story / "again" / "manifest.json").read_bytes() == manifest  # of the answers too, learned or kept
        assert set(json.loads(manifest)["inputs"]) == {"places", "settings", "lock"}
        mapgen(story, "publish", "--to", "kit", "--geocoder", "embedded,nominatim", "--refresh", "Tralala")
        assert len(server.requests) == 4
    strict = mapgen(story, "publish", "--to", "strict", "--geocoder", "embedded,nominatim", "--refresh", "--strict")
    assert strict.returncode == 1
    assert not (story / "strict").exists()
    assert "nobody to ask" in mapgen(story, "publish", "--to", "strict", "--refresh").stderr


def test_preview_asks_again_the_first_time_only_and_tells_how_far_it_is(story: Path) -> None:
    told: list[tuple[int, int, str]] = []
    with serving(answer) as server:
        settings(story, server, "embedded")
        asking = Asking("embedded,nominatim", refresh=None, progress=lambda *how_far: told.append(how_far))
        kit = BuiltKit(story / "places.csv", asking=asking)
        assert "Trifouilly" in (kit.file("index.html") or b"").decode()
        assert [number for number, _, _ in told] == [1, 2, 3]
        with (story / "places.csv").open("a", encoding="utf-8") as file:
            file.write("à Lille,https://example.org/a,\n")
        assert b"Lille" in (kit.file("index.html") or b"")
        assert len(server.requests) == 3


def test_a_refresh_that_fails_leaves_the_old_answer(tmp_path: Path) -> None:
    with serving(answer) as server:
        ask(tmp_path, server, "embedded,nominatim", "à Trifouilly")
    before = lock_lines(tmp_path)
    with serving(lambda _: Reply({}, status=500)) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", "à Trifouilly", refresh=None)
    assert "Trifouilly" in known.gazetteer
    assert len(known.warnings) == 1
    assert lock_lines(tmp_path) == before


def test_refreshing_a_name_of_no_question_is_told(tmp_path: Path) -> None:
    with serving(answer) as server, pytest.raises(ServiceSetupError, match="Quimper"):
        ask(tmp_path, server, "embedded,nominatim", "à Trifouilly", refresh=("Quimper",))


# damage


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    with serving(answer) as server:
        ask(tmp_path, server, "embedded,nominatim", "à Trifouilly", "à Tralala")
    return tmp_path / "places.lock.json"


def refused(path: Path, forgotten: frozenset[str] | None = frozenset()) -> list[str]:
    with pytest.raises(InputError) as error:
        read_lock(path, language="en", forgotten=forgotten)
    return [str(problem).removeprefix(f"{path}:") for problem in error.value.problems]


@pytest.mark.parametrize("target", ["pipe", "/dev/zero"])
def test_a_lock_that_is_a_pipe_or_a_device_is_refused_at_once(target: str, tmp_path: Path) -> None:
    path = tmp_path / "places.lock.json"
    if target == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(target)
    [problem] = refused(path)
    assert "pipe or a device" in problem


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"latitude": 46.55', '"latitude": 46.65'),
        ('"name": "Trifouilly"', '"name": "Trifouilli"'),
        ('"service": "nominatim"', '"service": "photon"'),
        ('"radiusInMeters"', '"radius"'),
        ('"countryCode": "CH"', '"countryCode": "CH", "more": 1'),
        ('"part": false', '"part": true'),
    ],
)
def test_an_answer_changed_by_hand_is_refused_with_its_line_and_the_remedy(locked: Path, old: str, new: str) -> None:
    text = locked.read_text(encoding="utf-8")
    assert old in text
    locked.write_text(text[: text.rindex(old)] + new + text[text.rindex(old) + len(old) :], encoding="utf-8")
    [problem] = refused(locked)
    line = int(problem.split(":")[0])
    assert '"toponym": "Trifouilly"' in locked.read_text(encoding="utf-8").splitlines()[line - 1]
    assert "--refresh" in problem
    assert "latitude" in problem
    assert len(list(read_lock(locked, language="en", forgotten=frozenset({"trifouilly"})))) == 1
    assert len(list(read_lock(locked, language="en", forgotten=None))) == 1


def test_several_changed_answers_are_told_in_one_go(locked: Path) -> None:
    locked.write_text(locked.read_text(encoding="utf-8").replace("ODbL 1.0", "ODbL"), encoding="utf-8")
    assert [problem.split("“")[1].split("”")[0] for problem in refused(locked)] == ["Tralala", "Trifouilly"]


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lambda text: text[: len(text) // 2], None),
        (lambda text: text.replace('"answers": [', '"answers": [\n<<<<<<< HEAD'), 4),
        (lambda text: text.replace("},", "}", 1), None),
        (lambda text: "", 1),
        (lambda text: "[]", 1),
        (lambda text: "[" * 100_000, 1),
        (lambda text: text.replace('"version": 1', '"version": 2'), 2),
        (lambda text: '{"version": 1, "answers": {}}', 1),
    ],
)
def test_a_damaged_file_is_refused_with_the_line(locked: Path, damage: Any, line: int | None) -> None:
    locked.write_text(damage(locked.read_text(encoding="utf-8")), encoding="utf-8")
    [problem] = refused(locked)
    number = int(problem.split(":")[0])
    assert number == line if line else number > 1


def test_bytes_that_are_no_text_are_refused_with_the_line(locked: Path) -> None:
    locked.write_bytes(locked.read_bytes().replace("©".encode(), b"\xa9", 1))
    assert int(refused(locked)[0].split(":")[0]) > 3


@pytest.mark.parametrize("item", ["null", "3", '{"toponym": "A"}', '{"toponym": 3, "check": 4}', "[]"])
def test_what_is_no_answer_is_refused(locked: Path, item: str) -> None:
    locked.write_text(f'{{"version": 1, "answers": [{item}]}}', encoding="utf-8")
    assert len(refused(locked)) == 1


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FINDINGS = st.builds(
    Finding,
    name=NAMES,
    feature_class=st.sampled_from(["municipality", "area"]),
    feature_code=NAMES,
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    radius_in_meters=st.floats(1, 1e7),
    extent_basis=st.sampled_from(["box", "kind", "gazetteer", "grid"]),
    country_code=NAMES,
    kind=NAMES,
    population=st.integers(0, 10**8),
    part=st.booleans(),
)
ANSWERS = st.builds(
    LockedAnswer,
    question=st.builds(Question, NAMES, NAMES),
    service=NAMES,
    licence=NAMES,
    attribution=NAMES,
    day=st.dates().map(str),
    found=st.lists(FINDINGS, max_size=3).map(tuple),
)


@given(st.lists(ANSWERS, max_size=5))
def test_any_answers_come_back_as_they_were(answers: list[LockedAnswer]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "places.lock.json"
        lock = Lock(path)
        for answer in answers:
            lock.put(answer)
        lock.save()
        back = read_lock(path, language="en")
        assert list(back) == list(lock)
        assert back.to_json() == lock.to_json()


def test_line_ends_of_windows_and_a_byte_order_mark_do_no_harm(locked: Path) -> None:
    text = locked.read_text(encoding="utf-8")
    locked.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_lock(locked, language="en").to_json() == text


def test_a_changed_lock_stops_the_build_before_anything_is_asked(story: Path) -> None:
    with serving(answer) as server:
        settings(story, server, "embedded,nominatim")
        mapgen("build", cwd=story)
        path = story / "places.lock.json"
        path.write_text(path.read_text(encoding="utf-8").replace("46.55", "46.56"), encoding="utf-8")
        asked = len(server.requests)
        done = mapgen("build", "-o", "other.html", cwd=story)
        assert (done.returncode, len(server.requests)) == (1, asked)
    assert done.stderr.startswith("places.lock.json:")
    assert not (story / "other.html").exists()
