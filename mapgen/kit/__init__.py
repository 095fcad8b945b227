"""Page → the embed kit: a folder of static files that any web server can serve."""

from mapgen.kit.kit import Kit, publish

__all__ = ["Kit", "publish"]
