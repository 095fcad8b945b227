"""What an installed mapgen needs travels with it, and nothing else is asked for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
#: Import name → distribution, where they differ.
DISTRIBUTIONS = {
    "js_lib_leaflet": "django-js-lib-leaflet",
    "charset_normalizer": "charset-normalizer",
    "resvg_py": "resvg-py",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    builder = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    return zipfile.ZipFile(next(builder.build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    builder = pytest.importorskip("hatchling.builders.sdist").SdistBuilder(str(ROOT))
    with tarfile.open(next(builder.build(directory=str(tmp_path_factory.mktemp("sdist"))))) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def sources() -> set[str]:
    """Every file of the package in this checkout."""
    files = (path for path in (ROOT / "mapgen").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in files}


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == sources()
    assert {
        "mapgen/py.typed",
        "mapgen/geocoding/gazetteer/data/gazetteer.sqlite",
        "mapgen/geocoding/gazetteer/data/SOURCES.md",
    } <= packed


@pytest.mark.slow
def test_the_wheel_holds_the_licence_and_the_command(wheel: zipfile.ZipFile) -> None:
    described = {name.split("/", 1)[1]: wheel.read(name).decode() for name in wheel.namelist() if ".dist-info/" in name}
    assert described["licenses/LICENSE"].startswith("MIT License")
    assert "mapgen = mapgen.cli:main" in described["entry_points.txt"]


@pytest.mark.slow
def test_the_sdist_holds_the_tests_and_the_example_too(sdist: set[str]) -> None:
    wanted = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "places.csv",
        "places.toml",
        "tests/test_packaging.py",
        ".ci/run",
    }
    assert (wanted | sources()) - sdist == set()


@pytest.mark.slow
def test_the_wheel_alone_makes_the_map_outside_the_checkout(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    installed, folder = tmp_path / "installed", tmp_path / "folder"
    wheel.extractall(installed)
    folder.mkdir()
    for name in ("places.csv", "places.toml"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    where = "import mapgen.cli as cli, sys; sys.argv = ['mapgen', 'build']; print(cli.__file__); cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", where], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(str(installed))
    assert (folder / "map.html").stat().st_size > 100_000


@pytest.mark.slow
def test_the_package_stays_under_twenty_megabytes(wheel: zipfile.ZipFile) -> None:
    assert sum(member.file_size for member in wheel.infolist()) < 20_000_000


#: Declared for a dependency that imports it and doesn't declare it.
FOR_OTHERS = {"lxml_html_clean"}


def test_what_is_imported_is_declared_and_what_is_declared_is_used() -> None:
    imported = {name for path in (ROOT / "mapgen").rglob("*.py") if "build" not in path.parts for name in imports(path)}
    imported -= {*sys.stdlib_module_names, "mapgen"}
    declared = {re.split(r"[<>=]", requirement)[0] for requirement in PROJECT["dependencies"]}
    optional = PROJECT["optional-dependencies"]
    extras = {
        re.split(r"[<>=]", need)[0]
        for name in optional
        if name not in ("test", "dev", "dask")
        for need in optional[name]
    }
    assert {DISTRIBUTIONS.get(name, name) for name in imported} == (declared | extras) - FOR_OTHERS


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    required = [line for line in lines if re.search(r'"[a-z-]+>=[^"]*"', line) and "requires" not in line]
    assert len(required) >= 17
    assert [line for line in required if not re.search(r'"\]?,?\s+# \w', line)] == []


def imports(path: Path) -> set[str]:
    """Top-level names that a module imports, at once or inside of a function, or reads data files of."""
    code = path.read_text(encoding="utf-8")
    return set(re.findall(r"^\s*(?:from|import) (\w+)", code, flags=re.MULTILINE)) | set(
        re.findall(r'\bfiles\("(\w+)"\)', code)
    )
