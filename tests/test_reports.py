"""Which rows are one place, which are one event, and what is counted."""

from __future__ import annotations

from mapgen.georeference.shapes import Disc, Georeference
from mapgen.places import Place
from mapgen.reports import Report, to_features
from mapgen.totals import totals

LILLE = Georeference("près de Lille", "near", Disc(50.634, 3.055, 16_000), "near")
ARRAS = Georeference("à Arras", "feature", Disc(50.291, 2.778, 5_000), "extent")
NOWHERE = Georeference("en province", "unmappable", georeference_verification_status="unable to georeference")


def _row(line: int, wording: str = "près de Lille", **cells: object) -> Place:
    return Place(verbatim_locality=wording, source_url=f"https://example.org/{line}", line=line, **cells)  # type: ignore[arg-type]


def test_rows_that_draw_the_same_zone_are_one_place_with_several_events() -> None:
    [feature] = to_features([Report(_row(2, arrests=1), LILLE), Report(_row(3, arrests=2), LILLE)])
    assert [event.arrests for event in feature.events] == [(1, 1), (2, 2)]
    assert feature.lines == (2, 3)
    assert totals([feature]).arrests == 3


def test_reports_of_one_event_are_counted_once_with_all_their_sources() -> None:
    rows = [_row(2, event="a", arrests=3), _row(3, event="a", arrests=5)]
    [feature] = to_features([Report(row, LILLE) for row in rows])
    [event] = feature.events
    assert event.arrests == (3, 5)
    assert [source.url for source in event.sources] == ["https://example.org/2", "https://example.org/3"]
    assert (totals([feature]).events, totals([feature]).arrests, totals([feature]).at_least) == (1, 3, True)


def test_an_event_at_two_places_keeps_both_zones_and_counts_once() -> None:
    features = to_features(
        [Report(_row(2, event="a", arrests=2), LILLE), Report(_row(3, "à Arras", event="a", arrests=2), ARRAS)]
    )
    lille, arras = features
    assert lille.events[0].counted
    assert not arras.events[0].counted
    assert lille.events[0].elsewhere == (arras.id,)
    assert arras.events[0].elsewhere == (lille.id,)
    assert (totals(features).events, totals(features).arrests) == (1, 2)


def test_a_blank_number_is_not_one() -> None:
    features = to_features([Report(_row(2), LILLE)])
    assert features[0].events[0].arrests is None
    assert totals(features).arrests is None
    both = to_features([Report(_row(2), LILLE), Report(_row(3, arrests=2), LILLE)])
    assert (totals(both).arrests, totals(both).at_least) == (2, True)


def test_the_latest_status_wins_and_the_others_are_kept() -> None:
    rows = [
        _row(2, event="a", status="arrested"),
        _row(3, event="a", status="acquitted", status_date="2025-03-01"),
        _row(4, event="a", status="charged", status_date="2024-11-15"),
    ]
    [feature] = to_features([Report(row, LILLE) for row in rows])
    assert (feature.events[0].status, feature.events[0].status_date) == ("acquitted", "2025-03-01")
    assert [status for status, _ in feature.events[0].statuses] == ["acquitted", "charged", "arrested"]


def test_anchors_are_readable_stable_and_unique() -> None:
    features = to_features(
        [Report(_row(2), LILLE), Report(_row(3, "Près de LILLE"), ARRAS), Report(_row(4, "x", id="own-id"), NOWHERE)]
    )
    assert [feature.id for feature in features] == ["pres-de-lille", "pres-de-lille-2", "own-id"]


def test_wordings_that_draw_nothing_stay_apart() -> None:
    features = to_features([Report(_row(2, "en province"), NOWHERE), Report(_row(3, "à l'étranger"), NOWHERE)])
    assert len(features) == 1
    other = Georeference("à l'étranger", "unmappable")
    assert len(to_features([Report(_row(2), NOWHERE), Report(_row(3), other)])) == 2
