"""What holds for all tests: they see no data installed on this machine and no proxy between them and 127.0.0.1."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ["MAPGEN_DATA"] = str(Path(tempfile.gettempdir()) / "mapgen-tests-without-installed-data")
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost"
for name in [name for name in os.environ if name.startswith("MAPGEN_") and name != "MAPGEN_DATA"]:
    del os.environ[name]
