"""Full official data on request: downloaded with resume and checks, and switched to in one step."""

from mapgen.geocoding.installs.manage import install, remove, verify

__all__ = ["install", "remove", "verify"]
