"""``mapgen gazetteer install france``, killed at random moments and run again until it is through; its peak of memory.

    python tests/benchmarks/installs.py [KILLS] [POINTS]

The server on 127.0.0.1 has 34,875 communes in 101 départements, POINTS points on each of their four sides (default 20).
Bars: 50 kills, whole in the end; 500 MB.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mapgen.geocoding.gazetteer.installed import fault_of, installed
from mapgen.geocoding.gazetteer.store import embedded_path
from mapgen.geocoding.installs import verify
from mapgen.geocoding.installs.contents import communes_by_basis
from tests.geo_api import GeoApi
from tests.local_server import serving

ROOT = Path(__file__).parents[2]


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    points = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    moments = random.Random(6)
    with tempfile.TemporaryDirectory() as folder, serving(GeoApi(points)) as server:
        os.environ["MAPGEN_DATA"] = folder
        command = [sys.executable, "-m", "mapgen", "gazetteer", "install", "france", "--from", server.url]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        start = time.perf_counter()
        killed = 0
        while killed < kills:
            run = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                run.wait(moments.uniform(0.2, 9.0))
                break  # through before its time
            except subprocess.TimeoutExpired:
                run.kill()
                run.wait()
                killed += 1
            found = installed()
            assert found is None or fault_of(found, embedded_path()) is None
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        found = installed()
        assert found is not None
        faults = [verdict for verdict in verify() if verdict.fault]
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{killed} kills, {len(server.requests)} requests, {time.perf_counter() - start:.0f} s in all")
        print(f"{communes_by_basis(found.database)}, {len(faults)} faults, peak {peak:.0f} MB")
        print(sorted(path.name for path in Path(folder).iterdir()))


if __name__ == "__main__":
    main()
