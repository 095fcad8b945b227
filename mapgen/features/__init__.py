"""Georeferences → features: what the map, the file and the reader get, with reports of one place brought together."""
