"""One name of a place in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.desk.draft.names import Named
from mapgen.desk.draft.segments import Sentence


@dataclass(slots=True)
class Mention:
    """Words i to j (excluded) name a place; words lead to end are its wording at its shortest."""

    sentence: Sentence
    i: int
    j: int
    named: Named
    lead: int
    """Where the preposition or article before the name stands."""
    link: str
    """locative, genitive, motion, bare, person, organisation or month."""
    end: int
    """Behind the container that the wording gives: "à Valence, dans la Drôme"."""
    previous: Mention | None = None
    """The one before in the same list: "à Nice, *Toulon*"."""
    coded: bool = False
    """Its own code stands behind it: "dans l'Essonne (91)"."""

    @property
    def elliptic(self) -> bool:
        """A number stands for the name: "dans le 7e", of Lyon."""
        return self.sentence.keys[self.i].isdigit() and not self.named.name.isdigit()

    @property
    def name(self) -> str:
        return self.named.name
