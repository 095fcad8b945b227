"""Online geocoders: asked politely, once, and for no more than a name; every way to fail has its outcome."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mapgen.base.geodesy import distance_in_meters
from mapgen.errors import OutputError, ServiceError, ServiceSetupError
from mapgen.geocoding import Context
from mapgen.geocoding.asking import Consulted
from mapgen.geocoding.services.chain import parse_chain
from mapgen.geocoding.services.options import make_geocoder
from mapgen.georeferencing.understanding import locate
from mapgen.settings import Settings
from tests.local_server import FakeTime, LocalServer, Reply, Request, closed_port, serving
from tests.services import CONTACT, ask, ban, features, gazetteer, nominatim, photon, service

NOWHERE = "à Trifouilly"
Answer = Callable[[Request], Reply]


def empty(request: Request) -> Reply:
    return Reply([] if request.path.startswith("/nominatim") else features())


def found(*results: Any) -> Answer:
    """The same results to every question, in the form of the service that is asked."""
    return lambda request: Reply(list(results) if request.path.startswith("/nominatim") else features(*results))


def drawn(known: Consulted, wording: str, within: str | None = None) -> Any:
    return locate(wording, known.gazetteer, Context(within, None, None, frozenset(), "fr"), language="fr")


# what is asked


def test_a_thousand_rows_of_fifty_unknown_names_are_fifty_requests_at_one_a_second(tmp_path: Path) -> None:
    wordings = [f"à Trifouilly-{i % 50:02}-les-Oies" for i in range(1000)]
    arrivals: list[float] = []
    waits = FakeTime()

    def answer(request: Request) -> Reply:
        arrivals.append(waits.now)
        return empty(request)

    with serving(answer) as server:
        first, _ = ask(tmp_path, server, "embedded,nominatim", *wordings, waits=waits)
        assert (len(server.requests), first.requests) == (50, 50)
        assert all(later - earlier >= 0.999 for earlier, later in pairwise(arrivals))
        again, _ = ask(tmp_path, server, "embedded,nominatim", *wordings)
        assert (len(server.requests), again.requests) == (50, 0)


def test_ban_is_asked_at_most_fifty_times_a_second(tmp_path: Path) -> None:
    with serving(empty) as server:
        _, waits = ask(tmp_path, server, "embedded,ban", *(f"à Trifouilly-{i:02}-les-Oies" for i in range(51)))
        assert len(server.requests) == 51
        assert 0.99 <= waits.now <= 1.02


def test_only_the_name_and_its_container_are_sent(tmp_path: Path) -> None:
    with serving(empty) as server:
        ask(tmp_path, server, "embedded,ban,nominatim,photon", "près de Trifouilly, en Bretagne", within="29")
        assert [request.query["q"] for request in server.requests] == ["Trifouilly, Bretagne, Finistère"] * 3
        sent = {name for request in server.requests for name in request.query}
        assert sent == {
            "q", "limit", "format", "addressdetails", "namedetails", "accept-language", "extratags", "lang",
        }  # fmt: skip
        assert all(request.headers["User-Agent"].endswith(f"({CONTACT})") for request in server.requests)


def test_what_the_gazetteer_knows_is_asked_of_nobody(tmp_path: Path) -> None:
    with serving(empty) as server:
        ask(tmp_path, server, "embedded,ban", "à Bordeaux", "près de Lille", "à Vienne", "en province", "à Springfield")
        assert server.requests == []


def test_the_next_service_is_asked_for_what_the_one_before_does_not_know(tmp_path: Path) -> None:
    def answer(request: Request) -> Reply:
        known = "Trifouilly" in request.query["q"] and request.path.startswith("/photon")
        return Reply(features(photon("Trifouilly"))) if known else empty(request)

    with serving(answer) as server:
        known, _ = ask(tmp_path, server, "embedded,photon,nominatim", NOWHERE, "à Tripatouille")
        asked = [(request.path.split("/")[1], request.query["q"]) for request in server.requests]
        assert asked == [("photon", "Trifouilly"), ("photon", "Tripatouille"), ("nominatim", "Tripatouille")]
        assert drawn(known, NOWHERE).located
        assert known.credits == ("© OpenStreetMap contributors (ODbL 1.0)",)


def test_a_commune_without_coordinates_gets_those_of_the_service_and_no_other_communes(tmp_path: Path) -> None:
    rough = drawn_by_gazetteer = locate("à Saint-Divy", gazetteer(), Context(map_language="fr"))
    record = gazetteer().search("Saint-Divy")[0].record
    assert record.extent_basis == "postcode"
    there = {"citycode": record.feature_code, "city": "Saint-Divy"}
    wrong = {"citycode": "29019", "city": "Saint-Divy"}
    with serving(found(ban("Saint-Divy", **wrong), ban("Saint-Divy", **there))) as server:
        known, _ = ask(tmp_path, server, "embedded,ban", "à Saint-Divy")
        assert [request.query["q"] for request in server.requests] == ["Saint-Divy, Finistère"]
    better = drawn(known, "à Saint-Divy")
    assert better.feature_code == record.feature_code
    assert better.coordinate_uncertainty_in_meters < rough.coordinate_uncertainty_in_meters
    centre = (better.decimal_latitude, better.decimal_longitude)
    assert distance_in_meters(centre, (48.4084, -4.4951)) < 500
    assert "Base Adresse Nationale" in better.georeference_sources[0]
    assert "code postal" not in " ".join(better.georeference_remarks)
    assert drawn_by_gazetteer == locate("à Saint-Divy", gazetteer(), Context(map_language="fr"))


@pytest.mark.parametrize("extra", [{"ref:INSEE": "29245"}, {}])
def test_nominatims_boundary_of_a_commune_is_its_extent(tmp_path: Path, extra: dict[str, str]) -> None:
    here = {"boundingbox": ["48.43", "48.48", "-4.37", "-4.29"], "lat": "48.455", "lon": "-4.333"}
    commune = nominatim("Saint-Divy", **here, extratags=extra, address={"village": "Saint-Divy", "country_code": "fr"})
    other = nominatim("Saint-Divy", address={"village": "Saint-Divy", "country_code": "fr"})  # in the Alps
    with serving(found(other, commune)) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", "à Saint-Divy")
    better = drawn(known, "à Saint-Divy")
    assert better.feature_code == "29245"
    assert better.decimal_longitude == pytest.approx(-4.33, abs=0.01)
    assert better.coordinate_uncertainty_in_meters < 5_000


# what is made of the answers


@pytest.mark.parametrize(
    ("chain", "result"), [("embedded,nominatim", nominatim("Trifouilly")), ("embedded,photon", photon("Trifouilly"))]
)
def test_the_bounding_box_gives_the_extent_and_the_wording_rules_stay_ours(
    tmp_path: Path, chain: str, result: dict[str, Any]
) -> None:
    with serving(found(result)) as server:
        known, _ = ask(tmp_path, server, chain, NOWHERE, "près de Trifouilly", "au nord de Trifouilly")
        assert len(server.requests) == 1
    inside, near = drawn(known, NOWHERE), drawn(known, "près de Trifouilly")
    corner = distance_in_meters((46.55, 7.21), (46.59, 7.27))
    assert corner <= inside.coordinate_uncertainty_in_meters <= 1.1 * corner
    assert near.coordinate_uncertainty_in_meters >= inside.coordinate_uncertainty_in_meters + 5_000
    assert drawn(known, "au nord de Trifouilly").locality_type == "heading"
    assert "ODbL" in inside.georeference_sources[0]
    assert [c.name for c in known.gazetteer.containers(known.gazetteer.search("Trifouilly")[0].record)][-1] == "Suisse"


def test_a_place_known_as_a_point_is_as_wide_as_its_kind(tmp_path: Path) -> None:
    node = nominatim("Trifouilly", osm_type="node", boundingbox=["46.53", "46.57", "7.19", "7.23"])
    with serving(found(node)) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", NOWHERE)
    assert drawn(known, NOWHERE).coordinate_uncertainty_in_meters >= 6_000


HOUSE = (48.412345, -4.497654)


@pytest.mark.parametrize(
    ("chain", "result"),
    [
        ("embedded,ban", ban("Trifouilly", "locality", city="Brest", citycode="29019")),
        ("embedded,ban", ban("Trifouilly", "housenumber", city="Brest", citycode="29019", housenumber="8")),
        ("embedded,ban", ban("Trifouilly", "street", city="Brest", citycode="29019")),
        (
            "embedded,nominatim",
            nominatim(
                "Trifouilly", **{"class": "place"}, type="hamlet", addresstype="hamlet", lat="48.412345",
                lon="-4.497654", address={"hamlet": "Trifouilly", "city": "Brest", "country_code": "fr"},
            ),
        ),
        (
            "embedded,nominatim",
            nominatim(
                "Trifouilly", **{"class": "amenity"}, type="cafe", addresstype="amenity", lat="48.412345",
                lon="-4.497654", address={"house_number": "8", "city": "Brest", "country_code": "fr"},
            ),
        ),
        ("embedded,photon", {
            **photon("Trifouilly", type="house", osm_key="building", osm_value="yes", city="Brest", countrycode="FR"),
            "geometry": {"type": "Point", "coordinates": [-4.497654, 48.412345]},
        }),
    ],
)  # fmt: skip
def test_what_is_finer_than_a_municipality_is_lifted_to_it(tmp_path: Path, chain: str, result: dict[str, Any]) -> None:
    with serving(found(result)) as server:
        known, _ = ask(tmp_path, server, chain, NOWHERE)
    lifted = drawn(known, NOWHERE)
    assert (lifted.feature_class, lifted.feature_code, lifted.toponyms) == ("municipality", "29019", ("Brest",))
    plain = locate("à Brest", gazetteer(), Context(map_language="fr"), language="fr")
    assert lifted.shape == plain.shape
    assert "quartier" in " ".join(lifted.georeference_remarks)
    lock = (tmp_path / "places.lock.json").read_text(encoding="utf-8")
    assert "48.41" not in lock
    assert "4.49" not in lock


def test_a_house_in_no_known_municipality_leaves_a_wide_circle_on_a_coarse_grid(tmp_path: Path) -> None:
    house = nominatim(
        "Trifouilly", **{"class": "building"}, type="house", addresstype="building", lat="46.551234", lon="7.214321",
        address={"house_number": "8", "road": "Hauptstrasse", "country_code": "ch"},
    )  # fmt: skip
    with serving(found(house)) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", NOWHERE)
    assert "pas sa commune" in " ".join(drawn(known, NOWHERE).georeference_remarks)
    record = known.gazetteer.search("Trifouilly")[0].record
    assert (record.latitude, record.longitude) == (46.6, 7.2)
    assert record.radius_in_meters >= 20_000
    text = (tmp_path / "places.lock.json").read_text(encoding="utf-8")
    assert not any(part in text for part in ("46.55", "7.21", "Hauptstrasse", '"8"'))


@pytest.mark.parametrize(
    "result",
    [
        nominatim("Trifouillis-sur-Mer"),
        nominatim("Berne", namedetails={"name": "Bern", "name:fr": "Berne"}),
        nominatim("Trifouilly", lat="north", lon="east"),
        nominatim("Trifouilly", lat="146.5"),
    ],
)
def test_another_name_or_no_position_is_no_answer(tmp_path: Path, result: dict[str, Any]) -> None:
    with serving(found(result)) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", NOWHERE)
    assert not drawn(known, NOWHERE).located
    assert known.credits == ()


def test_a_name_in_another_language_is_the_places_own(tmp_path: Path) -> None:
    with serving(found(nominatim("Trifulli", namedetails={"name": "Trifulli", "name:fr": "Trifouilly"}))) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", NOWHERE)
    assert drawn(known, NOWHERE).located


def test_a_hostile_answer_is_plain_text_in_the_end(tmp_path: Path) -> None:
    hostile = nominatim(
        "</script>\u202eTrif\x07oui\nlly" + "x" * 9_000,
        namedetails={"name:fr": "Trifouilly"},
        addresstype="village",
        address={"village": "<b>", "country_code": "<script>"},
    )
    with serving(found(hostile)) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", NOWHERE)
    [entry] = json.loads((tmp_path / "places.lock.json").read_text(encoding="utf-8"))["answers"]
    [kept] = entry["found"]
    assert kept["name"].startswith("</script>Trif")
    assert len(kept["name"]) <= 200
    assert not any(ord(c) < 32 or c == "\u202e" for c in kept["name"])
    assert kept["countryCode"] == ""
    assert drawn(known, NOWHERE).located


def test_two_places_of_one_name_stay_open_until_a_container_settles_them(tmp_path: Path) -> None:
    here = nominatim("Trifouilly")
    there = nominatim(
        "Trifouilly", boundingbox=["47.5", "47.6", "14.1", "14.2"], lat="47.55", lon="14.15",
        address={"village": "Trifouilly", "country_code": "at"},
    )  # fmt: skip
    with serving(found(here, there)) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", NOWHERE)
        assert not drawn(known, NOWHERE).located
        assert len(drawn(known, NOWHERE).candidates) == 2
        settled, _ = ask(tmp_path, server, "embedded,nominatim", NOWHERE, within="AT")
    assert drawn(settled, NOWHERE, "AT").decimal_longitude == pytest.approx(14.15, abs=0.05)


# manners


@pytest.mark.parametrize("dated", [False, True])
def test_retry_after_is_waited_for(tmp_path: Path, dated: bool) -> None:
    header = format_datetime(datetime.now(UTC) + timedelta(seconds=50)) if dated else "7"
    replies = iter([Reply({}, status=429, headers={"Retry-After": header})])

    with serving(lambda request: next(replies, None) or found(nominatim("Trifouilly"))(request)) as server:
        known, waits = ask(tmp_path, server, "embedded,nominatim", NOWHERE)
        assert len(server.requests) == 2
    assert waits.now >= (20 if dated else 7)
    assert known.warnings == ()
    assert drawn(known, NOWHERE).located


OUTCOMES: dict[str, tuple[Reply, int, str]] = {
    "429 three times": (Reply({}, status=429), 3, "asked too often"),
    "429 with an hour to wait": (Reply({}, status=429, headers={"Retry-After": "3600"}), 1, "3600 seconds"),
    "500": (Reply(b"oops", status=500), 3, "status 500"),
    "503 with an hour to wait": (Reply({}, status=503, headers={"Retry-After": "3600"}), 1, "3600 seconds"),
    "404": (Reply({}, status=404), 1, "status 404"),
    "401": (Reply({}, status=401), 1, "refuses access"),
    "403": (Reply({}, status=403), 1, "refuses access"),
    "402": (Reply({}, status=402), 1, "quota"),
    "no answer in time": (Reply([], silent=20), 3, "in time"),
    "a slow drip": (Reply([nominatim("Trifouilly")], drip=0.1), 3, "in time"),
    "a cut connection": (Reply([nominatim("Trifouilly")], cut=40), 3, "broke off"),
    "malformed JSON": (Reply(b'[{"lat": "46.5", '), 3, "no answer of a geocoder"),
    "JSON of another form": (Reply({"features": [{"geometry": 3}]}), 3, "no answer of a geocoder"),
    "not text at all": (Reply(b"\x89PNG\r\n\x1a\n\xff", content_type="image/png"), 3, "no answer of a geocoder"),
    "a web page": (Reply(b"[]", content_type="text/html; charset=utf-8"), 3, "no answer of a geocoder"),
    "a redirect to another host": (Reply({}, 302, {"Location": "http://localhost:9/"}), 1, "another host"),
    "a redirect in a circle": (Reply({}, 302, {"Location": "/nominatim/search?q=a"}), 3, "status 302"),
    "far too much": (Reply(b" " * 5_100_000), 3, "far too much"),
}


@pytest.mark.parametrize("kind", OUTCOMES)
def test_a_service_that_fails_is_one_warning_and_the_rest_stays_as_it_was(tmp_path: Path, kind: str) -> None:
    reply, requests, told = OUTCOMES[kind]
    with serving(lambda _: reply) as server:
        options = {"options": {"timeout": 5.0 if kind == "far too much" else 0.3}}
        known, _ = ask(tmp_path, server, "embedded,nominatim", NOWHERE, "à Tripatouille", "à Brest", **options)
        asked = {request.query.get("q") for request in server.requests if request.query.get("q") != "a"}
        assert asked == {"Trifouilly"}
        if "circle" not in kind:
            assert len(server.requests) == requests
    [warning] = known.warnings
    assert str(warning).startswith("nominatim: Nominatim ")
    assert told in str(warning)
    assert not drawn(known, NOWHERE).located
    assert drawn(known, "à Brest").located
    assert not (tmp_path / "places.lock.json").exists()


def test_a_question_that_is_refused_costs_no_other(tmp_path: Path) -> None:
    def answer(request: Request) -> Reply:
        return Reply({}, status=400) if "Tripat" in request.query["q"] else found(nominatim("Trifouilly"))(request)

    with serving(answer) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", "à Tripatouille", NOWHERE)
    assert drawn(known, NOWHERE).located
    assert "Tripatouille" in str(known.warnings[0])


def test_a_redirect_within_the_host_is_followed(tmp_path: Path) -> None:
    def answer(request: Request) -> Reply:
        if request.path == "/new":
            return Reply([nominatim("Trifouilly")])
        return Reply({}, status=301, headers={"Location": "/new?q=x"})

    with serving(answer) as server:
        known, _ = ask(tmp_path, server, "embedded,nominatim", NOWHERE)
    assert drawn(known, NOWHERE).located


def test_a_service_out_of_reach_is_one_warning(tmp_path: Path) -> None:
    with serving(empty) as server:
        server.domain = f"127.0.0.1:{closed_port()}"
        known, waits = ask(tmp_path, server, "embedded,nominatim,photon", NOWHERE, "à Tripatouille")
    assert [str(warning).split()[1] for warning in known.warnings] == ["Nominatim", "Photon"]
    assert waits.slept == [2.0, 4.0, 2.0, 4.0]


def test_strict_makes_an_error_of_it_and_keeps_the_answers(tmp_path: Path) -> None:
    def answer(request: Request) -> Reply:
        return Reply([nominatim("Trifouilly")]) if "Trifouilly" in request.query["q"] else Reply(b"", status=500)

    with serving(answer) as server:
        with pytest.raises(ServiceError, match="status 500"):
            ask(tmp_path, server, "embedded,nominatim", NOWHERE, "à Tripatouille", strict=True)
        kept = json.loads((tmp_path / "places.lock.json").read_text(encoding="utf-8"))["answers"]
    assert [entry["toponym"] for entry in kept] == ["Trifouilly"]


def test_an_interruption_keeps_what_was_learned(tmp_path: Path) -> None:
    def stop(number: int, count: int, name: str) -> None:
        if number == 3:
            raise KeyboardInterrupt

    wordings = [NOWHERE, "à Tripatouille", "à Trictrac", "à Tralala"]
    with serving(empty) as server:
        with pytest.raises(KeyboardInterrupt):
            ask(tmp_path, server, "embedded,nominatim", *wordings, progress=stop)
        ask(tmp_path, server, "embedded,nominatim", *wordings)
        asked = [request.query["q"] for request in server.requests]
    assert asked == ["Trifouilly", "Tripatouille", "Trictrac", "Tralala"]


def test_nothing_is_asked_where_the_answers_could_not_be_kept(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with serving(empty) as server, pytest.raises(OutputError):
        ask(tmp_path, server, "embedded,nominatim", NOWHERE)
    assert server.requests == []


# the chain and its options


@pytest.mark.parametrize(
    ("chain", "told"),
    [
        ("ban", "write “embedded,ban”"),
        ("embedded,nominatin", "Did you mean “nominatim”?"),
        ("embedded,nominatim,nominatim", "twice"),
        ("embedded,qwertyuiop", "there are embedded, ban, nominatim, photon"),
    ],
)
def test_a_chain_that_cannot_be_is_refused_in_words(chain: str, told: str) -> None:
    with pytest.raises(ServiceSetupError, match=told.replace("?", r"\?")):
        parse_chain(chain, "en")


def test_nominatim_wants_a_contact_and_says_where_to_give_it(monkeypatch: Any) -> None:
    with pytest.raises(ServiceSetupError, match="MAPGEN_CONTACT"):
        make_geocoder(service("nominatim"), {}, None, "en")
    with pytest.raises(ServiceSetupError, match="neither"):
        make_geocoder(service("nominatim"), {}, "me", "en")
    monkeypatch.setenv("MAPGEN_CONTACT", CONTACT)
    assert CONTACT in make_geocoder(service("nominatim"), {}, None, "en").headers["User-Agent"]


def test_ban_is_asked_at_the_geoplateforme_by_default() -> None:
    assert make_geocoder(service("ban"), {}, None, "en").geocode_api == "https://data.geopf.fr/geocodage/search"


def test_keys_come_from_the_environment_only(monkeypatch: Any) -> None:
    with pytest.raises(ServiceSetupError, match="MAPGEN_OPENCAGE_API_KEY"):
        make_geocoder(service("opencage"), {}, None, "en")
    with pytest.raises(ServiceSetupError, match="environment variable MAPGEN_OPENCAGE_API_KEY") as refused:
        make_geocoder(service("opencage"), {"api_key": "hush"}, None, "en")
    assert "hush" not in str(refused.value)
    monkeypatch.setenv("MAPGEN_OPENCAGE_API_KEY", "hush")
    assert make_geocoder(service("opencage"), {"domain": "example.org"}, None, "en").api_key == "hush"
    monkeypatch.setenv("MAPGEN_GEONAMES_USERNAME", "someone")
    assert make_geocoder(service("geonames"), {}, None, "en").username == "someone"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"domian": "x"}, "no option “domian”"),
        ({"timeout": 0}, "timeout"),
        ({"timeout": True}, "timeout"),
        ({"scheme": "ftp"}, "refuses"),
        ({"user_agent": "x"}, "no option"),
    ],
)
def test_options_that_cannot_be_are_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(ServiceSetupError, match=told):
        make_geocoder(service("nominatim"), options, CONTACT, "en")


def test_any_other_geocoder_of_geopys_is_asked_by_its_name(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("MAPGEN_OPENCAGE_API_KEY", "hush")
    result = {"formatted": "Trifouilly, Berne, Suisse", "geometry": {"lat": 46.551234, "lng": 7.214321}}
    with serving(lambda _: Reply({"results": [result]})) as server:
        known, _ = ask(tmp_path, server, "embedded,opencage", NOWHERE, options={})
        assert len(server.requests) == 1
        assert server.requests[0].query["key"] == "hush"
    text = (tmp_path / "places.lock.json").read_text(encoding="utf-8")
    assert "hush" not in text
    assert "46.55" not in text  # of what kind it is nobody knows: no finer than a municipality
    assert drawn(known, NOWHERE).coordinate_uncertainty_in_meters >= 20_000


def test_no_key_reaches_the_log(tmp_path: Path, monkeypatch: Any, caplog: Any, capfd: Any) -> None:
    monkeypatch.setenv("MAPGEN_OPENCAGE_API_KEY", "hush")
    with caplog.at_level("DEBUG"), serving(lambda _: Reply({}, status=500)) as server:
        known, _ = ask(tmp_path, server, "embedded,opencage", NOWHERE)
    written = capfd.readouterr()
    everything = caplog.text + written.out + written.err + "".join(map(str, known.warnings))
    assert "hush" not in everything
    assert known.warnings != ()


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", "à Lille"],
        ["build", "places.csv"],
        ["check", "places.csv"],
        ["publish", "places.csv", "--to", "kit"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_the_services_are_not_imported_unless_they_are_asked_for(arguments: list[str], tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "places.csv").write_text("place,source_url\nà Lille,https://example.org/a\n", encoding="utf-8")
    code = (
        f"import sys; from mapgen.cli import main; sys.argv = ['mapgen', *{arguments}];\n"
        "try: main()\nexcept SystemExit as done: assert not done.code\n"
        "asking = ('mapgen.geocoding.services', 'mapgen.base.fetch', 'mapgen.geocoding.installs')\n"
        "bad = [n for n in sys.modules if n.startswith(asking)]\n"
        "print('ASKED', bad)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.endswith("ASKED []\n"), done.stderr


def test_no_service_changes_the_settings_of_the_others() -> None:
    assert Settings().geocoder == "embedded"
    assert [one.name for one in parse_chain("embedded, BAN ,photon", "en")] == ["ban", "photon"]
    assert parse_chain("embedded", "en") == ()
    assert isinstance(LocalServer, type)
