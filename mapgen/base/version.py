"""The version of this package, for pages, kits and requests."""

__version__ = "0.1.0"
