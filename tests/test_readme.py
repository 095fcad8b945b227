"""What the README shows works as shown."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import mapgen
from mapgen.places.columns import COLUMNS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines() if re.search(r"(^|\| )mapgen ", line)]
INSTALLING = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("python3 -m venv")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the project's own places, and a ``mapgen`` and ``python`` that are those under test."""
    for name in ("places.csv", "places.toml"):
        shutil.copy(ROOT / name, tmp_path)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, arguments in (("mapgen", "-m mapgen"), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        program.chmod(0o755)
    return tmp_path


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(mapgen.__file__).parents[1]),
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_readme_works(command: str, folder: Path) -> None:
    done = run(["bash", "-euo", "pipefail", "-c", command], folder)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_build_command_writes_the_map(folder: Path) -> None:
    run(["bash", "-c", COMMANDS[0]], folder)
    assert (folder / "map.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "said", "written"),
    [
        (blocks("python")[0], "4 places located, 0 not\nnear Lille\nBordeaux", "with-a-layer.html"),
        (blocks("python")[1], "kit 10 files", "kit/index.html"),
        (blocks("python")[2], "near Lille within", "lille.html"),
    ],
)
def test_the_python_of_the_readme_works(code: str, said: str, written: str, folder: Path) -> None:
    done = run(["python", "-c", code], folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(said)
    assert (folder / written).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_column_of_strings_becomes_a_table(folder: Path) -> None:
    pytest.importorskip("pandas")
    [code] = [code for code in blocks("python") if "pandas" in code]
    done = run(["python", "-c", code], folder)
    assert done.returncode == 0, done.stderr
    rows = [line.split()[1:] for line in done.stdout.splitlines()[1:]]
    assert [row[-3] for row in rows] == ["33063", "42218", "75113", "59350", "1850147", "NaN", "NaN"]


def test_the_walk_from_a_wording_to_a_map_is_short() -> None:
    [walk] = [code for code in blocks("python") if "locate(" in code]
    assert len([line for line in walk.splitlines() if line]) <= 10


def test_the_example_for_a_notebook_has_ten_lines() -> None:
    [example] = [code for code in blocks("python") if "publish(" in code]
    assert len([line for line in example.splitlines() if line]) <= 10


def test_the_two_first_commands_are_one_line_each_and_make_their_own_environment() -> None:
    assert [re.sub(r".* && \.venv/bin/", "", line) for line in INSTALLING] == ["mapgen build", "pytest"]


def test_continuous_integration_runs_the_readmes_own_lines() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep '^python3 -m venv' README.md" in script
    assert [f"readme_line {number}" in script for number in (1, 2)] == [True, True]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:)([^)]+)\)", README))))
def test_each_file_that_the_readme_links_to_is_there(target: str) -> None:
    assert (ROOT / target).is_file()


def test_the_readme_lists_every_column_and_no_other() -> None:
    table = [
        re.findall(r"`([a-z_]+)`", line.split("|")[1] + line.split("|")[2])
        for line in README.splitlines()
        if line.startswith("| `")
    ]
    listed = {name for row in table for name in row}
    assert listed == {name for column in COLUMNS for name in (column.name, *column.other_names)}
