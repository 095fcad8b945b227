"""What holds for all tests: they see no data installed on this machine and no proxy between them and 127.0.0.1."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["MAPGEN_DATA"] = str(Path(tempfile.gettempdir()) / "mapgen-tests-without-installed-data")
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost"
for name in [name for name in os.environ if name.startswith("MAPGEN_") and name != "MAPGEN_DATA"]:
    del os.environ[name]

# A busy machine is no fault of an example; where a change is judged, the same examples are tried each time.
settings.register_profile("mapgen", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("mapgen")

BROWSER = Path(__file__).parent / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of the browser's folder is slow; elsewhere each says it of itself."""
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.slow)
