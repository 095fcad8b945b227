"""Clause and features → geometry and uncertainty in metres, with the protocol, the sources and the doubts."""

from mapgen.georeferencing.point_radius import georeference
from mapgen.georeferencing.understanding import Understanding, locate, understand

__all__ = ["Understanding", "georeference", "locate", "understand"]
