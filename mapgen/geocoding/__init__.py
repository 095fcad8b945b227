"""Which feature a toponym means, and by what evidence."""

from mapgen.geocoding.meaning import in_context, meaning
from mapgen.geocoding.resolve import Answer, Context, Note, geocode, nearest_pair

__all__ = ["Answer", "Context", "Note", "geocode", "in_context", "meaning", "nearest_pair"]
