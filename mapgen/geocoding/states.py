"""States and provinces by the letters that North American papers give them: "in Pa.", "S.C.", "GA"."""

from __future__ import annotations

from dataclasses import replace

from mapgen.base.toponym import fold
from mapgen.locality.clause import Toponym
from mapgen.locality.vocabulary import STATES

#: Countries whose states and provinces are shortened so.
COUNTRIES = frozenset({"US", "CA"})


def abbreviated(toponym: Toponym, wording: str) -> str | None:
    """The state that ``toponym`` is short for: two capitals (GA, N.C.), or a short form with its full stop (Kan.)."""
    name = toponym.name
    state = STATES.get(fold(name))
    if state is None or toponym.feature_class or toponym.article:
        return None
    return state if (len(name) == 2 and name.isupper()) or _with_stop(name, wording) else None


def is_certain(toponym: Toponym, wording: str, country: str | None) -> bool:
    """Can the letters mean nothing else? The full stops of the press say so, or a map of the United States or Canada.

    Initials are those of a name of several words: S.C. is South Carolina, L.A. is no state.
    """
    initials = ".".join(toponym.name) + "."
    dotted = len(STATES[fold(toponym.name)].split()) > 1 and initials in wording
    return country in COUNTRIES or dotted or _with_stop(toponym.name, wording)


def spelled_out(toponym: Toponym) -> Toponym:
    """The toponym with the state's full name."""
    return replace(toponym, name=STATES[fold(toponym.name)], feature_class="state")


def _with_stop(name: str, wording: str) -> bool:
    return name[:1].isupper() and name[1:].islower() and f"{name}." in wording
