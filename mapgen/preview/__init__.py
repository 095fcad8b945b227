"""The kit on this machine, for the eyes of its makers: served on 127.0.0.1, anew at each change."""

from mapgen.preview.kits import BuiltKit, FolderKit
from mapgen.preview.server import serve

__all__ = ["BuiltKit", "FolderKit", "serve"]
