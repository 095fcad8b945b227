"""An archive larger than one machine's afternoon: wordings in a Parquet file, georeferenced by Dask.

    pip install 'mapgen[dask]'
    python tests/examples/archive.py wordings.parquet georeferences.parquet

``mapgen.locate`` keeps no state, and a Gazetteer travels as the path of its database: each worker opens its own. The
columns are place and, where there is one, within; what comes out are the Darwin Core terms of each row.
"""

from __future__ import annotations

import sys
from pathlib import Path

import dask.dataframe
import pandas
from dask.distributed import Client, LocalCluster

from mapgen import Gazetteer, locate
from mapgen.geocoding import Context

TERMS = {
    "decimalLatitude": "float64",
    "decimalLongitude": "float64",
    "coordinateUncertaintyInMeters": "float64",
    "georeferenceRemarks": "string",
    "georeferenceVerificationStatus": "string",
}


def georeferenced(rows: pandas.DataFrame, gazetteer: Gazetteer) -> pandas.DataFrame:
    """The rows with the terms of each wording. One partition's work, and the whole of it on a single machine."""
    found = [
        locate(place, gazetteer, Context(within or None))
        for place, within in zip(rows["place"], rows["within"].fillna(""), strict=True)
    ]
    return rows.assign(
        decimalLatitude=pandas.Series([f.decimal_latitude for f in found], rows.index, "float64"),
        decimalLongitude=pandas.Series([f.decimal_longitude for f in found], rows.index, "float64"),
        coordinateUncertaintyInMeters=pandas.Series(
            [f.coordinate_uncertainty_in_meters for f in found], rows.index, "float64"
        ),
        georeferenceRemarks=pandas.Series([" ".join(f.georeference_remarks) for f in found], rows.index, "string"),
        georeferenceVerificationStatus=pandas.Series(
            [f.georeference_verification_status for f in found], rows.index, "string"
        ),
    )


def georeference_archive(source: Path, target: Path, client: Client) -> None:
    """Read, georeference and write, partition by partition, on the workers of ``client``."""
    rows = dask.dataframe.read_parquet(source).repartition(npartitions=2 * len(client.scheduler_info()["workers"]))
    meta = rows._meta.assign(**{name: pandas.Series(dtype=kind) for name, kind in TERMS.items()})
    rows.map_partitions(georeferenced, Gazetteer(), meta=meta).to_parquet(target, write_index=False)


def main() -> None:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        georeference_archive(Path(sys.argv[1]), Path(sys.argv[2]), client)


if __name__ == "__main__":
    main()
