"""CSV → Place: the first stage of the line. Reads columns, encodings and delimiters as they come, and tells every
problem of a file in one go.

In the order of the work: files (path → bytes), decoding (bytes → text), table and workbook (text → rows), columns
(header), cells (one value), reading (rows → places). ``wordings`` is the short way for ``mapgen explain -``.
"""

from mapgen.places.place import Place
from mapgen.places.reading import read_places
from mapgen.places.wordings import Wording, read_wordings

__all__ = ["Place", "Wording", "read_places", "read_wordings"]
