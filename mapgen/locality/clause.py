"""What a wording says, before anybody has looked a name up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

#: What a wording says of the feature that it names. A part of the feature is of the type ``feature``.
LocalityType = Literal[
    "feature", "near", "area_of", "suburb", "offset", "offset_heading", "heading", "between", "unmappable"
]
#: The types whose place lies off the feature named or round it: all but the feature itself and no place at all.
#: What such words name is no container of another place but lies near it ("en banlieue de *Paris*, à Sarcelles").
OFF_THE_FEATURE = frozenset(get_args(LocalityType)) - {"feature", "unmappable"}

#: The article used before a name, which in French tells a département from a town ("dans la Vienne", "à Vienne").
Article = Literal["", "le", "la", "les", "l'"]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name in a wording, and what the words around it say of its kind."""

    name: str
    """As worded, without article, preposition or classifier: ``Finistère``, ``dijonnaise``, ``93``."""
    article: Article = ""
    """The French article before the name, contractions undone: du → ``le``, aux → ``les``, d' → ``""``."""
    preposition: str = ""
    """The last preposition before the name, folded: ``dans``, ``a``, ``en``, ``de``, ``in``, ``near`` …"""
    feature_class: str | None = None
    """The class that the wording itself names ("département de l'Ain" → ``department``), else None."""
    adjective: bool = False
    """True where the grammar wants a demonym ("agglomération *dijonnaise*", "the *Belgian* coast")."""
    within: str | None = None
    """Name of the larger place that the wording gives for this name alone: "entre Valence (*Drôme*) et Montélimar"."""

    @property
    def full_name(self) -> str:
        """The name with its article: ``Le Havre`` is worded "du Havre"."""
        joint = "" if not self.article or self.article.endswith("'") else " "
        return f"{self.article}{joint}{self.name}"


@dataclass(frozen=True, slots=True)
class LocalityClause:
    """One wording, understood. ``locality_type`` is None where the wording is outside the grammar."""

    verbatim_locality: str
    locality_type: LocalityType | None
    toponyms: tuple[Toponym, ...] = ()
    """One name; two for ``between``."""
    containers: tuple[Toponym, ...] = ()
    """Larger places that the wording itself gives ("Vienne, en *Isère*"), innermost first."""
    distance_in_meters: float | None = None
    distance_precision_in_meters: float | None = None
    """Half the interval the number can stand for (MaNIS), in metres."""
    distance_is_maximum: bool = False
    """True for "à moins de 10 km de": anywhere up to that distance, the place itself included."""
    heading_in_degrees: float | None = None
    """Clockwise from north, of an offset or heading."""
    part: str | None = None
    """Part of the feature meant: one of n, ne, e, se, s, sw, w, nw, c (centre), or None for the whole."""
    unconsumed: str = ""
    """The words that the grammar did not use, as typed."""
    reason: str | None = None
    """Key of the message that says why a wording can't be mapped or was not understood."""
    remarks: tuple[str, ...] = ()
    """Keys of messages on doubtful points ("neighbourhood", "offshore", "border" …), each flags the place."""
