"""Commands run as somebody whom permissions bind, also where the tests run as root."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

import pytest

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def give_up_override() -> None:
    """For ``subprocess``' ``preexec_fn``: what is run next can't pass over the permissions of files, even as root."""
    if os.geteuid() == 0:
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def skip_unless_bound(folder: Path) -> None:
    """Skip where even so a read-only folder can be written to: a test of it would say nothing."""
    import subprocess
    import sys

    locked = folder / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    write = f"open({str(locked / 'x')!r}, 'w')"
    done = subprocess.run([sys.executable, "-c", write], preexec_fn=give_up_override, capture_output=True)
    locked.chmod(0o700)
    if done.returncode == 0:
        pytest.skip("permissions don't bind this user here")
    locked.rmdir()
