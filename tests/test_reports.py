"""Which rows are one place, which are one event, and what is counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mapgen.features.feature import Feature
from mapgen.features.reports import Report, to_features
from mapgen.features.totals import totals
from mapgen.features.withdrawals import MAXIMUM_REPORTS_AGAIN, withdrawals
from mapgen.georeferencing.shapes import Disc, Georeference
from mapgen.places import Place

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


# How a case ends


def _statuses(*pairs: tuple[str, str | None]) -> list[str]:
    rows = [_row(i, event="a", status=status, status_date=day) for i, (status, day) in enumerate(pairs, start=2)]
    [feature] = to_features([Report(row, LILLE) for row in rows])
    return [status for status, _ in feature.events[0].statuses]


def test_an_acquittal_is_not_hidden_by_an_arrest_whose_date_is_better_known() -> None:
    assert _statuses(("arrested", "2024-11-03"), ("acquitted", "2024"))[0] == "acquitted"
    assert _statuses(("acquitted", "2024-11"), ("tried", "2024-11-03"))[0] == "acquitted"
    assert _statuses(("arrested", "2024-11-03"), ("dismissed", None), ("charged", "2024-12"))[0] == "dismissed"


def test_a_dated_conviction_is_later_than_an_acquittal_without_a_date() -> None:
    assert _statuses(("acquitted", None), ("convicted", "2025"))[0] == "convicted"
    assert _statuses(("acquitted", "2026-01-02"), ("convicted", "2025-03"))[0] == "acquitted"
    assert _statuses(("convicted", None), ("charged", "2024-11"))[0] == "charged"


# What leaves with its day


def _after(*reports: Report) -> dict[str, tuple[tuple[str, ...], list[str], tuple[int, int | None, bool], int, int]]:
    return {
        w.last_day: (
            w.gone,
            [f.id for f in w.changed],
            (w.totals.events, w.totals.arrests, w.totals.at_least),
            w.located,
            w.unlocated,
        )
        for w in withdrawals(reports)
    }


def test_without_an_expiry_nothing_is_withdrawn() -> None:
    assert withdrawals([Report(_row(2), LILLE)]) == ()


def test_each_day_says_who_is_gone_who_changes_and_the_totals_that_are_left() -> None:
    found = _after(
        Report(_row(2, arrests=1, expires="2025-06-30"), LILLE),
        Report(_row(3, arrests=2), LILLE),
        Report(_row(4, "à Arras", arrests=4, event="e", expires="2025-06-30"), ARRAS),
        Report(_row(5, "en province", arrests=5, event="e", expires="2026-01-01"), NOWHERE),
    )
    assert found == {
        "2025-06-30": (("a-arras",), ["pres-de-lille", "en-province"], (2, 7, False), 1, 1),
        "2026-01-01": (("en-province",), [], (1, 2, False), 1, 0),
    }


def _told(feature: Feature) -> list[tuple[object, ...]]:
    """All of its events but at which of several places they are counted: on the page that is the first of the list,
    in a later build the first of the rows that are left."""
    return [
        (e.key, e.arrests, e.statuses, e.sources, e.notes, frozenset(e.elsewhere), e.wordings) for e in feature.events
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([("près de Lille", LILLE), ("à Arras", ARRAS), ("en province", NOWHERE)]),
            st.sampled_from([None, 1, 2, 5]),
            st.sampled_from([None, "e", "f"]),
            st.sampled_from([None, "2025-01-01", "2025-02-01", "2025-03-01"]),
        ),
        max_size=8,
    )
)
def test_what_is_left_is_what_a_later_build_makes(
    rows: list[tuple[tuple[str, Georeference], int | None, str | None, str | None]],
) -> None:
    reports = [
        Report(_row(i, wording, arrests=arrests, event=event, expires=expires), georeference)
        for i, ((wording, georeference), arrests, event, expires) in enumerate(rows, start=2)
    ]
    shown = {feature.id: feature for feature in to_features(reports)}
    for withdrawal in withdrawals(reports):
        for gone in withdrawal.gone:
            del shown[gone]
        shown.update((feature.id, feature) for feature in withdrawal.changed)
        later = to_features([r for r in reports if r.place.expires is None or r.place.expires > withdrawal.last_day])
        assert {feature.id: _told(feature) for feature in later} == {i: _told(shown[i]) for i in shown}
        counted = [event.key for feature in shown.values() for event in feature.events if event.counted]
        assert len(counted) == len(set(counted)) == withdrawal.totals.events
        assert withdrawal.totals == totals(later)
        assert withdrawal.located + withdrawal.unlocated == len(later)


def test_a_place_whose_reports_expire_day_after_day_leaves_with_the_first_of_too_many() -> None:
    days = [f"20{25 + i // 300}-{1 + i // 28 % 10:02d}-{1 + i % 28:02d}" for i in range(300)]
    found = withdrawals([Report(_row(i, expires=day), LILLE) for i, day in enumerate(days)])
    assert sum(len(feature.events) for w in found for feature in w.changed) <= MAXIMUM_REPORTS_AGAIN
    assert [w.gone for w in found if w.gone] == [("pres-de-lille",)]


# Two files in one call


def test_one_event_value_in_two_files_is_two_events() -> None:
    rows = [_row(2, event="a", arrests=2, file="north.csv"), _row(2, "à Arras", event="a", arrests=5, file="south.csv")]
    places = to_features([Report(row, found) for row, found in zip(rows, (LILLE, ARRAS), strict=True)])
    assert [event.arrests for place in places for event in place.events] == [(2, 2), (5, 5)]
    assert [event.elsewhere for place in places for event in place.events] == [(), ()]
    assert (totals(places).events, totals(places).arrests, totals(places).at_least) == (2, 7, False)


def test_one_line_of_two_files_is_two_events() -> None:
    rows = [_row(2, arrests=2, file="north.csv"), _row(2, arrests=5, file="south.csv")]
    [place] = to_features([Report(row, LILLE) for row in rows])
    assert [event.arrests for event in place.events] == [(2, 2), (5, 5)]


def test_reports_of_one_event_tell_each_text_once_in_their_order() -> None:
    rows = [_row(i, event="a", note=note) for i, note in enumerate(("Un", None, "Deux", "Un"))]
    [feature] = to_features([Report(row, LILLE) for row in rows])
    assert feature.events[0].notes == ("Un", "Deux")
