"""An atheris target for wordings, from their words to a georeference. By hand, with ``pip install atheris``:

cp -r tests/fuzz/wordings corpus && python -m tests.fuzz.grammar corpus -max_total_time=600 -timeout=5
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["mapgen"]):
    from mapgen.geocoding.gazetteer import Gazetteer
    from mapgen.georeferencing.understanding import locate
    from mapgen.locality.streets import finer_than_municipality
    from mapgen.places.review.guilt import guilt_words
    from mapgen.places.review.personal import personal_data

GAZETTEER = Gazetteer()


def one_input(data: bytes) -> None:
    wording = data.decode("utf-8", "surrogateescape")[:200]
    found = locate(wording, GAZETTEER)
    assert found.located == (found.coordinate_uncertainty_in_meters is not None)
    finer_than_municipality(wording, GAZETTEER.__contains__)
    plain = wording.translate({0xA0: " ", 0x202F: " ", 0x2009: " "})
    assert all(words in plain for _, words in personal_data(wording, GAZETTEER.__contains__))
    assert all(words in wording for words in guilt_words(wording))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
