"""Draft: the rows that an article suggests, for an editor to review. Nothing is published by them alone.

In the order of the work: sources (file, standard input, page, address → Article), segments (text → sentences of words),
lexicon (words of the press by what they say of a place), names and mentions (places in a sentence), triggers (arrests,
and whether they are told as facts), decision (arrest place or not, and why), anaphora (across sentences), groups and
counts, wording (how much of the sentence is the place), drafting (all of it for one article), rows (→ CSV), append,
account (why), masking, many (a folder).
"""

from __future__ import annotations

from mapgen.desk.draft.article import Article
from mapgen.desk.draft.drafting import draft
from mapgen.desk.draft.found import Draft

__all__ = ["Article", "Draft", "draft"]
