"""Pages for the tests, each made once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from mapgen.features.feature import Feature
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.page import LocatorMap, locator_map
from mapgen.page.render import render_page
from mapgen.settings import Settings
from tests import features

#: What a hostile or careless cell may hold; every character must come out as it is.
HOSTILE = (
    "{{7*7}} {% raw %} {# no #} </script><script>window.pwned=1</script> <img src=x onerror=window.pwned=2> "
    'l\'article `dit` ${1+1} \\u0041 &amp; "quoted" _0123456789abcdef0123456789abcdef \u2028\u2029 @policy@'
)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def make_map(places: Sequence[Feature], unlocated: Sequence[Feature] = (), **settings: Any) -> LocatorMap:
    """A map with a title, in French where nothing else is said."""
    values = {"title": "Quatre arrestations", "language": "fr", **settings}
    return locator_map(places, settings=Settings(**values), unlocated=unlocated, gazetteer=gazetteer())


@cache
def page(kind: str = "four", language: str = "fr") -> str:
    """The page of a set of :mod:`tests.features`; ``kinds`` has a place that is not located."""
    sets = {
        "one": lambda: features.four()[2:3],
        "four": features.four,
        "kinds": features.every_kind,
        "forty": lambda: features.many(40),
        "many": lambda: features.many(450),
        "world": features.worldwide,
        "none": list,
    }
    left_out = features.unlocated() if kind == "kinds" else ()
    return render_page(make_map(sets[kind](), left_out, language=language))


def hostile_page() -> str:
    """A page whose every text is :data:`HOSTILE`."""
    event = features.event(
        "e", texts={"note": (HOSTILE,)}, sources=(features.Source(features.ARTICLE, HOSTILE, HOSTILE, HOSTILE),)
    )
    places = [
        features.feature("evil", HOSTILE, features.Disc(47.0, 2.0, 20_000), "near", events=[event], remark=HOSTILE),
        *features.four(),
    ]
    texts = {"title": HOSTILE, "subtitle": HOSTILE, "credit": HOSTILE, "notes": HOSTILE}
    return render_page(make_map(places, **texts))
