"""One gazetteer record."""

from __future__ import annotations

from dataclasses import dataclass

#: Bases of the extent of a commune whose position isn't known: what is known to hold it.
ROUGH = frozenset({"postcode", "arrondissement", "department"})
#: Begins the source of a record that an online service gave: "service|its name and licence|ISO day".
SERVICE = "service"
#: Stands between the sources of a record that has several.
BOTH = "&"


@dataclass(frozen=True, slots=True)
class Record:
    """A named feature: where it is, how far it reaches and what contains it."""

    id: int
    name: str
    """Canonical name with its article: ``Le Havre``, ``Finistère``."""
    feature_class: str
    """municipality, municipal_district, department, region, state, county, country, intercommunality, area, …"""
    feature_code: str
    """INSEE code, ISO 3166 code or GeoNames id, read with ``feature_class``."""
    latitude: float
    """Decimal degrees, WGS 84: centre of the smallest circle round the feature."""
    longitude: float
    radius_in_meters: float
    """Radius of the smallest circle round the whole feature (known outline) or of the circle that the
    calibrated rule says covers it (known point)."""
    extent_basis: str
    """What the circle comes from: outline, point, members, postcode, arrondissement, department."""
    article: str
    """Article that French uses with the name in a sentence: "", le, la, les, l'. Départements: *dans la* Vienne."""
    population: int
    country_code: str
    """ISO 3166-1 alpha-2, "" for what spans countries."""
    containers: tuple[int, ...]
    """Ids of the records that contain this one, innermost first (commune → département → région → country)."""
    has_outline: bool
    """True where :meth:`Gazetteer.outline` knows the polygon."""
    source: str
    """Key of the source in SOURCES.md: cog, geonames, natural_earth, …"""
    same_as: int | None = None
    """Id of the record of another class that is the same place, one meaning rather than a homonym: the city
    and the state of Berlin, the commune and the département of Paris. It points to the record with the outline."""
    main_part_only: bool = False
    """True where the outline and circle leave out remote parts (France: overseas; USA: Alaska, Hawaii …)."""

    def __hash__(self) -> int:
        return self.id  # sixteen fields take longer to hash than to look up


@dataclass(frozen=True, slots=True)
class Match:
    """A record that bears the name looked up."""

    record: Record
    kind: str
    """name (official), alias (old or foreign name), short (without article), code, postcode, demonym,
    former (merged commune), partial (the head of a longer name: *Châlons* of Châlons-en-Champagne)."""
    matched: str
    """The record's own spelling of the name that matched."""
