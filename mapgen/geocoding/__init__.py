"""Which feature a toponym means, and by what evidence."""

from mapgen.geocoding.resolve import Answer, Context, Note, geocode
from mapgen.geocoding.wordings import in_context, meaning

__all__ = ["Answer", "Context", "Note", "geocode", "in_context", "meaning"]
