"""The clause of an arrest: how it is told, by its own verb, its own subject and its own time.

A finite verb ("a été arrêté", "has been arrested") answers for itself: only the words of its verb group and the first
words of its clause say no, perhaps or "it is said"; what describes its subject ("dont l'identité n'a pas été
révélée", "wanted over a shooting") says nothing of it. A participle or a noun has no verb of its own, so the words
right before it answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.desk.draft.article import Language
from mapgen.desk.draft.dating import event_date
from mapgen.desk.draft.grammar_words import (
    AUXILIARIES,
    CONDITIONS,
    DENIALS,
    FINITE,
    MODALS,
    POSSIBILITIES,
    REPORTED,
    TO_COME,
)
from mapgen.desk.draft.lexicon import ARREST, Mark
from mapgen.desk.draft.segments import Sentence
from mapgen.desk.draft.times import Time

#: Words before an arrest without a verb of its own that are looked at; of them those that may say "perhaps".
_REACH, _NEAR = 9, 6
#: Words of a clause in which its subject and who speaks are named: "Aucun des", "Posts claimed a".
_OPENING = 3
_BREAKS = frozenset({";", ":", "(", ")", "!", "?"})
_TURNS = frozenset({"mais", "but", "puis", "then"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that answer for an arrest: ``group`` its verb's own, ``opening`` the first of its clause."""

    opening: list[str]
    group: list[str]
    finite: bool

    @property
    def before(self) -> list[str]:
        return [*self.opening, *self.group]


def clause_of(sentence: Sentence, mark: Mark) -> Clause:
    """The clause that mark's arrest or custody is told in."""
    keys = ["à" if key == "a" and sentence.raw(k) == "à" else key for k, key in enumerate(sentence.keys)]
    start = _group_start(keys, mark.i)
    group = keys[start : mark.i] + [key for key in keys[mark.i : mark.j] if key in FINITE]
    if mark.kind == "arrest_noun" or FINITE.isdisjoint(group):
        return Clause(_words_before(keys, mark.i), [], False)
    first = _clause_start(keys, start)
    return Clause(keys[first : min(start, first + _OPENING)], group, True)


def _group_start(keys: list[str], i: int) -> int:
    """Back over "n'ont toujours pas été", "has not yet been"."""
    while i > 0 and (keys[i - 1] in AUXILIARIES or keys[i - 1].endswith(("ement", "lly"))):
        i -= 1
    return i


def _clause_start(keys: list[str], i: int) -> int:
    """Where the clause of the verb group at word i begins; what two commas set off behind its subject is skipped."""
    k = i
    if k > 1 and keys[k - 1] == ",":
        opened = next((m for m in range(k - 2, 0, -1) if keys[m] in (",", ";")), 0)
        k = opened if keys[opened] == "," else k - 1
    while k > 0 and keys[k - 1] not in _BREAKS and keys[k - 1] not in _TURNS and keys[k - 1] != ",":
        if keys[k - 1] in ("et", "and") and not FINITE.isdisjoint(keys[max(0, k - _REACH) : k - 1]):
            break
        k -= 1
    return k


def _words_before(keys: list[str], i: int) -> list[str]:
    """The words before word i, back to a break and not farther than a clause."""
    start = max(0, i - _REACH)
    for k in range(i - 1, start - 1, -1):
        if keys[k] in _BREAKS or keys[k] in _TURNS or (keys[k] in (",", "et", "and") and i - k > 4):
            return keys[k + 1 : i]
    return keys[start:i]


def state(sentence: Sentence, mark: Mark) -> str:
    """How words of an arrest or of custody are told: fact, denied, possible or reported."""
    clause, after = clause_of(sentence, mark), sentence.keys[mark.j : mark.j + 12]
    if _denied(clause.before, after):
        return "denied"
    if _possible(clause, sentence.keys[mark.i], mark, after):
        return "possible"
    return "fact" if REPORTED.isdisjoint(clause.group or clause.before) else "reported"


#: Before "personne" they make it a person: "une personne a été interpellée", "personne n'a été interpellé".
_A_PERSON = frozenset("une autre cette derniere premiere deuxieme troisieme quatrieme chaque seule la".split())
_WHO_CLAIMS = frozenset("posts messages publications internautes users rumeur rumeurs rumour rumours rumor".split())
_CLAIMS = frozenset(
    "claimed claim claiming said that affirment affirmaient affirmant assurent pretendent selon annoncait".split()
)
#: Behind an arrest: the report of it was wrong.
_FALSE = frozenset("false faux fausse fausses untrue infondee infonde dementie erronee wrong".split())
#: "sans incident" denies nothing.
_WITHOUT = frozenset("incident incidents heurts resistance violence violences domicile encombre difficulte".split())


def _denied(before: list[str], after: list[str]) -> bool:
    if not (_WHO_CLAIMS.isdisjoint(before) or _CLAIMS.isdisjoint(before)) or not _FALSE.isdisjoint(after):
        return True
    if (
        after[:1] in (["personne"], ["nobody"])
        or after[:2] == ["no", "one"]
        or (after[:2] == ["n", "a"] and "pas" in after)
    ):
        return True
    if "yet" in before and before[before.index("yet") + 1 :][:1] == ["to"]:
        return True
    return any(_says_no(before, k) for k, key in enumerate(before) if key in DENIALS)


def _says_no(before: list[str], k: int) -> bool:
    key, behind = before[k], before[k + 1 : k + 2]
    if key == "personne":
        return not (k and before[k - 1] in _A_PERSON) and not {"n", "ne"}.isdisjoint(before)
    if key in ("pas", "not", "ni") and "tarde" in before:
        return False  # "n'a pas tardé à être arrêté"
    if key in ("sans", "without", "no"):
        return behind != ["fewer"] and _WITHOUT.isdisjoint(behind)
    return True


_ACHIEVED = frozenset(
    """
    pu parvenus parvenu reussi tarde fait permis permettant fini finit able managed vient viennent venait venaient
    """.split()
)


def _possible(clause: Clause, key: str, mark: Mark, after: list[str]) -> bool:
    if any(_within(after, words) for words in TO_COME):
        return True
    if clause.finite:
        return not (MODALS.isdisjoint(clause.group) and CONDITIONS.isdisjoint(clause.opening[:2]))
    near = clause.opening[-_NEAR:]
    if mark.kind == "arrest_noun" and after[:1] in (["warrant"], ["warrants"]):
        return True
    infinitive = mark.kind == "arrest_verb" and (
        key in _INFINITIVES or near[-1:] == ["etre"] or near[-2:] == ["to", "be"]
    )
    if infinitive or (key == "arrest" and near[-1:] == ["to"]):
        return _ACHIEVED.isdisjoint(near)
    return not (POSSIBILITIES.isdisjoint(near) and CONDITIONS.isdisjoint(near))


_INFINITIVES = frozenset(
    "arreter interpeller apprehender maitriser capturer arrest detain apprehend recapture nab".split()
)


def _within(keys: list[str], words: tuple[str, ...]) -> bool:
    return any(tuple(keys[k : k + len(words)]) == words for k, key in enumerate(keys) if key == words[0])


#: A time right behind or beside one of these is that of the crime, the birth, the flight: not of the arrest.
_OF_ANOTHER_THING = frozenset(
    "crime victim reason origin residence judged prison court prosecutor seizure medical travel person_of".split()
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The day of the article, ISO 8601, as far as it is known: what is told as news is not long before."""

    published: str | None
    language: Language

    @property
    def year(self) -> int | None:
        start = (self.published or "")[:4]
        return int(start) if start.isdigit() else None

    def months_since(self, time: Time) -> int:
        """Months between a month that the text names without a day and the article's; 0 where they aren't known."""
        told, day = event_date([time.text], self.published, self.language), self.published or ""
        if len(told) != len("2024-11") or len(day) < len("2024-11") or not day[:4].isdigit():
            return 0
        return (int(day[:4]) - int(told[:4])) * 12 + int(day[5:7]) - int(told[5:7])


def old_time(sentence: Sentence, mark: Mark, marks: list[Mark], reference: Reference) -> bool:
    """Does the arrest's own clause say that it was long ago?"""
    return any(is_old(time, reference) and belongs(time, mark, marks) for time in sentence.times)


#: A month without a day that lies as far back is another time than that of the news.
_MONTHS_AGO = 2


def is_old(time: Time, reference: Reference) -> bool:
    """Of another year than the article, or "years ago". Without a known year, one without a day is no news either."""
    if time.old or time.since or time.year is None:
        return time.old
    if reference.year is None:
        return not time.full
    return time.year < reference.year or reference.months_since(time) >= _MONTHS_AGO


def belongs(time: Time, mark: Mark, marks: list[Mark]) -> bool:
    """Is it the arrest's time: no other word stands nearer to it that has one?"""
    left = next((m for m in reversed(marks) if m.i < time.at and m.kind != "unit"), None)
    right = next((m for m in marks if m.i >= time.at), None)
    if right is not None and right.kind in ("crime", "victim") and right.i == time.at:
        return False
    if left is None:
        return True
    return left == mark if left.kind in ARREST else left.kind not in _OF_ANOTHER_THING
