"""Clause and features → geometry and uncertainty in metres, with the protocol, the sources and the doubts."""

from mapgen.georeference.point_radius import georeference

__all__ = ["georeference"]
