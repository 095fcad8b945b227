"""A draft: the places of one article with what was decided of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from mapgen.desk.draft.article import Article, Language
from mapgen.desk.draft.mention import Mention
from mapgen.desk.draft.reading import Reading, Verdict


@dataclass(slots=True)
class Found:
    """One mention of a place with what was decided of it."""

    mention: Mention
    reading: Reading
    verdict: Verdict
    kept: bool = False
    why: str = ""
    """Key of the reason: the governing word's kind, or what happened in the article as a whole."""
    wording: str = ""
    arrests: int | None = None
    shared: bool = False
    """The number before it is that of several places."""
    within: str = ""
    date: str = ""
    status: str = ""
    todo: list[str] = field(default_factory=list)
    """Keys of what an editor must settle."""


@dataclass(slots=True)
class Draft:
    """An article with every place in it, in order; the rows are those that were kept."""

    article: Article
    language: Language
    found: list[Found] = field(default_factory=list)
    told: bool = False
    """The article tells of an arrest as a fact, with a place or without."""
    readings: list[Reading] = field(default_factory=list)
    people: frozenset[str] = frozenset()
    """Keys of the words that the article shows to be names of persons."""

    @property
    def rows(self) -> list[Found]:
        return [found for found in self.found if found.kept]
