"""What settles a homonym: one small filter for each kind of evidence, strongest first.

A filter gets the features still possible and returns those that its evidence favours. Evidence that
favours none or all of them has nothing to say, and the next one is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mapgen.base.geodesy import distance_in_meters
from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer import Match, Record
from mapgen.locality.clause import Toponym

#: Equal evidence: the best is clearly ahead when it has this many times the people of the next.
CLEARLY_AHEAD = 10
#: A shortened name is clearly ahead of a full one when it has this many times the people: more than the ten that
#: equals need, since the full name is better evidence. One that is in use (our table of aliases: Saint-Ouen-sur-Seine
#: has 17 times the people of Saint-Ouen in Loir-et-Cher and is meant; Clermont-Ferrand has 14 times those of Clermont
#: in Oise and may not be) needs less than the mere head of a longer name.
SHORT_NAME_AHEAD = {"alias": 15, "partial": 100}
#: Where only the country prior speaks: a foreign namesake this large …
FOREIGN_NAMESAKE_POPULATION = 200_000
#: … and so many times larger than the domestic one leaves the place open.
FOREIGN_NAMESAKE_RATIO = 20

#: People from which on a commune is known by the head of its name.
TOWN_POPULATION = 10_000
#: People from which on a namesake is one that its own country's press names without more.
NOTABLE_POPULATION = 10_000

TOWNS = frozenset({"municipality", "municipal_district"})
#: Classes whose names are in use everywhere, so that no country is foreign to them.
WORLD_CLASSES = frozenset({"country", "continent"})

#: Countries whose press writes in the language; one country is a strong prior, several a weak one.
LANGUAGE_COUNTRIES = {"fr": frozenset({"FR"}), "en": frozenset({"GB", "US", "CA", "IE", "AU", "NZ"})}
#: Overseas parts of France that ISO 3166 lists as countries of their own.
FRENCH_TERRITORIES = frozenset({"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC"})

FRENCH_PREPOSITIONS = frozenset({"a", "au", "aux", "dans", "de", "du", "des", "d", "en", "sur", "pres", "vers"})
ENGLISH_PREPOSITIONS = frozenset({"in", "at", "near", "of", "from", "outside", "around", "off", "between", "to"})


def wording_language(toponym: Toponym, lang: str | None, fallback: str | None = None) -> str | None:
    """The language that article and preposition belong to, else the row's, else ``fallback``."""
    if toponym.article or toponym.preposition in FRENCH_PREPOSITIONS:
        return "fr"
    return "en" if toponym.preposition in ENGLISH_PREPOSITIONS else lang or fallback


def prior_countries(country: str | None, language: str | None) -> frozenset[str]:
    """The countries that the wording most likely speaks of; empty where nothing is known."""
    if country:
        return FRENCH_TERRITORIES if country.upper() == "FR" else frozenset({country.upper()})
    countries = LANGUAGE_COUNTRIES.get(language or "", frozenset())
    return FRENCH_TERRITORIES if countries == {"FR"} else countries


def usable(matches: Sequence[Match], toponym: Toponym) -> list[Match]:
    """Without codes that nobody meant: letters in small type ("là" is not Laos), single digits, odd signs."""
    name = toponym.name
    coded = _CODE.fullmatch(name) and (name.isupper() or not name.isalpha())
    return list(matches) if coded else [match for match in matches if match.kind not in ("code", "postcode")]


_CODE = re.compile(r"[0-9A-Za-z]{2,5}(-[0-9A-Za-z]{1,3})?")


def by_spelling(matches: Sequence[Match], toponym: Toponym, expected: frozenset[str]) -> list[Match]:
    """Without towns called otherwise but for an accent, where one is spelled just so ("Berne" is not Berné).

    Aliases stay: lists of foreign names are careless of accents. A missing accent is no reason to leave the
    ``expected`` countries ("à Orleans" is not in Brazil), unless the name is what their press calls a foreign town.
    """
    typed = {_spelled(toponym.name), _spelled(toponym.full_name)}
    exact = {id(match) for match in matches if _spelled(match.matched) in typed}
    if not any(id(m) in exact and _is_town(m) and _speaks_against_accents(m, expected) for m in matches):
        return list(matches)
    return [m for m in matches if id(m) in exact or m.kind != "name" or not _is_town(m)]


def _speaks_against_accents(match: Match, expected: frozenset[str]) -> bool:
    return not expected or match.record.country_code in expected or match.kind != "name"


def without_country_codes(matches: Sequence[Match], toponym: Toponym) -> list[Match]:
    """Without countries by the two letters of their ISO code, which no wording of the press means: GA is Georgia, IN is
    Indiana. The exception is "US"."""
    if len(toponym.name) != 2 or toponym.name == "US":
        return list(matches)
    return [m for m in matches if not (m.kind == "code" and m.record.feature_class == "country")]


def notable_namesake(record: Record, others: Sequence[Record], expected: frozenset[str]) -> Record | None:
    """The largest other place of the name in the ``expected`` countries that a newsroom elsewhere may mean by it."""
    rivals = [o for o in others if o.population >= NOTABLE_POPULATION and not _overlapping(record, o)]
    rivals = [rival for rival in rivals if not expected or rival.country_code in expected]
    return max(rivals, key=lambda rival: (rival.population, -rival.id), default=None)


def _overlapping(a: Record, b: Record) -> bool:
    apart = distance_in_meters((a.latitude, a.longitude), (b.latitude, b.longitude))
    return apart <= max(a.radius_in_meters, b.radius_in_meters)


def by_own_name(matches: Sequence[Match], container: Toponym) -> list[Match]:
    """Those whose full name or code stands in place of a container: what an editor writes to choose one of them."""
    if any(match.matched == container.name for match in matches):
        return []
    return [m for m in matches if container.name in (m.record.name, m.record.feature_code)]


def by_full_name(matches: Sequence[Match]) -> list[Match]:
    """Within one container, the place called just so is meant, not one whose longer name begins alike."""
    named = any(match.kind == "name" for match in matches)
    return [match for match in matches if match.kind != "partial"] if named else list(matches)


def only_in_short(kept: Sequence[Match], bearers: Sequence[Match]) -> bool:
    """Are those inside the container called so in short only, while others bear the name whole?

    Then a former commune of that name may be meant ("Saint-Cyr (Manche)" is not Saint-Cyr-du-Bailleul). A town is
    known by its short name (Aix for Aix-en-Provence).
    """
    whole = {m.record.country_code for m in bearers if m.kind in ("name", "former") and _is_town(m)}
    return bool(kept) and all(
        m.kind in ("partial", "short") and m.record.country_code in whole and m.record.population < TOWN_POPULATION
        for m in kept
    )


def _spelled(name: str) -> str:
    return _SIGNS.sub(" ", name.casefold()).strip()


_SIGNS = re.compile(r"[\W_]+")


#: Kinds of matches, the better evidence first. The head of a longer name ("partial") stands beside either.
_BY_NAME = (frozenset({"name", "alias", "code"}), frozenset({"short", "former", "partial"}))
_BY_ADJECTIVE = (frozenset({"demonym"}),)
_BY_FIGURES = (frozenset({"code"}),)
#: Five digits are a postcode to the press; the INSEE code of a commune looks alike.
_BY_FIVE_DIGITS = (frozenset({"postcode"}), frozenset({"code"}))
#: Kinds of names that are not quite the record's own.
_ODD = frozenset({"alias", "partial"})


def by_kind(matches: Sequence[Match], toponym: Toponym) -> list[Match]:
    """A name proper beats a shortened or former one; a demonym counts where the grammar wants one."""
    for kinds in _kinds(toponym):
        if any(match.kind in kinds for match in matches):
            favoured = [match for match in matches if match.kind in kinds or match.kind == "partial"]
            return _without_odd_names(favoured)
    return list(matches)


def _kinds(toponym: Toponym) -> tuple[frozenset[str], ...]:
    if toponym.adjective:
        return _BY_ADJECTIVE
    if toponym.name[:1].isdigit():
        return _BY_FIVE_DIGITS if len(toponym.name) == 5 else _BY_FIGURES
    return _BY_NAME


def _without_odd_names(matches: Sequence[Match]) -> list[Match]:
    """Drop lesser bearers of a name that is not quite theirs, where a place of the same kind is really called so.

    GeoNames lists Newton, Massachusetts, as once "Cambridge", but also Dunkerque as "Dunkirk": an alias counts
    where it is the larger place. The head of a longer name (Newcastle of Newcastle upon Tyne) counts unless
    the other is clearly ahead. Countries are named in two languages, and both names are theirs.
    """
    if not any(match.kind in _ODD for match in matches):
        return list(matches)
    named = {
        towns: max((m.record.population for m in matches if m.kind == "name" and _is_town(m) == towns), default=0)
        for towns in (True, False)
    }
    return [
        match
        for match in matches
        if match.kind not in _ODD
        or match.record.feature_class == "country"
        or match.record.population * (CLEARLY_AHEAD if _is_short_for(match) else 1) > named[_is_town(match)]
    ]


def _is_short_for(match: Match) -> bool:
    """Is the name the head of the record's own (Newcastle of Newcastle upon Tyne)?"""
    return match.kind == "partial" or fold(match.record.name).startswith(f"{fold(match.matched)} ")


def _is_town(match: Match) -> bool:
    return match.record.feature_class in TOWNS


def by_class(matches: Sequence[Match], feature_class: str | None) -> list[Match]:
    """The class that the wording names ("département de …"); a "region" may be an area or a state too."""
    if feature_class is None:
        return list(matches)
    classes = _CLASS_WORDS.get(feature_class, {feature_class})
    return _favour(matches, lambda match: match.record.feature_class in classes)


_CLASS_WORDS: dict[str, set[str]] = {
    "region": {"region", "state", "area"},
    "state": {"state", "region"},
    "municipality": {"municipality", "municipal_district"},
    "county": {"county"},
}


def by_article(matches: Sequence[Match], toponym: Toponym, language: str | None) -> list[Match]:
    """French says *à* Vienne for the town, *dans la* Vienne for the département, *en* Vienne too."""
    if language != "fr" or not (toponym.preposition or toponym.article):
        return list(matches)
    if toponym.article:
        return _favour(matches, lambda match: _takes(match, toponym.article))
    if toponym.preposition == "en":
        return _favour(matches, lambda match: match.record.feature_class not in TOWNS)
    return _favour(matches, lambda match: _takes(match, "") and match.record.feature_class in TOWNS)


def by_country(matches: Sequence[Match], countries: frozenset[str]) -> list[Match]:
    """The country prior. Countries themselves are foreign to nobody, but no evidence for the prior either."""
    if not any(match.record.country_code in countries for match in matches):
        return list(matches)
    return [
        match
        for match in matches
        if match.record.country_code in countries or match.record.feature_class in WORLD_CLASSES
    ]


def by_same_place(matches: Sequence[Match]) -> list[Match]:
    """Several records of one and the same place (Paris the town, Paris the département) count as one."""
    kept: list[Match] = []
    for match in sorted(_islands_before_towns(matches), key=_specific_first):
        if not any(_same_place(match, other) for other in kept):
            kept.append(match)
    return kept


def by_prominence(matches: Sequence[Match]) -> tuple[list[Match], bool]:
    """Largest first, and whether the first is clearly ahead of the second.

    The head of a longer name is ahead of a place that is called just so only where nobody thinks of that one
    (Aix for Aix-en-Provence, but not Clermont for Clermont-Ferrand).
    """
    ranked = sorted(matches, key=lambda match: (-match.record.population, match.record.id))
    if len(ranked) < 2:
        return ranked, bool(ranked)
    best = ranked[0].record
    if best.feature_class == "country" and best.id in ranked[1].record.containers:
        return ranked, True
    if _is_shortened(ranked[0]):
        named = max((match.record.population for match in ranked if match.kind == "name"), default=0)
        if best.population < SHORT_NAME_AHEAD[ranked[0].kind] * named:
            return ranked, False
    rivals = (match for match in ranked[1:] if not _is_namesake_in_short(match, ranked[0]))
    rival = next(rivals, None)
    return ranked, rival is None or clearly_larger(ranked[0], rival)


def _is_shortened(match: Match) -> bool:
    return match.kind in ("alias", "partial") and _is_short_for(match)


def _is_namesake_in_short(match: Match, named: Match) -> bool:
    """Clichy-sous-Bois is no rival of Clichy, which is called just so and is the larger."""
    same_country = match.record.country_code == named.record.country_code
    return same_country and (
        (named.kind == "name" and _is_shortened(match)) or (named.kind == "alias" and match.kind == "partial")
    )


def clearly_larger(match: Match, other: Match) -> bool:
    """Ten times the people: clearly ahead, were the evidence equal."""
    return match.record.population >= CLEARLY_AHEAD * max(other.record.population, 1)


def is_odd_alias(match: Match) -> bool:
    """An alias of a town whose press uses one name: GeoNames lists many that nobody uses."""
    record = match.record
    english = record.country_code in LANGUAGE_COUNTRIES["en"] and record.feature_class in TOWNS
    return english and match.kind == "alias" and not _is_short_for(match)


def fits_article(match: Match, toponym: Toponym) -> bool:
    """Does a town that French gives an article take it ("dans la Sambre" is no town called Sambre)?"""
    return not toponym.article or match.record.feature_class not in TOWNS or _takes(match, toponym.article)


def larger_abroad(chosen: Match, matches: Sequence[Match]) -> Match | None:
    """The largest namesake in another country, if it is larger than ``chosen``."""
    abroad = [match for match in matches if match.record.country_code != chosen.record.country_code]
    largest = max(abroad, key=lambda match: (match.record.population, -match.record.id), default=None)
    return largest if largest and largest.record.population > chosen.record.population else None


def dwarfs(foreign: Match, chosen: Match) -> bool:
    """Is the foreign namesake so large that a country prior alone can't speak for ``chosen``?"""
    population = foreign.record.population
    return population > FOREIGN_NAMESAKE_POPULATION and (
        population > FOREIGN_NAMESAKE_RATIO * max(chosen.record.population, 1)
    )


def _favour(matches: Sequence[Match], test: Callable[[Match], bool]) -> list[Match]:
    return [match for match in matches if test(match)] or list(matches)


def _takes(match: Match, article: str) -> bool:
    record = match.record
    if article == record.article:
        return True
    joint = "" if article.endswith("'") else " "
    beginning = f"{article}{joint}"
    return bool(article) and any(name.casefold().startswith(beginning) for name in (record.name, match.matched))


#: Which record stands for a place that has several, most telling first.
_CLASS_ORDER = ("municipality", "department", "country", "state", "region", "county", "intercommunality")
_CLASS_RANK = {feature_class: rank for rank, feature_class in enumerate(_CLASS_ORDER)}


def _specific_first(match: Match) -> tuple[int, int]:
    return _CLASS_RANK.get(match.record.feature_class, 9), -match.record.population


def _islands_before_towns(matches: Sequence[Match]) -> list[Match]:
    """Corfu, Tenerife: of an island and the town on it that have one name the island holds both."""
    islands = [match.record for match in matches if match.record.feature_class == "area" and match.kind in _OWN_NAMES]
    return [
        match
        for match in matches
        if not (_is_town(match) and match.kind in _OWN_NAMES and any(_on(match.record, area) for area in islands))
    ]


_OWN_NAMES = frozenset({"name", "alias", "short"})
#: Metres of radius beyond which an area is a land of its own (the Andes), and a town in it another place.
_LARGEST_ISLAND_IN_METERS = 100_000


def _on(town: Record, area: Record) -> bool:
    if area.radius_in_meters > _LARGEST_ISLAND_IN_METERS:
        return False
    apart = distance_in_meters((town.latitude, town.longitude), (area.latitude, area.longitude))
    return apart <= area.radius_in_meters


def _same_place(match: Match, other: Match) -> bool:
    """One record twice, or a town and the division round it that bears its name and is mostly that town.

    Press English says "in Antwerp" for the town and "Antwerp province" for the rest; a division with ten
    times the people (Quebec) is what its name means first, and a country always is.
    """
    a, b = match.record, other.record
    if b.id in (a.id, a.same_as) or a.id == b.same_as:
        return True
    if "country" in (a.feature_class, b.feature_class):
        return False
    if not _is_town(match) and not _is_town(other):
        return _same_extent(a, b)
    nested = a.id in b.containers or b.id in a.containers
    small, large = sorted((a.population, b.population))
    return nested and 0 < large < CLEARLY_AHEAD * small


def _same_extent(a: Record, b: Record) -> bool:
    """Two divisions round one centre: a county and the area of its name, a département and its région."""
    small, large = sorted((a.radius_in_meters, b.radius_in_meters))
    apart = distance_in_meters((a.latitude, a.longitude), (b.latitude, b.longitude))
    return large <= 2 * small and apart <= large / 2
