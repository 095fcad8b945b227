"""An atheris target for the reader: any bytes are a list of places or refused. By hand, with ``pip install atheris``:

cp -r tests/fuzz/corpus corpus && python -m tests.fuzz.reader corpus -max_total_time=600 -timeout=5
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mapgen"]):
    from mapgen.errors import InputError
    from mapgen.places import read_places

PATH = Path(tempfile.mkdtemp()) / "places.csv"


def one_input(data: bytes) -> None:
    PATH.write_bytes(data)
    try:
        places = read_places(PATH, on_warning=str)
    except InputError as error:
        if not str(error).replace("\n", "").isprintable():
            raise
    else:
        assert all(place.verbatim_locality and place.source_url for place in places)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
