"""The command line: what it prints, its exit code, what it writes.

A process of its own costs half a second of imports. It is worth that where the process is what is tested: the entry
point, signals, permissions, hash seeds, imports kept cold. All else is said by the same ``main`` called here.
"""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

import pytest

from mapgen.cli import main

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1767225600"}


def mapgen(*arguments: str | Path, cwd: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """``mapgen ARGUMENTS`` in the folder ``cwd``; a warning that a user would see is an error."""
    streams = {"stdin": _stream(stdin), "stdout": _stream(), "stderr": _stream()}
    call = ["mapgen", *map(str, arguments)]
    with (
        chdir(cwd),
        patch.dict(os.environ, ENVIRONMENT | environment),
        patch.multiple(sys, argv=call, **streams),
        patch.object(logging.getLogger(), "handlers", []),  # those of pytest would keep a stray line from the user
        warnings.catch_warnings(),
    ):
        for kind in (UserWarning, RuntimeWarning):
            warnings.simplefilter("error", kind)
        with pytest.raises(SystemExit) as end:
            main()
    said, errors = (_written(streams[name]) for name in ("stdout", "stderr"))
    return subprocess.CompletedProcess(call, end.value.code, said, errors)


def process(
    *arguments: str | Path, cwd: Path, before: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The same as a process of its own, in which ``before`` is called first."""
    command = [sys.executable, "-m", "mapgen", *map(str, arguments)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **ENVIRONMENT, **environment}
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", preexec_fn=before
    )


def _stream(content: str = "") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content.encode()), encoding="utf-8")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined]
