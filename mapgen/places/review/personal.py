"""Text that tells who or where somebody is: the patterns, each with its name.

A finding is a question to the editor, never a verdict: a title may well name a minister. So a pattern must be plain
enough that an official name, a date or a headline without a person never meets it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

GIVEN_NAMES = frozenset(
    """
    abdallah abdel abdelkader abdoulaye abdullah adam adel adrien agathe agnes ahmed aicha alain alban alexandra
    alexandre alexis ali alice aline alison amandine amelie amina amine amir anais andre andrea andreas andrew angelique
    anissa anita anna anne annick annie anthony antoine antonio antony arnaud arthur audrey augustin aurelie aurelien
    axel aymeric aziz baptiste barbara bastien beatrice benjamin benoit bernadette bernard bertrand bilal boris brahim
    brandon brian brigitte bruno bryan camille carlos carole caroline catherine cecile cedric celia celine chantal
    charles chloe christelle christian christiane christine christophe christopher claire clara claude claudine clemence
    clement colette coralie corentin corinne cyril cyrille damien daniel daniele danielle david deborah denise didier
    dimitri djamel dominique donald dylan edouard edward edwige elena elias elisabeth elise elodie emilie emily emma
    emmanuel emmanuelle enzo eric erica erwan estelle esther ethan etienne eugene evelyne fabien fabienne fabrice fanny
    farid fatiha fatima fatoumata fernand flavien florent florian francis franck francois francoise frank frederic
    frederique gabriel gabrielle gael gaelle gaetan gary genevieve geoffrey georges gerald gerard germain ghislaine
    gilbert gilles giovanni gregory guillaume gustave gwenael habib hamid hamza hannah hassan helen helene henri herve
    hubert hugo hugues ibrahim ilyes ines irene isabelle ismael issa ivan jacob jacqueline jacques jamal james jamie
    jane janine jason jean jeanne jeffrey jennifer jeremie jeremy jerome jessica jessy jimmy joanna joel joelle johan
    john jonathan jordane jose josephine joshua josiane juan jules julia julian julie julien juliette justin justine
    kamel karen karim karine karl katia kelly kenneth kenza kevin khadija khaled kylian laetitia lea leila leon leonard
    leslie liam lilian liliane linda lionel lisa loic lorenzo louis louise luc lucas lucie lucien ludivine ludovic luis
    luke lydia lydie madeleine mael maeva malik mamadou manon manuel marc marcel marco margaret margaux marguerite maria
    marie marion mark marlene martin martine mateo matheo mathieu mathilde matteo matthew matthias matthieu maurice
    maxence maxime mehdi melanie melissa michael michel michele micheline michelle mickael miguel mireille mohamed
    mohammad mohammed morgane mouloud moussa muhammad mustapha myriam nadege nadia nadine nasser natacha nathalie nathan
    nicholas nicolas nicole noah noemie nolan nora norbert nordine oceane odette odile olivia olivier omar oscar oumar
    ousmane pascal pascale patrice patricia patrick paul paula paulette pauline peter philip philippe pierre pierrick
    quentin rachel rachid rachida raoul raphael rayan raymond raymonde rebecca redouane regis remi remy renaud rene
    renee richard robert robin roger roland romain romane ronald ryan sabine sabrina said salim salima salma samantha
    sami samir samira samuel sandra sandrine sarah scott sebastien serge sergio severine sharon sidonie simon simone
    sofiane solene sonia sophie souleymane stacey stefan stephane stephanie stephen steve steven sylvain sylvia sylvie
    tanguy tariq teddy theo theodore theophile therese thibault thibaut thierry thomas timothy tony tracy tristan ugo
    ursula valentin valentine valerie vanessa veronique victor vincent virginie vivien vladimir walid walter wanda
    wassim wendy wilfried william xavier yacine yanis yann yannick yannis yasmine yassine yohan yolande youcef youssef
    yusuf yves yvette yvonne zachary zakaria zineb zoe
    """.split()
)


#: True for a name that the gazetteer knows: what is a place's is nobody's.
Known = Callable[[str], bool]


class Personal(NamedTuple):
    """One finding: the words, and what they look like (name, age, email, account, phone, birth, address, plate, …)."""

    pattern: str
    words: str


# French typography ties "M." to its name and a number to its unit. To Python these spaces are not printable.
_PLAIN_SPACES = {0xA0: " ", 0x202F: " ", 0x2009: " "}
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_DAY = r"(?:\d{1,2}|1er)[./ ](?:\d{1,2}|[A-Za-zéû]{3,9})[./ ]\d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4}|\d{4}-\d\d-\d\d"
_FRENCH_STREETS = (
    "rue|avenue|av\\.|boulevard|bd|bld|impasse|allée|allee|quai|ruelle|venelle|chemin|route|square|cours|passage|place"
)
_ENGLISH_STREETS = "Street|Road|Avenue|Lane|Boulevard|Crescent|Terrace|Close|Drive|Court|Gardens|Mews|Way|St|Rd|Ave"
# Searched for only where a text has as many digits as the shortest that they fit: most texts have none.
_FEWEST_DIGITS = {"phone": 8, "birth": 4, "address": 1, "plate": 2, "number": 13}
_DIGIT = re.compile(r"\d")
_WITH_DIGITS = tuple(
    (pattern, re.compile(expression))
    for pattern, expression in (
        # France: ten digits from 0 or +33; elsewhere from +; Britain and the United States in their usual groups.
        ("phone", r"(?<![\w.,-])(?:(?:\+|00)33[ .-]?(?:\(0\) ?)?|0)[1-9](?P<gap>[ .-]?)\d\d(?:(?P=gap)\d\d){3}(?!\w)"),
        ("phone", r"(?<![\w+])\+[1-9](?:[ .()-]{0,2}\d){7,13}(?!\w)"),
        ("phone", r"(?<![\w-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\w-])|(?<!\w)0\d{3,4} \d{3} ?\d{3,4}(?!\w)"),
        ("phone", r"(?<![\w+])0(?:2\d|[13]\d\d) \d{3,4} \d{4}(?!\w)"),
        (
            "birth",
            rf"(?i:\b(?:née?s?|ne\(e\)|né\(e\)) le|\bborn on|\bdate de naissance ?:?|\bd\.?o\.?b\.? ?:?) (?:{_DAY})",
        ),
        ("birth", r"(?<=[,(]) ?(?:née?s? en|born in) (?:19|20)\d\d\b"),
        (
            "address",
            rf"(?<![\w./-])(?<!\b[Ll]e )(?!(?:19|20)\d\d\b)\d{{1,4}}(?: ?(?:bis|ter|quater)\b)?,? "
            rf"(?i:{_FRENCH_STREETS}) (?:(?:de|du|des|la|le|les|l|d)(?:[ ’'] ?))*[{_CAPITAL}\d][\w-]*",
        ),
        ("address", rf"(?<![\w./-])\d{{1,5}}[A-Za-z]? (?:[{_CAPITAL}][\w’'-]+ ){{1,3}}(?:{_ENGLISH_STREETS})\b"),
        ("plate", r"(?<![\w-])[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}(?![\w-])"),
        ("plate", r"(?<![\w-])[A-Z]{2}\d\d [A-Z]{3}(?![\w-])"),
        (
            "plate",
            r"\b(?i:immatricul\w*|plaques?|plates?|registration)\W{1,3}(?=[A-Z]{0,4}[ -]?\d)"
            r"[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{2,3}){1,2}\b",
        ),
        # The French social security number; an international bank account number.
        ("number", r"(?<!\d)[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3}(?: ?\d\d)?(?!\d)"),
        ("number", r"(?<!\w)[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)"),
    )
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_ACCOUNT = re.compile(r"(?<![\w.@/])@[A-Za-z_]\w{2,30}")
_SUFFIX = re.compile(r"\.(?:[jJ][pP]|[pP][nN]|[wW][eE]|[hH][eE])")
_PICTURE = re.compile(r"(?i:[\w-]{1,60}\.(?:jpe?g|png|webp|heic)\b)")

_CAPITALISED = re.compile(rf"(?<![\w’'-])[{_CAPITAL}][\w]+(?:-[{_CAPITAL}]?\w+)*")
_SURNAME = re.compile(
    rf" (?:(?:de|du|des|le|la|van|von|der|den|el|al|ben|bin|di|da) |d[’'])?[{_CAPITAL}](?:[’'][{_CAPITAL}])?[\w-]+"
)
_INITIAL = re.compile(rf" [{_CAPITAL}]\.(?!\w)")
_CIVILITY = re.compile(rf"(?<![\w.])(?:M\.|MM\.|Mme|Mmes|Mlle|Mr\.?|Mrs\.?|Ms\.?) [{_CAPITAL}][\w’'-]+")
_CALLED = re.compile(
    r"\b(?:[Dd]énommée?|[Pp]rénommée?|[Ss]urnommée?|[Nn]icknamed|[Ii]dentified as) [«“\"]?\W?"
    rf"[{_CAPITAL}][\w’'-]+"
)
_FULL_NAME = re.compile(rf" (?P<name>(?!The )[{_CAPITAL}][a-zà-öø-ÿ]+(?:-[{_CAPITAL}]\w+)*{_SURNAME.pattern})")
# "le suspect, Xxx Yyy": whoever follows a role is a person, however rare the name. Asked of the gazetteer too.
_ROLE = re.compile(
    r"\b(?i:suspecte?|prévenue?|mise? en (?:cause|examen)|accusée?|victime|conducteur|conductrice|defendant|victim)"
    rf"(?:,| is| was| named| nommée?)?{_FULL_NAME.pattern}"
    r"(?=,| \(|\.|$| (?:est|a|nie|was|is|had|has|who|qui)\b)"
)
# "Yanis K., 16 ans": a word with an initial and an age.
_INITIAL_AGED = re.compile(
    rf"(?<![\w’'-])(?P<name>[{_CAPITAL}][a-zà-öø-ÿ][\w-]+ [{_CAPITAL}]\.) ?[,(] ?(?:\d{{1,2}} ans|aged \d|\d\d ?[,)])"
)
# How old: "34 ans", but not "34 ans de prison", "20 ans après".
_YEARS = r"\d{1,2} ans\b(?! (?:de|d[’']|après|plus|avant|ferme|et demi)\b)"
_AGE = re.compile(rf" ?[,(] ?(?:{_YEARS}|aged \d{{1,2}}\b|\d{{1,2}}(?= ?[,)]))")
_AGE_IN_WORDS = re.compile(rf" ?[,(] ?(?:{_YEARS}|aged \d{{1,2}}\b)")
_AGE_BEFORE = re.compile(r"\b\d{1,2}-year-old $")
# What stands before or behind a person's name that became a place's or a house's.
_HOUSES = re.compile(
    r"(?i:\b(?:saints?|saintes?|ste?|san|santa|lycée|lycee|collège|college|école|ecole|hôpital|hopital|clinique|centre|"
    r"place|rue|avenue|boulevard|quai|pont|stade|gymnase|palais|prison|aéroport|aeroport|gare|université|institut|"
    r"fondation|association|prix|musée|maison|théâtre|cité|quartier|résidence|espace|salle|complexe|parc|port|mont|fort|"
    r"île|baie|lac|cap|château|église|cathédrale|basilique|scolaire|maternelle|primaire|élémentaire|médiathèque|square|"
    r"mount|lake|cape|point|chu|chr|ehpad|crèche|foyer|plan|loi|rapport|tribunal|commission)[. -])$"
)
_INSTITUTIONS = re.compile(
    r"(?: [A-Z][\w’'-]+){0,2} (?:County|City|Street|Road|Avenue|School|College|Hospital|University|Park|Islands?|Court|"
    r"Beach|Bay|Lake|River|Prison|Airport|Bridge|Station|Police|Council|Town|Village|Valley|Springs|Square|House|Centre|"
    r"Center|Act|Foundation|Institute|Library|Academy|Way|Lane|Forest|Memorial|Stadium|Arena|Hall|Theat(?:re|er)|Museum|"
    r"Monument|Trophy|Cup|Award|Prize|Tower|Plaza|Mall|Highway|Expressway|Hotel|Church|Cathedral|Cemetery|Day|Boulevard)\b"
    r"| (?:university|stadium|airport|hospital|school|college|museum|highway|expressway)\b"
)
_NOT_SURNAMES = frozenset(
    "county city street road avenue school college hospital university park island islands court beach bay lake river "
    "prison airport bridge station police council town village valley springs square house centre center".split()
)
_MORE = re.compile(r" [\w’'-]+")
_MOST_WORDS_BEFORE = 6
_SENTENCE_START = re.compile(r"(?:^|[.!?:;«“\"–—|])\s*$")


def personal_data(text: str, known: Known) -> Iterator[Personal]:
    """What in ``text`` may tell who or where somebody is, at most one finding a pattern."""
    told: set[str] = set()
    plain = text if text.isprintable() else text.translate(_PLAIN_SPACES)
    for found in _findings(plain, known):
        if found.pattern not in told:
            told.add(found.pattern)
            yield found


def personal_in_address(address: str) -> Iterator[Personal]:
    """What in a web address may tell who somebody is: an e-mail address in it, a picture behind it."""
    if "@" in address and (found := _EMAIL.search(address)):
        yield Personal("email", found[0].strip("/"))
    if found := _picture(address):
        yield Personal("picture", found[0].strip("/"))


def _picture(text: str) -> re.Match[str] | None:
    return _PICTURE.search(text) if _SUFFIX.search(text) else None


def _findings(text: str, known: Known) -> Iterator[Personal]:
    if "@" in text:
        yield from (Personal("email", m[0]) for m in _EMAIL.finditer(text))
        yield from (Personal("account", m[0]) for m in _ACCOUNT.finditer(text))
    if digits := len(_DIGIT.findall(text)):
        for pattern, expression in _WITH_DIGITS:
            if digits >= _FEWEST_DIGITS[pattern] and (match := expression.search(text)):
                yield Personal(pattern, match[0].strip())
    if match := _picture(text):
        yield Personal("picture", match[0])
    yield from _persons(text, known, numbered=digits > 0)


def _persons(text: str, known: Known, *, numbered: bool) -> Iterator[Personal]:
    """``numbered``: ``text`` has a digit, without which it tells no age."""
    for sign, expression in (("M", _CIVILITY), ("nomm", _CALLED), ("nickn", _CALLED), ("dentif", _CALLED)):
        if sign in text and (match := expression.search(text)):
            yield Personal("name", match[0])
    if _FULL_NAME.search(text) and (match := _ROLE.search(text)) and not known(match["name"]):
        yield Personal("name", match["name"])
    if numbered and (match := _INITIAL_AGED.search(text)) and not known(match["name"]):
        yield Personal("name", match["name"])
    for match in _CAPITALISED.finditer(text):
        given = _is_given(match[0])
        if (given or numbered) and (found := _person_at(text, match, given, known)):
            yield found


def _person_at(text: str, match: re.Match[str], given: bool, known: Known) -> Personal | None:
    """The person whose name begins with this capitalised word, or None. ``given``: it is a given name."""
    if not given and not _AGE_IN_WORDS.match(text, match.end()):
        return None
    before = text[max(0, match.start() - 40) : match.start()]
    if _HOUSES.search(before):
        return None
    surname = _surname(text, match) if given else None
    name = match[0] + (surname or "")
    if surname and not _in_official_name(text, match, len(name), known):
        return _aged(text, match.start(), match.start() + len(name), before) or Personal("name", name)
    initial = _INITIAL.match(text, match.end()) if given else None
    if initial and not _in_official_name(text, match, len(match[0]) + 3, known):
        return Personal("name", match[0] + initial[0])
    return _first_name_with_age(text, match, given, before, known)


def _in_official_name(text: str, match: re.Match[str], length: int, known: Known) -> bool:
    """Is the name a place's, alone or as part of a longer one ("São José de Ribamar", "Pedro Juan Caballero")?"""
    end = match.start() + length
    ends = {end, *(found.end() for found in _MORE.finditer(text, end, end + 40))}
    starts = {match.start(), *(match.start() - len(found) for found in _endings(text[: match.start()]))}
    return any(known(text[start:stop]) for start in starts for stop in ends)


def _endings(before: str) -> Iterator[str]:
    """The last words of what stands before a name, one more each time: "dans la ", "commune dans la "."""
    words = before[-60:].split(" ")
    for count in range(2, min(len(words), _MOST_WORDS_BEFORE) + 1):
        yield " ".join(words[-count:])


def _surname(text: str, match: re.Match[str]) -> str | None:
    found = _SURNAME.match(text, match.end())
    if found is None or found[0].rsplit(" ", 1)[-1].lower() in _NOT_SURNAMES:
        return None
    return None if _INSTITUTIONS.match(text, found.end()) else found[0]


def _aged(text: str, start: int, end: int, before: str) -> Personal | None:
    age = _AGE.match(text, end)
    if age:
        return Personal("age", text[start : age.end()])
    earlier = _AGE_BEFORE.search(before)
    return Personal("age", f"{earlier[0]}{text[start:end]}") if earlier else None


def _first_name_with_age(text: str, match: re.Match[str], given: bool, before: str, known: Known) -> Personal | None:
    """ "Jean, 34 ans". Another capitalised word only inside of a sentence, and where it is no place.

    "Conducteur, 34 ans" opens many a headline.
    """
    if not given and (_SENTENCE_START.search(before) or known(match[0])):
        return None
    age = _AGE_IN_WORDS.match(text, match.end())
    return Personal("age", match[0] + age[0]) if age else None


def _is_given(word: str) -> bool:
    return GIVEN_NAMES.issuperset(_folded(word).split("-"))


def _folded(word: str) -> str:
    plain = word.lower()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
