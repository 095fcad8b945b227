"""Georeferencing travels: pickled it gives the same answers, and Dask's workers give those of one process."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from mapgen import Gazetteer, locate

WORDINGS = ["à Bordeaux", "près de Lille", "dans le Finistère", "à Vienne", "entre Nancy et Metz", "à Gotham City"]


def test_a_gazetteer_travels_as_its_path_and_answers_alike():
    gazetteer = Gazetteer()
    packed = pickle.dumps((gazetteer, locate))
    assert len(packed) < 1_000
    other, locate_there = pickle.loads(packed)
    for wording in WORDINGS:
        assert locate_there(wording, other) == locate(wording, gazetteer)
        assert pickle.loads(pickle.dumps(locate(wording, gazetteer))) == locate(wording, gazetteer)


def test_two_workers_give_the_rows_of_a_single_process(tmp_path: Path):
    why = "the example of many machines needs Dask: pip install 'mapgen[dask]'"
    pandas = pytest.importorskip("pandas", reason=why)
    pytest.importorskip("dask.dataframe", reason=why)
    distributed = pytest.importorskip("dask.distributed", reason=why)
    from tests.examples.archive import georeference_archive, georeferenced

    rows = pandas.DataFrame({"place": WORDINGS * 50, "within": ["", "", "", "Isère", "", ""] * 50})
    rows.to_parquet(tmp_path / "wordings.parquet", index=False)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        georeference_archive(tmp_path / "wordings.parquet", tmp_path / "found.parquet", client)
    found = pandas.read_parquet(tmp_path / "found.parquet").reset_index(drop=True)
    alone = georeferenced(rows, Gazetteer())
    pandas.testing.assert_frame_equal(found, alone, check_dtype=False)
