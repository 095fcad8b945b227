"""Which geocoders answer, in what order, and what each of them asks of those who use it."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.base.plaintext import shown
from mapgen.errors import ServiceSetupError
from mapgen.languages import text

EMBEDDED = "embedded"
_OPENSTREETMAP = ("ODbL 1.0", "© OpenStreetMap contributors (ODbL 1.0)")


@dataclass(frozen=True, slots=True)
class Service:
    """A geocoder of geopy's and the manners that its provider asks for.

    ``delay`` is the least number of seconds from one request to the next.
    """

    name: str
    title: str
    geopy_name: str
    licence: str
    attribution: str
    delay: float = 1.0
    domain: str | None = None
    """The host where geopy's own default is none any more."""
    contact_wanted: bool = False
    queries: tuple[tuple[str, object], ...] = ()
    """Keywords of geopy's ``geocode``; "language" is that of the map."""


#: Policies: operations.osmfoundation.org/policies/nominatim (one request a second, a way to reach the user),
#: adresse.data.gouv.fr (50 a second; Géoplateforme since January 2026), photon.komoot.io ("be fair").
_KNOWN = {
    "ban": Service(
        "ban",
        "Base Adresse Nationale",
        "banfrance",
        "Licence Ouverte 2.0",
        "Base Adresse Nationale, IGN Géoplateforme (Licence Ouverte 2.0)",
        delay=1 / 50,
        domain="data.geopf.fr/geocodage",
        queries=(("limit", 10),),
    ),
    "nominatim": Service(
        "nominatim",
        "Nominatim",
        "nominatim",
        *_OPENSTREETMAP,
        contact_wanted=True,
        queries=(
            ("limit", 10),
            ("addressdetails", True),
            ("namedetails", True),
            ("extratags", True),
            ("language", "language"),
        ),
    ),
    "photon": Service("photon", "Photon", "photon", *_OPENSTREETMAP, queries=(("limit", 10), ("language", "language"))),
}


def parse_chain(value: str, language: str) -> tuple[Service, ...]:
    """The services of "embedded,ban,nominatim", without the embedded gazetteer, which always answers first.

    Raises ServiceSetupError for a name that geopy has no geocoder of, one that stands there twice, and for a chain
    that doesn't begin with ``embedded``.
    """
    names = [name.strip().lower() for name in value.split(",")]
    if names[0] != EMBEDDED:
        raise ServiceSetupError(text("services.embedded_first", language, value=shown(value)))
    if len(set(names)) < len(names):
        raise ServiceSetupError(text("services.twice", language, value=shown(value)))
    return tuple(_service(name, language) for name in names[1:])


def _service(name: str, language: str) -> Service:
    known = _KNOWN.get(name)
    if known is not None:
        return known
    from geopy.geocoders import SERVICE_TO_GEOCODER

    if name in ("banfrance", *_KNOWN) or name not in SERVICE_TO_GEOCODER:
        raise ServiceSetupError(_unknown(name, [EMBEDDED, *_KNOWN, *SERVICE_TO_GEOCODER], language))
    title = SERVICE_TO_GEOCODER[name].__name__
    licence = text("services.own_terms", "en", name=title)
    return Service(name, title, name, licence, title)


def _unknown(name: str, known: list[str], language: str) -> str:
    from difflib import get_close_matches

    names = [other for other in dict.fromkeys(known) if other != "banfrance"]
    close = get_close_matches(name, names, n=1)
    if close:
        return text("services.misspelt", language, value=shown(name), suggestion=close[0])
    return text("services.unknown", language, value=shown(name), known=", ".join(names))
