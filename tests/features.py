"""Hand-made places in words an editor would use, one for each kind of zone, for the tests and the pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from mapgen.features.feature import Event, Feature, Source
from mapgen.georeferencing.shapes import Area, Candidate, Disc, Georeference, Precision, Ring, Sector, Shape

ARTICLE = "https://example.org/article?a=1&b=2"
ADDRESS = Source(ARTICLE, "Un réseau démantelé : « quatre » arrestations", "Le Journal", "2024-11-20")
#: About the outline of Finistère, longitude and latitude.
FINISTERE = [
    [-4.79, 48.33], [-4.57, 48.29], [-4.28, 48.30], [-4.55, 48.18], [-4.72, 48.04], [-4.37, 47.80], [-3.98, 47.85],
    [-3.53, 47.77], [-3.39, 47.95], [-3.72, 48.12], [-3.52, 48.22], [-3.66, 48.66], [-4.05, 48.73], [-4.53, 48.62],
    [-4.77, 48.52], [-4.79, 48.33],
]  # fmt: skip


def event(key: str = "event", arrests: tuple[int, int] | None = (1, 1), **values: object) -> Event:
    """An event with one source and no date; ``values`` override."""
    plain = Event(
        key=key, arrests=arrests, event_date=None, status=None, status_date=None, statuses=(), sources=(ADDRESS,)
    )
    return replace(plain, **values)  # type: ignore[arg-type]


def feature(
    id_: str,
    wording: str,
    shape: Shape | None,
    precision: Precision | None,
    *,
    radius: float = 10_000.0,
    events: Sequence[Event] = (),
    lang: str | None = "fr",
    remark: str = "",
    outline: list[object] | None = None,
    candidates: tuple[Candidate, ...] = (),
) -> Feature:
    """A feature whose smallest circle has ``radius`` metres."""
    georeference = Georeference(
        verbatim_locality=wording,
        shape=shape,
        precision=precision,
        coordinate_uncertainty_in_meters=radius if shape else None,
        georeference_remarks=(remark,) if remark else (),
        candidates=candidates,
    )
    return Feature(id_, georeference, tuple(events) or (event(id_),), lang, (2,), outline)


def four() -> list[Feature]:
    """The four places of the first story."""
    return [
        feature(
            "dans-le-finistere", "dans le Finistère", Area((1,)), "outline", radius=64_000, outline=[[FINISTERE]],
            remark="Finistère : le territoire entier, d’après son contour.",
        ),
        feature("a-bordeaux", "à Bordeaux", Disc(44.8572, -0.5736, 8_600), "extent", radius=8_600),
        feature(
            "pres-de-lille", "près de Lille", Disc(50.6305, 3.0706, 18_000), "near", radius=18_000,
            remark="Lille et ses alentours : la source ne dit pas où exactement.",
        ),
        feature(
            "region-de-bourg", "dans la région de Bourg-en-Bresse", Disc(46.2058, 5.2256, 24_000), "area_of",
            radius=24_000,
        ),
    ]  # fmt: skip


def every_kind() -> list[Feature]:
    """One place for each kind of zone."""
    return [
        *four(),
        feature("banlieue", "en banlieue toulousaine", Ring(43.6045, 1.444, 6_000, 22_000), "suburb", radius=22_000),
        feature(
            "anneau", "à une centaine de kilomètres de Paris", Ring(48.8566, 2.3522, 80_000, 120_000), "offset",
            radius=120_000,
        ),
        feature("secteur", "au sud de Limoges", Sector(45.8336, 1.2611, 0, 30_000, 180, 45), "heading", radius=22_000),
        feature("entre", "entre Nancy et Metz", Disc(48.9, 6.2, 27_000), "between", radius=27_000),
        feature("redaction", "sur la côte", Disc(43.3, 5.0, 12_000), "editor", radius=12_000),
    ]  # fmt: skip


def unlocated() -> list[Feature]:
    """A place that is on the list only."""
    vienne = Candidate("Vienne", "municipality", "38544", "Isère"), Candidate("Wien", "municipality", "2761369", "AT")
    return [
        feature(
            "a-vienne", "à Vienne", None, None, events=[event("vienne", None)], candidates=vienne,
            remark="« Vienne » peut désigner plusieurs lieux.",
        )
    ]  # fmt: skip


def many(count: int) -> list[Feature]:
    """``count`` places spread over France on a sunflower spiral, of changing kinds, sizes, dates and numbers."""
    kinds: tuple[Precision, ...] = ("near", "extent", "area_of")
    places = []
    for i in range(count):
        angle, reach = i * 2.399963, math.sqrt((i + 0.5) / count)
        latitude, longitude = 46.6 + 3.2 * reach * math.sin(angle), 2.4 + 4.1 * reach * math.cos(angle)
        radius = 4_000 + 2_500 * (i % 7)
        events = [event(f"e{i}", (1 + i % 5, 1 + i % 5), event_date=f"2024-{1 + i % 12:02d}-{1 + i % 28:02d}")]
        shape = Disc(round(latitude, 4), round(longitude, 4), radius)
        places.append(feature(f"p{i}", f"près de la ville {i}", shape, kinds[i % 3], radius=radius, events=events))
    return places


def worldwide() -> list[Feature]:
    """Four places on four continents."""
    return [
        feature("lille", "près de Lille", Disc(50.63, 3.07, 18_000), "near", radius=18_000),
        feature("montreal", "à Montréal", Disc(45.51, -73.57, 25_000), "extent", radius=25_000),
        feature("noumea", "à Nouméa", Disc(-22.27, 166.45, 12_000), "extent", radius=12_000),
        feature("tokyo", "dans la région de Tokyo", Disc(35.69, 139.69, 60_000), "area_of", radius=60_000),
    ]
