"""A clause from memory is the clause that the grammar would read."""

from __future__ import annotations

import ast
import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.gazetteer import GazetteerIndex
from mapgen.locality import frames, parse_locality
from mapgen.locality.clause import LocalityClause
from mapgen.locality.parsing import parse_words
from mapgen.locality.slashes import written_out
from mapgen.locality.wording import Wording

KNOWN = GazetteerIndex().knows_key
PATTERNS = """
    à {}|près de {}|dans la région de {}|en banlieue de {}|à 15 km de {}|à une vingtaine de kilomètres de {}|{}
    à 30 km au sud de {}|au nord de {}|entre {} et {}|dans le nord de {}|à {}, dans le {}|à {} ({})|{}, {}|le {} nord
    in {}|near {}|15 miles north of {}|outskirts of {}|between {} and {}|the {} area|{} county|{}'s {}|gare de {}
    un quartier de {}|dans l'agglomération {}|in the {} suburb of {}|interpellé à {}|le {} et le {}|la frontière {}
"""


def in_full(wording: str) -> LocalityClause:
    return parse_words(Wording(written_out(wording, KNOWN), KNOWN), wording)


def names() -> list[str]:
    """Names of all kinds, short and long, in many scripts' transcriptions, and words that are none."""
    towns = [record.name for record in GazetteerIndex().towns_in(-180, -90, 180, 90, 60_000)]
    invented = [
        "Zarblü",
        "ovik",
        "KSERT",
        "Ptern",
        "Ölaines",
        "Xan",
        "brish",
        "Éé",
        "Vmm",
        "XIIe",
        "dijonnaise",
        "belge",
    ]
    return random.Random(7).sample(towns, 300) + invented


def wordings() -> Iterator[str]:
    draw = random.Random(11)
    given = names()
    for pattern in PATTERNS.strip().replace("\n", "|").split("|"):
        for _ in range(60):
            yield pattern.strip().format(*draw.choices(given, k=pattern.count("{}")))


def tables() -> Iterator[str]:
    for name in ("press_wordings.csv", "wordings.csv"):
        with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
            yield from (row[0] for row in csv.reader(file) if row)


def test_a_clause_from_memory_is_the_one_read_in_full() -> None:
    asked = [*wordings(), *tables()]
    for _ in range(3):  # met, remembered, told from memory
        for wording in asked:
            assert parse_locality(wording, known=KNOWN) == in_full(wording)


@given(st.sampled_from(sorted(tables())), st.lists(st.sampled_from(names()), min_size=3, max_size=3))
def test_so_it_is_whatever_the_names_are(wording: str, others: list[str]) -> None:
    words = wording.split(" ")
    capitals = [i for i, word in enumerate(words) if word[:1].isupper() and word.isalpha()]
    for i, other in zip(capitals, others, strict=False):
        words[i] = other
    changed = " ".join(words)
    assert parse_locality(changed, known=KNOWN) == in_full(changed)


def test_most_wordings_of_common_frames_come_from_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Vesoul", "Nevers", "Zarblet", "Lannion") * 20:
        parse_locality(f"non loin de {name}", known=KNOWN)

    def never(words: Wording, verbatim: str) -> LocalityClause:
        raise AssertionError(verbatim)

    monkeypatch.setattr(frames, "parse_words", never)
    clause = parse_locality("non loin de Auray", known=KNOWN)
    assert (clause.locality_type, clause.toponyms[0].name, clause.verbatim_locality) == (
        "near",
        "Auray",
        "non loin de Auray",
    )


#: Patterns that the grammar holds against words: what they look at has to be in a frame's marks, or keep a text out.
SHAPES = {
    "codes": 4,  # figures, and Roman numbers: such words stand in a frame as they are
    "numbers": 1,  # figures
    "slashes": 2,  # texts with a slash have no frame
    "suffixes": 1,  # ENGLISH_DEMONYM: in the mark
    "wording": 2,  # how words are cut; initials have no frame
}


def test_a_new_pattern_in_the_grammar_is_thought_of_in_the_frames() -> None:
    found: dict[str, int] = {}
    for path in Path(frames.__file__).parent.glob("*.py"):
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        patterns = sum(ast.unparse(call.func) == "re.compile" for call in calls)
        if patterns and path.stem not in ("frames", "streets"):  # streets are looked for before any clause is read
            found[path.stem] = patterns
    assert found == SHAPES
