"""Why each place of an article is a row or isn't, in words or as plain records. Quotes are short and hold no names."""

from __future__ import annotations

from collections.abc import Iterator

from mapgen.desk.draft.found import Draft, Found
from mapgen.desk.draft.masking import MASK, masked, shown
from mapgen.languages import text

#: Words on either side of a place that are quoted.
_BEFORE, _AFTER = 14, 10


def records(made: Draft, language: str) -> Iterator[dict[str, object]]:
    """One record a place, in the order of the text: place, decision, reason, note, arrests, clause, file."""
    for found in made.found:
        doubt = found.verdict.doubt if found.kept else ""
        yield {
            "place": _place(found),
            "decision": "row" if found.kept else "left out",
            "reason": text(f"draft.why_{found.why or 'nothing'}", language),
            "note": text(f"draft.{doubt}", language) if doubt else None,
            "arrests": found.arrests if found.kept else None,
            "clause": clause(found),
            "file": made.article.file,
        }


def lines(made: Draft, language: str) -> Iterator[str]:
    """The same for a person, one line a place."""
    for record in records(made, language):
        key = "draft.account_row" if record["decision"] == "row" else "draft.account_left_out"
        told = text(key, language, place=record["place"], reason=record["reason"], clause=record["clause"])
        yield f"{made.article.file}: {told}" + (f" {record['note']}" if record["note"] else "")


def _place(found: Found) -> str:
    if found.kept:
        return found.wording
    return found.mention.name if shown(found.mention) else MASK


def clause(found: Found) -> str:
    """The words round the place, cut at a semicolon, names masked."""
    reading, mention = found.reading, found.mention
    sentence = reading.sentence
    start, end = max(0, mention.lead - _BEFORE), min(len(sentence), mention.end + _AFTER)
    for k in range(mention.lead - 1, start, -1):
        if sentence.keys[k] == ";":
            start = k + 1
            break
    end = next((k for k in range(mention.end, end) if sentence.keys[k] == ";"), end)
    return masked(sentence, start, end, reading.mentions, reading.marks, mention if found.kept else None)
