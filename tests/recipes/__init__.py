"""The recipes for additions, followed to the letter on a copy of the package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import mapgen

PACKAGE = Path(mapgen.__file__).parent
TESTS = Path(__file__).parents[1]
#: 18 MB that no recipe touches: linked, not copied.
GAZETTEER = Path("geocoding/gazetteer/data/gazetteer.sqlite")


def copy_package(folder: Path) -> Path:
    """A copy of the package in ``folder``, on which a recipe may be followed."""
    ignored = shutil.ignore_patterns("__pycache__", GAZETTEER.name)
    copy = Path(shutil.copytree(PACKAGE, folder / "mapgen", ignore=ignored))
    (copy / GAZETTEER).symlink_to(PACKAGE / GAZETTEER)
    return copy


def edit(path: Path, old: str, new: str) -> None:
    """Put ``new`` in the place of ``old``, which stands once in the file."""
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {path.name}"
    path.write_text(content.replace(old, new), encoding="utf-8")


def add_text(copy: Path, language: str, key: str, words: str) -> None:
    """Add the text ``section.name`` to the catalogue of a language."""
    section, name = key.split(".")
    edit(copy / "languages" / language / "messages.toml", f"\n[{section}]\n", f'\n[{section}]\n{name} = "{words}"\n')


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m command`` with the copy of the package in ``folder``, there."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "SOURCE_DATE_EPOCH": "1767225600"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
