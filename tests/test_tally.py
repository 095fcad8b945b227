"""Places added up along their containers: each once, and what is larger than a container goes further up."""

from __future__ import annotations

import base64
import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mapgen.features.tally import tally
from mapgen.features.totals import totals
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.rows import read_places
from mapgen.georeferencing.understanding import locate
from mapgen.page.render import render_page
from mapgen.page.sheet.rows import MOST_REPORTS, most_listed
from mapgen.page.sheet.sums import make_sums
from mapgen.settings import Settings
from mapgen.survey import survey
from tests import features
from tests.benchmarks.rows import write_rows
from tests.pages import gazetteer, make_map


def found(wording: str, arrests: int | None = 1, **event):
    georeference = locate(wording, Gazetteer(), language="fr")
    made = features.event(wording, None if arrests is None else (arrests, arrests), **event)
    return replace(features.feature(wording, wording, None, None, events=[made]), georeference=georeference)


def by_name(*places):
    counted = tally(places, gazetteer(), "fr")
    return {container.name: container for container in counted.containers}, counted


def test_towns_add_up_to_their_department_region_and_country():
    containers, _ = by_name(found("à Lille", 5), found("à Dunkerque", 7), found("à Arras", 1), found("à Bordeaux", 2))
    assert containers["Nord"].totals.arrests == 12
    assert containers["Hauts-de-France"].totals.arrests == 13
    assert containers["France"].totals.arrests == 15
    assert "Gironde" not in containers  # one place is shown as it is


def test_a_department_stays_at_its_level():
    containers, counted = by_name(found("dans le Nord", 4), found("à Lille", 5))
    assert counted.containers[counted.homes["dans le Nord"]].name == "Nord"
    assert containers["Nord"].totals.arrests == 9


def test_a_zone_wider_than_a_container_goes_further_up():
    _, counted = by_name(found("à une centaine de kilomètres de Lyon"), found("à Lyon"), found("à Villeurbanne"))
    assert counted.containers[counted.homes["à Lyon"]].name == "Rhône"
    assert counted.containers[counted.homes["à une centaine de kilomètres de Lyon"]].name == "Auvergne-Rhône-Alpes"


def test_a_place_between_two_departments_is_in_what_holds_both():
    _, counted = by_name(found("entre Nancy et Metz"), found("à Nancy"), found("à Metz"), found("à Reims"))
    assert counted.containers[counted.homes["entre Nancy et Metz"]].name == "Grand Est"


def test_sums_of_all_levels_meet_the_headline():
    places = [found("à Lille", 5), found("à Dunkerque", None), found("à Lyon", 3), found("à Villeurbanne", 2)]
    places += [found("in Chicago", 2), found("in Springfield, Illinois", 1), found("à Rome", 8)]
    lost = features.unlocated()
    counted = tally(places, gazetteer(), "en")
    rows = make_sums(counted, places, lost, "en")
    top = [row for row in rows if row.depth == 0][:-1]
    assert (
        sum(int(row.figure.rstrip("+")) for row in top if row.figure != "?") == totals([*places, *lost]).arrests == 21
    )
    assert rows[-1].figure == "21+"
    for i, container in enumerate(counted.containers):
        inside = [c.places for c in counted.containers if c.parent == i]
        own = sum(home == i for home in counted.homes.values())
        assert container.places == sum(inside) + own


def test_an_event_of_two_places_is_counted_once():
    twice = found("à Dunkerque", 7, counted=False)
    containers, _ = by_name(found("à Lille", 7), twice, found("à Douai", 1))
    assert containers["Nord"].totals.arrests == 8


def test_the_list_has_as_many_reports_of_each_place_as_fit():
    assert most_listed([1] * MOST_REPORTS) == 1
    assert most_listed([20] * 5_000) == 2
    assert most_listed([3] * 1_000) == 3
    assert most_listed([20] * 5_000, whole=True) == 20


@pytest.mark.slow
def test_what_the_list_leaves_out_is_in_the_table(tmp_path: Path):
    source = write_rows(tmp_path / "places.csv", 13_200, 600)
    read = survey(read_places(source), Settings(language="fr"), gazetteer(), as_of=date(2026, 1, 1))
    html = render_page(make_map(read.located))
    packed = base64.b64decode(re.search(r"data:application/zip;base64,([^\"]+)", html)[1])
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        table = list(csv.DictReader(io.StringIO(file.read("reports.csv").decode())))
    with source.open(encoding="utf-8", newline="") as rows:
        assert {row["source_url"] for row in table} == {row["source_url"] for row in csv.DictReader(rows)}
    shown = {row["source_url"] for row in table if row["listed"]}
    assert all(url in html for url in shown)
    assert 600 * 18 <= len(shown) <= MOST_REPORTS
