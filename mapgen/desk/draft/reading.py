"""A sentence with all that was found in it, and what is decided of a place."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.desk.draft.lexicon import Mark
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.segments import Sentence
from mapgen.desk.draft.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Verdict:
    """``kind`` is arrest, or why the place is none: the kind of word that governs it."""

    kind: str
    trigger: Trigger | None = None
    doubt: str = ""
    """Key of the note for the editor, where the place is a row that needs a look."""


@dataclass(slots=True)
class Reading:
    """A sentence with all that was found in it."""

    sentence: Sentence
    marks: list[Mark]
    triggers: list[Trigger]
    mentions: list[Mention]
    before: Trigger | None = None
    """The arrest of the sentence before, where that names no place: "Trois hommes ont été interpellés." """

    def trigger_of(self, mark: Mark) -> Trigger | None:
        return next((trigger for trigger in self.triggers if trigger.mark == mark), None)
