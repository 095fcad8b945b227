"""Kills a command at random moments while it replaces its output. Used by tests and by hand:

    python -m tests.kills 200

The target must be the old output or the new one, whole, after each kill. Of a folder that holds for each file: a kill
between two of them leaves a mixture, which its manifest says and the next run mends. Hidden files are on their way and
belong to nobody.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: Name of the command → its arguments, and the output that is looked at, a file or a folder. A new command is one line.
COMMANDS: dict[str, tuple[list[str], str]] = {
    "build": (["build", "places.csv", "-o", "map.html"], "map.html"),
    "publish": (["publish", "places.csv", "--to", "kit"], "kit"),
}
#: Share of the kills that wait for the moment of writing.
WHILE_WRITING = 0.5


def state(target: Path) -> object:
    """All of an output: bytes of a file, names and bytes of the files of a folder; None where it isn't there."""
    if target.is_dir():
        files = [path for path in sorted(target.rglob("*")) if path.is_file() and not path.name.startswith(".")]
        return {str(path.relative_to(target)): path.read_bytes() for path in files}
    return target.read_bytes() if target.exists() else None


def start(arguments: list[str], folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1767225600"}
    command = [sys.executable, "-m", "mapgen", *arguments]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_while_it_writes(
    name: str, folder: Path, times: int, seed: int = 1, on_kill: Callable[[str], None] = str
) -> Counter[str]:
    """How often the output was old, new and neither after a SIGKILL at a random moment of the command's run."""
    arguments, output = COMMANDS[name]
    target, random_ = folder / output, random.Random(seed)
    for file in ("places.csv", "places.toml"):
        shutil.copy(ROOT / file, folder / file)
    old = _outcome(arguments, folder, target)
    text = (folder / "places.csv").read_text(encoding="utf-8")
    (folder / "places.csv").write_text(text.replace("près de Lille", "près de Lyon"), encoding="utf-8")
    began = time.monotonic()
    new = _outcome(arguments, folder, target)
    duration = time.monotonic() - began
    assert old != new
    found: Counter[str] = Counter()
    for _ in range(times):
        _restore(target, old)
        process = start(arguments, folder)
        if random_.random() < WHILE_WRITING:
            _wait_for_writing(process, target)
        else:
            time.sleep(duration * random_.uniform(0, 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        after = state(target)
        found[_verdict(after, old, new)] += 1
        on_kill(name)
    return found


def _verdict(after: object, old: object, new: object) -> str:
    if after in (old, new):
        return "old" if after == old else "new"
    if not (isinstance(after, dict) and isinstance(old, dict) and isinstance(new, dict)):
        return "neither"
    whole = all(data in (old.get(name), new.get(name)) for name, data in after.items() if name != "manifest.json")
    announced = not json.loads(after["manifest.json"])["complete"]
    return "mixed, and says so" if whole and announced and after.keys() >= old.keys() & new.keys() else "neither"


def _wait_for_writing(process: subprocess.Popen[bytes], target: Path) -> None:
    """Until something new stands beside the target: the moment of writing is too short to be met by chance."""
    watched = target if target.is_dir() else target.parent
    before = set(watched.iterdir())
    while process.poll() is None and set(watched.iterdir()) == before:
        time.sleep(0.0005)


def _outcome(arguments: list[str], folder: Path, target: Path) -> object:
    assert start(arguments, folder).wait() == 0
    return state(target)


def _restore(target: Path, content: object) -> None:
    if isinstance(content, dict):
        shutil.rmtree(target, ignore_errors=True)
        for name, data in content.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(data)
    elif isinstance(content, bytes):
        target.write_bytes(content)


def main() -> None:
    import tempfile

    for name in COMMANDS:
        with tempfile.TemporaryDirectory() as folder:
            found = kill_while_it_writes(name, Path(folder), int(sys.argv[1]))
            left = sorted(path.name for path in Path(folder).rglob(".*"))
            print(f"{name}: {dict(found)}; {len(left)} temporary files left")


if __name__ == "__main__":
    main()
