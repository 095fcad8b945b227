"""``mapgen build | check | explain | …``: the only part that prints or exits, one module a command."""

from mapgen.cli.app import main

__all__ = ["main"]
