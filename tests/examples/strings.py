"""Fifty strings as a spreadsheet has them, to places: a column of pandas in, Darwin Core terms out.

    python -m tests.examples.strings

Nothing but pandas is needed besides mapgen. What is unknown, misspelt or open between namesakes stays empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapgen import Gazetteer

if TYPE_CHECKING:
    import pandas

#: The string of a cell, and the code of the place that it means in a French table; "" for none. None is an empty cell.
STRINGS: tuple[tuple[str | None, str], ...] = (
    ("BORDEAUX", "33063"),
    ("  bordeaux  ", "33063"),
    ("Bordeaux (33)", "33063"),
    ("33000 Bordeaux", "33063"),
    ("Bordeaux, Gironde", "33063"),
    ("à Bordeaux", "33063"),
    ("Bordeau", ""),
    ("St-Denis", ""),
    ("St Denis (93)", "93066"),
    ("SAINT-ETIENNE", "42218"),
    ("st etienne", "42218"),
    ("St-Étienne-du-Rouvray", "76575"),
    ("Paris 13e", "75113"),
    ("PARIS 18", "75118"),
    ("Paris XVIIIe", "75118"),
    ("Lyon 3ème", "69383"),
    ("lyon", "69123"),
    ("banlieue de Lyon", "69123"),
    ("Marseille (13)", "13055"),
    ("Marsielle", ""),
    ("LE HAVRE", "76351"),
    ("du Havre", "76351"),
    ("Aix en Provence", "13001"),
    ("clermont-ferrand", "63113"),
    ("Chalons en Champagne", "51108"),
    ("L’Haÿ-les-Roses", "94038"),
    ("l hay les roses", "94038"),
    ("Vienne (38)", "38544"),
    ("vienne isere", "38544"),
    ("Valence", "26362"),
    ("Valence, 82", "82186"),
    ("Mulhouse (Haut-Rhin)", "68224"),
    ("près de Lille", "59350"),
    ("entre Nancy et Metz", ""),
    ("region Bretagne", "53"),
    ("Finistère", "29"),
    ("29", "29"),
    ("Seine St Denis", "93"),
    ("Ile de France", "11"),
    ("st pierre 974", "97416"),
    ("Fort de France", "97209"),
    ("Cologne", ""),
    ("Cologne, Allemagne", "2886242"),
    ("Londres", "2643743"),
    ("New York, NY", "5128581"),
    ("Tokyo, Japan", "1850147"),
    ("?", ""),
    ("n/a", ""),
    ("", ""),
    (None, ""),
)


def places(column: pandas.Series[str]) -> pandas.DataFrame:
    """The place of each string, a row for each row of ``column``."""
    import pandas

    gazetteer = Gazetteer()
    found = column.dropna().map(lambda words: gazetteer.geocode(words, country="FR"))
    records = [place.raw for place in found.dropna()]
    return pandas.DataFrame(records, index=found.dropna().index).reindex(column.index)


if __name__ == "__main__":
    import pandas

    texts = pandas.Series([text for text, _ in STRINGS], name="text")
    print(places(texts)[["locality", "featureCode", "decimalLatitude", "decimalLongitude"]].to_string())
