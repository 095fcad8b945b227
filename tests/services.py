"""What the tests of the online geocoders share: documented answers, and services on 127.0.0.1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from mapgen.geocoding.asking import Asking, Consulted
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.geocoding.services.chain import Service, parse_chain
from mapgen.geocoding.services.consult import consult
from mapgen.geocoding.services.manners import Courteous
from mapgen.geocoding.services.options import make_geocoder
from mapgen.georeferencing.questions import open_questions
from mapgen.georeferencing.rows import read_places
from mapgen.places import Place
from mapgen.settings import Settings
from tests.local_server import FakeTime, LocalServer

CONTACT = "carte@example.org"


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def nominatim(name: str, **values: Any) -> dict[str, Any]:
    """A place as nominatim.org documents it ("Place Output", JSON)."""
    place = {
        "place_id": 100149,
        "licence": "Data © OpenStreetMap contributors, ODbL 1.0. https://osm.org/copyright",
        "osm_type": "relation",
        "osm_id": "107775",
        "boundingbox": ["46.5100000", "46.5900000", "7.1500000", "7.2700000"],
        "lat": "46.5500000",
        "lon": "7.2100000",
        "class": "boundary",
        "type": "administrative",
        "place_rank": 16,
        "importance": 0.35,
        "addresstype": "village",
        "name": name,
        "display_name": f"{name}, Bern/Berne, Schweiz/Suisse",
        "address": {"village": name, "state": "Bern/Berne", "country": "Schweiz/Suisse", "country_code": "ch"},
    }
    return {**place, **values}


def ban(name: str, kind: str = "municipality", **values: Any) -> dict[str, Any]:
    """A feature as the API Adresse documents it (GeoCodeJSON)."""
    properties = {
        "label": name,
        "score": 0.95,
        "id": "29019",
        "type": kind,
        "name": name,
        "postcode": "29200",
        "citycode": "29019",
        "city": "Brest",
        "context": "29, Finistère, Bretagne",
        "importance": 0.6,
    }
    point = {"type": "Point", "coordinates": [-4.4951, 48.4084]}
    return {"type": "Feature", "geometry": point, "properties": {**properties, **values}}


def photon(name: str, **values: Any) -> dict[str, Any]:
    """A feature as Photon documents it (GeoJSON)."""
    properties = {
        "osm_type": "R",
        "osm_id": 1685018,
        "osm_key": "place",
        "osm_value": "village",
        "type": "city",
        "extent": [7.15, 46.59, 7.27, 46.51],
        "name": name,
        "state": "Bern",
        "country": "Schweiz",
        "countrycode": "CH",
    }
    point = {"type": "Point", "coordinates": [7.21, 46.55]}
    return {"type": "Feature", "geometry": point, "properties": {**properties, **values}}


def features(*found: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "version": "draft", "features": list(found), "licence": "ETALAB-2.0"}


def table(folder: Path, rows: Sequence[str], header: str = "place,source_url") -> Path:
    path = folder / "places.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def places(folder: Path, *wordings: str, within: str = "") -> tuple[Path, list[Place]]:
    rows = [f'"{wording}",https://example.org/a,{within}' for wording in wordings]
    path = table(folder, rows, "place,source_url,within")
    return path, read_places(path, gazetteer=gazetteer())


def asking(server: LocalServer, waits: FakeTime, **options: Any) -> Callable[[Service, Settings, str], Courteous]:
    """Makes askers of ``server`` that wait in ``waits`` only."""

    def make(service: Service, settings: Settings, language: str) -> Courteous:
        values = {"domain": f"{server.domain}/{service.name}", "scheme": "http", "timeout": 0.4, **options}
        geocoder = make_geocoder(service, values, CONTACT, language)
        return Courteous(service, geocoder, language=settings.language, sleep=waits.sleep, clock=waits.clock)

    return make


def ask(
    folder: Path, server: LocalServer, chain: str, *wordings: str, within: str = "", **values: Any
) -> tuple[Consulted, FakeTime]:
    """What is known of the wordings after the services of ``chain`` were asked, and the time that it took."""
    waits = values.pop("waits", FakeTime())
    source, rows = places(folder, *wordings, within=within)
    settings = Settings(language="fr", geocoder=chain)
    make = asking(server, waits, **values.pop("options", {}))
    questions = open_questions(rows, settings, gazetteer())
    return consult(questions, source, settings, gazetteer(), asking=Asking(**values), make_asker=make), waits


def service(name: str) -> Service:
    return parse_chain(f"embedded,{name}", "en")[0]
