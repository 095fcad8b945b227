"""What goes wrong round a build: full disks, locked files, kills, two at once, odd clocks, homes, locales and names."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from mapgen.base.atomic import write_text
from mapgen.errors import OutputError
from tests.command import mapgen
from tests.kills import COMMANDS, kill_while_it_writes, start, state
from tests.privileges import give_up_override, skip_unless_bound

ROOT = Path(__file__).parents[1]
EPOCH = "1767225600"


def process(
    *arguments: str | Path, cwd: Path, before: Callable[[], None] | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, in an environment of nothing but ``env`` and what Python needs."""
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH, **(env or {})}
    command = [sys.executable, "-m", "mapgen", *map(os.fspath, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, preexec_fn=before)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    for name in ("places.csv", "places.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The page of the first story, built in quiet circumstances."""
    folder = tmp_path_factory.mktemp("quiet")
    for name in ("places.csv", "places.toml"):
        shutil.copy(ROOT / name, folder / name)
    assert process("build", cwd=folder).returncode == 0
    return (folder / "map.html").read_bytes()


def assert_refused_in_one_line(done: subprocess.CompletedProcess[bytes]) -> None:
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1, done.stderr.decode()
    assert b"Traceback" not in done.stderr


# Disks and permissions


def test_a_full_disk_leaves_the_old_page_and_nothing_else(story: Path) -> None:
    (story / "map.html").write_text("old")
    before = sorted(story.iterdir())

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    assert_refused_in_one_line(process("build", cwd=story, before=no_room))
    assert (story / "map.html").read_text() == "old"
    assert sorted(story.iterdir()) == before


def test_a_read_only_folder_as_target_leaves_the_old_page(story: Path) -> None:
    skip_unless_bound(story)
    out = story / "out"
    out.mkdir()
    (out / "map.html").write_text("old")
    out.chmod(0o500)
    try:
        assert_refused_in_one_line(process("build", "-o", out / "map.html", cwd=story, before=give_up_override))
        assert (out / "map.html").read_text() == "old"
        assert len(list(out.iterdir())) == 1
    finally:
        out.chmod(0o700)


def test_a_read_only_page_is_not_replaced(story: Path) -> None:
    skip_unless_bound(story)
    (story / "map.html").write_text("old")
    (story / "map.html").chmod(0o400)
    assert_refused_in_one_line(process("build", cwd=story, before=give_up_override))
    assert (story / "map.html").read_text() == "old"


def test_an_unreadable_input_is_one_problem(story: Path) -> None:
    skip_unless_bound(story)
    for name in ("places.csv", "places.toml"):
        (story / name).chmod(0)
    done = process("build", cwd=story, before=give_up_override)
    assert done.returncode == 1
    assert [line.split(b":")[0] for line in done.stderr.splitlines()[:2]] == [b"places.toml", b"places.csv"]
    assert not (story / "map.html").exists()


def test_a_target_that_is_a_link_keeps_being_one(story: Path, expected: bytes) -> None:
    (story / "real.html").write_text("old")
    (story / "map.html").symlink_to("real.html")
    assert mapgen("build", cwd=story).returncode == 0
    assert (story / "map.html").is_symlink()
    assert (story / "real.html").read_bytes() == expected


def test_links_to_themselves_and_to_nowhere_are_told(story: Path, expected: bytes) -> None:
    for name in ("loop.html", "loop.csv"):
        (story / name).symlink_to(name)
    assert mapgen("build", "-o", "loop.html", cwd=story).returncode == 0
    assert (story / "loop.html").read_bytes() == expected  # in the place of the link, which led nowhere
    for command in ("build", "check"):
        done = mapgen(command, "loop.csv", cwd=story)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
    (story / "places.toml").unlink()
    (story / "places.toml").symlink_to("nowhere.toml")
    assert mapgen("build", cwd=story).stderr.startswith("places.toml: ")
    assert not (story / "map.html").exists()


def test_a_working_folder_that_is_gone_is_told(story: Path) -> None:
    gone = story / "gone"
    gone.mkdir()
    done = process("build", story / "places.csv", cwd=gone, before=gone.rmdir)
    assert_refused_in_one_line(done)
    assert process("check", story / "places.csv", cwd=story).returncode == 0


def test_a_pipe_as_target_is_refused_without_waiting(story: Path) -> None:
    os.mkfifo(story / "map.html")
    assert_refused_in_one_line(process("build", cwd=story))


def test_what_a_killed_build_left_long_ago_is_swept_away(tmp_path: Path) -> None:
    fresh, stale, other = (tmp_path / name for name in (".map.html.abcdefgh.tmp", ".map.html.12345678.tmp", ".x.tmp"))
    for path in (fresh, stale, other):
        path.write_text("x")
    long_ago = time.time() - 90_000
    for path in (stale, other):
        os.utime(path, (long_ago, long_ago))
    write_text(tmp_path / "map.html", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".map.html.abcdefgh.tmp", ".x.tmp", "map.html"]


def test_an_error_says_which_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused:
        write_text(tmp_path / "no" / "map.html", "x")
    assert refused.value.filename == str(tmp_path / "no" / "map.html")


# Kills and company


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_an_output_is_old_or_new_after_a_kill(name: str, tmp_path: Path) -> None:
    found = kill_while_it_writes(name, tmp_path, times=8)
    assert found["neither"] == 0
    assert sum(found.values()) == 8


def test_a_file_that_another_build_has_just_renamed_stops_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / ".map.html.abcdefgh.tmp"
    monkeypatch.setattr(Path, "glob", lambda *_: iter([gone]))
    write_text(tmp_path / "map.html", "whole")
    assert (tmp_path / "map.html").read_text() == "whole"


@pytest.mark.slow
def test_two_builds_at_once_leave_the_page_of_one_of_them(story: Path) -> None:
    whole = []
    for name in ("one", "two"):
        rows = f"place,source_url\nà Brest,https://example.org/{name}\n"
        (story / f"{name}.csv").write_text(rows)
        assert start(["build", f"{name}.csv", "-o", "map.html"], story).wait() == 0
        whole.append(state(story / "map.html"))
    before = sorted(story.iterdir())
    for _ in range(2):
        running = [start(["build", f"{name}.csv", "-o", "map.html"], story) for name in ("one", "two") * 2]
        assert [run.wait() for run in running] == [0] * 4
        assert state(story / "map.html") in whole
        assert sorted(story.iterdir()) == before


# Clocks, homes, locales, zones


@pytest.mark.parametrize(
    "env",
    [
        {"HOME": "/nonexistent"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "xx_YY.nonsense"},
        {"LANG": "fr_FR.ISO-8859-1"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "Etc/GMT+12"},
        {"TZ": "No/Such/Zone"},
        {"TMPDIR": "/nonexistent"},
        {"PYTHONIOENCODING": "ascii"},
        {"TERM": "dumb", "COLUMNS": "0"},
    ],
    ids=lambda env: "-".join(f"{name}={value}".replace("/", "_") for name, value in env.items()),
)
def test_the_same_bytes_without_home_locale_and_in_any_time_zone(
    story: Path, expected: bytes, env: dict[str, str]
) -> None:
    done = process("build", cwd=story, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (story / "map.html").read_bytes() == expected


def test_a_clock_set_back_and_files_of_the_future_change_nothing(story: Path, expected: bytes) -> None:
    (story / "map.html").write_text("old")
    for path in story.iterdir():
        os.utime(path, (4e9, 4e9))
    done = mapgen("build", cwd=story, SOURCE_DATE_EPOCH="0")
    assert done.returncode == 0
    assert (story / "map.html").read_bytes() == expected


@pytest.mark.parametrize("epoch", ["-1", "99999999999999", "soon", "1e9", "١"])
def test_a_day_that_is_none_is_told_in_a_line(story: Path, epoch: str) -> None:
    done = mapgen("build", cwd=story, SOURCE_DATE_EPOCH=epoch)
    if done.returncode:
        assert "SOURCE_DATE_EPOCH" in done.stderr
        assert "Traceback" not in done.stderr
        assert not (story / "map.html").exists()


# Names and newlines of other systems


@pytest.mark.parametrize(
    "name",
    [
        "lieux cités.csv",
        unicodedata.normalize("NFD", "évry.csv"),
        "C:\\places.csv",
        "a#b?c%20.csv",
        "-places.csv",
        "con.csv",
        "a'\"$`.csv",
    ],
)
def test_a_file_of_any_name_is_read_and_written(story: Path, expected: bytes, name: str) -> None:
    (story / "places.csv").rename(story / name)
    out = name.replace(".csv", ".html")
    done = mapgen("build", "-o", out, "--", name, cwd=story)
    assert (done.returncode, done.stderr) == (0, "")
    assert (story / out).read_bytes() == expected


def test_a_name_that_is_no_text_is_told_in_readable_letters(story: Path) -> None:
    name = b"caf\xe9\x1b[31m.csv"
    (story / "places.csv").rename(os.fsdecode(os.fsencode(story) + b"/" + name))
    assert process("build", os.fsdecode(name), cwd=story).returncode == 0
    done = process("build", os.fsdecode(name + b"x"), cwd=story)
    assert done.returncode == 1
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_of_windows_and_old_macs_give_the_same_page(story: Path, expected: bytes, newline: str) -> None:
    text = (story / "places.csv").read_text(encoding="utf-8")
    (story / "places.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", newline).encode())
    settings = (story / "places.toml").read_text(encoding="utf-8")
    (story / "places.toml").write_bytes(b"\xef\xbb\xbf" + settings.replace("\n", "\r\n").encode())
    assert mapgen("build", cwd=story).returncode == 0
    assert (story / "map.html").read_bytes() == expected
    assert b"\r" not in expected


# Withdrawal


def test_nothing_of_a_withdrawn_row_is_left_in_any_output(story: Path) -> None:
    row = "au Conquet,https://withdrawn.example/article,Withdrawn title,Withdrawn paper,,41,charged,fr\n"
    text = (story / "places.csv").read_text(encoding="utf-8")
    (story / "places.csv").write_text(text + row, encoding="utf-8")
    traces = ("Conquet", "withdrawn", "Withdrawn", "au-conquet", "41 arrest")
    assert mapgen("build", cwd=story).returncode == 0
    assert all(trace in (story / "map.html").read_text(encoding="utf-8") for trace in traces)
    (story / "places.csv").write_text(text, encoding="utf-8")
    assert mapgen("build", cwd=story).returncode == 0
    for path in story.rglob("*"):
        if path.is_file():
            assert [trace for trace in traces if trace.encode() in path.read_bytes()] == [], path
