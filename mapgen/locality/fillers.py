"""Words before the place that say what happened, not where: "interpellé à", "was arrested in"."""

from __future__ import annotations

from mapgen.locality.lexicon import Entry, entries
from mapgen.locality.names import name_end
from mapgen.locality.reading import Reading
from mapgen.locality.vocabulary import DESCRIPTIVE
from mapgen.locality.wording import Wording

WORDS = """
    a ete|ont ete|avait ete|avaient ete|est|sont|etait|etaient|fut|furent|s est|interpelle|interpelles
    interpellee|interpellees|arrete|arretes|arretee|arretees|interpellation|interpellations|arrestation
    arrestations|ecroue|ecroues|incarcere|incarceres|place en garde a vue|en garde a vue|garde a vue
    mis en examen|juge|juges|condamne|condamnes|defere|deferes|domicilie|domicilies|domiciliee|habitant
    habitante|habitants|habite|residant|reside|resident|demeurant|installe|installes|originaire|originaires
    ne|nee|nes|vivant|vit|vivait|localise|localises|retrouve|retrouves|base|basee|implante|un homme
    une femme|un suspect|des suspects|deux hommes|trois hommes|quatre hommes|un individu|les suspects
    le suspect|l homme|un couple|une personne|personnes|hommes|suspects|individus|notamment|plus precisement
    precisement|egalement|aussi|dit|lieu|lieux|quatre personnes|trois personnes|operation de police
    descente de police|coup de filet|vaste operation|deux personnes|perquisition|perquisitions
    perquisitionne|au domicile|domicile|chez lui|operation|was arrested|were arrested|arrested|detained
    was detained|were detained|held|was held|were held|charged|jailed|convicted|sentenced|living|lives|lived
    based|resident|residents|native|a man|a woman|two men|three men|a suspect|suspects|men|man|in custody
    raid|raids|a raid|police raid|found|seized|mainly|notably|specifically|somewhere near|also|both|of|born
"""


#: Words that end the news and begin the place: "un trentenaire *interpellé* à Lyon".
_PARTICIPLES = frozenset(
    """
    interpelle interpelles interpellee interpellees arrete arretes arretee arretees ecroue ecroues ecrouee
    ecrouees incarcere incarceres incarceree condamne condamnes condamnee juge juges jugee domicilie
    domicilies domiciliee arrested detained jailed charged convicted sentenced
    """.split()
)
_LONGEST_PREAMBLE = 20


def preamble_end(wording: Wording) -> int:
    """Where the place begins behind what happened and to whom; 0 where the wording begins with it."""
    last = 0
    if _PARTICIPLES.isdisjoint(wording.keys):
        return last
    for k in range(min(len(wording) - 1, _LONGEST_PREAMBLE)):
        if k and wording.gaps[k] and wording.gaps[k] in ",(":
            break
        if wording.keys[k] in _PARTICIPLES:
            last = k + 1
    return last


def all_filler(wording: Wording, end: int) -> bool:
    """Do words 0 to ``end`` say nothing but that somebody was arrested?"""
    return all(key in _FILLER or key.isdigit() for key in wording.keys[:end])


def skip(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """Pass over the words, where something follows them."""
    if stop >= end and i == 0:
        return None
    if not (reading.bare and not reading.article):
        return None
    reading.preposition = reading.lead = ""
    return stop


def located(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "un village *situé* près de": says nothing itself."""
    return stop if stop < end else None


def describing(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "la *petite* commune", "une *ancienne* cité minière": passed over where a noun of the grammar follows."""
    for k in range(stop, min(stop + 3, end)):
        if wording.keys[k] in _DESCRIBED:
            return stop
        if wording.keys[k] not in DESCRIPTIVE:
            break
    if wording.keys[i] in _BEFORE_NAMES and name_end(Reading(), wording, stop, end) is not None:
        return stop
    return None


#: "in *rural* Kent": these stand directly before a name.
_BEFORE_NAMES = frozenset({"rural", "regional", "leafy", "remote", "sleepy", "affluent"})


_DESCRIBED = frozenset(
    """
    ville commune village bourg bourgade localite cite station hameau quartier quartiers port municipalite
    villes communes villages town city municipality township parish resort hamlet neighbourhood neighborhood
    district borough suburb suburbs community estate banlieue
    """.split()
)


def joint(reading: Reading, wording: Wording, i: int, stop: int, end: int) -> int | None:
    """ "et", "and" at the head of a phrase: it is one more of a list."""
    if not reading.bare or reading.lead or stop >= end:
        return None
    reading.joined = True
    return stop


_FILLER = frozenset(WORDS.replace("|", " ").split()) | {"ans", "en", "de", "deux", "trois"}

TABLE: list[Entry] = [
    *entries(
        located,
        "situe|situee|situes|situees|sis|sise|located|situated|lying|appele|nomme|called",
        opens="strong",
        names=False,
    ),
    *entries(describing, "|".join(DESCRIPTIVE)),
    *entries(skip, WORDS.replace("\n", "|").replace("|of|", "|"), names=True),
    *entries(joint, "et|and|ou|or|ainsi que|mais aussi|puis|as well as|et aussi|and also"),
]
