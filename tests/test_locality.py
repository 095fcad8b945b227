"""What a wording says. The table is tests/wordings.csv: one row, one fact of the grammar.

Columns: wording; type (empty: not understood); toponyms with their article; containers ("~" where the wording
says near, not in); numbers (d and p in km, h in degrees, part); flags (remarks, reason=, class=, unconsumed=).
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.base.toponym import fold
from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.geocoding.gazetteer.vocabulary import FEATURE_CLASSES
from mapgen.locality import LocalityClause, LocalityType, Toponym, finer_than_municipality, parse_locality
from mapgen.locality.numbers import half_interval
from mapgen.locality.streets import _ENGLISH_WITH_NUMBER, _SHORTENED, _WITH_NUMBER

#: A small gazetteer: the names of the table, and some that look like grammar.
_NAMES = """
    Paris 11e|Finistère|Bordeaux|Lille|Bourg-en-Bresse|Bourg|Bresse|Le Havre|Les Abymes|La Rochelle|L'Île-Rousse|Ain
    Vienne|Bouches-du-Rhône|Le Mans|Les Sables-d'Olonne|Alès|L'Isle-Adam|La Roche-sur-Yon|Le Puy-en-Velay
    Val-d'Oise|La Réunion|L'Entre-Deux|Bretagne|Brittany|Châlons-en-Champagne|Champagne|Pont-à-Mousson
    Villeneuve-sur-Lot|Entre-deux-Guiers|Sainte-Marie-aux-Mines|Saint-Étienne|Sainte-Maxime|Y|Eu|Oô|Toulouse
    Vierzon|Le Haillan|Saint-Ouen|Lourmarin|Biarritz|Lyon|French|Quimper|Breton|Deal|iséroise|Voiron|Paris
    Calais|France|France métropolitaine|Des Moines|The Hague|Hague|the Netherlands|United States|États-Unis
    Pays-Bas|Pays basque|Pays de la Loire|Grand Est|Nord-Pas-de-Calais|Pas-de-Calais|Afrique du Sud|Afrique
    Corée du Nord|Corée|Irlande du Nord|Irlande|North Carolina|South Africa|Africa|West Midlands
    New South Wales|Northern Ireland|Ireland|East Anglia|Côte d'Or|Côte d'Azur|Bassin d'Arcachon|Arcachon
    Trinidad and Tobago|Meurthe-et-Moselle|Nord|Sud|Est|Rhône|Occitanie|Centre-Val de Loire|Centre
    Hauts-de-France|Vaud|New York|Victoria|Washington|Quebec|Liège|Antwerp|Essex|Kent|Isère|Île de Ré
    Eurométropole de Strasbourg|Strasbourg|Besançon|Grand Paris|Greater Manchester|Manchester|Paris 13e
    Marseille 3e|Lyon 8e|Lyon 3e|Marseille|Espagne|Ille-et-Vilaine|Corse|Aveyron|Vendée|Nice|Italie|Rennes
    London|East London|Montreal|Birmingham|Dublin|South Dublin|England|Spain|Ukraine|lyonnais|Vénissieux
    Saint-Michel|La Courneuve|Harlem|Brussels|Brest|Nantes|Dijon|Texas|lilloise|parisienne|Tours|dijonnaise
    Longwy|Lens|niçois|toulousaine|lyonnaise|Saint-Denis|Seine-Saint-Denis|Nancy|Metz|Meuse|Mâcon|Valence
    Drôme|Cambridge|Massachusetts|Sainte-Marie|Namur|Belgique|Gand|Vaulx-en-Velin|Villeurbanne|Roubaix|Bron
    Nîmes|Gard|Essonne|bretonnes|Cornwall|belge|suisse|espagnole|Belgian|Belgium|US|Mexico|varois|Orly
    Roissy-en-France|Fleury-Mérogis|Orange|Dartford|Ajaccio|Saint-Cyprien|93|2A|59|974|01|33|75013|33000
    Saulon-la-Rue|La Rue-Saint-Pierre|Rue-Saint-Pierre|Château-Chinon (Ville)|Le Passage|Passage|Chemin
    Villers-Allée|Street|Rue|Saint-Pierre|Italy|Milan|Lombardy|Halfway|Grand|Or|Azur|Denis
"""
NAMES = frozenset(fold(name) for name in _NAMES.replace("\n", "|").split("|"))


def known(name: str) -> bool:
    """The small gazetteer's answer."""
    return fold(name) in NAMES


def rows() -> list[list[str]]:
    text = (Path(__file__).parent / "wordings.csv").read_text(encoding="utf-8")
    lines = text.splitlines()[1:]
    return [line.split(";") for line in lines if line and not line.startswith("#")]


def shown(toponym: Toponym) -> str:
    return f"{toponym.article} {toponym.name}".strip()


def numbers(clause: LocalityClause) -> dict[str, float | str]:
    found: dict[str, float | str] = {}
    if clause.distance_in_meters is not None and clause.distance_precision_in_meters is not None:
        found["d"] = clause.distance_in_meters / 1000
        found["p"] = clause.distance_precision_in_meters / 1000
    if clause.heading_in_degrees is not None:
        found["h"] = clause.heading_in_degrees
    if clause.part is not None:
        found["part"] = clause.part
    return found


def expected_numbers(cell: str) -> dict[str, float | str]:
    pairs = (item.split("=") for item in cell.split())
    return {key: value if key == "part" else pytest.approx(float(value)) for key, value in pairs}


def flags(clause: LocalityClause) -> set[str]:
    found = set(clause.remarks)
    found |= {"at_most"} if clause.distance_is_maximum else set()
    found |= {"adjective" for toponym in clause.toponyms if toponym.adjective}
    found |= {f"class={toponym.feature_class}" for toponym in clause.toponyms if toponym.feature_class}
    found |= {f"within={toponym.within}" for toponym in clause.toponyms if toponym.within}
    found |= {f"reason={clause.reason}"} if clause.reason else set()
    found |= {f"unconsumed={clause.unconsumed}"} if clause.unconsumed else set()
    return found


@pytest.mark.parametrize(
    ("wording", "locality_type", "toponyms", "containers", "measures", "flag"), rows(), ids=lambda cell: cell[:40]
)
def test_wording(wording: str, locality_type: str, toponyms: str, containers: str, measures: str, flag: str) -> None:
    clause = parse_locality(wording, known=known)
    assert (clause.locality_type or "") == locality_type
    assert ",".join(shown(toponym) for toponym in clause.toponyms) == toponyms
    found = ",".join(("~" if c.preposition == "pres" else "") + shown(c) for c in clause.containers)
    assert found == containers
    assert numbers(clause) == expected_numbers(measures)
    assert not flag or flag in flags(clause)


def test_the_table_is_large_and_has_every_type() -> None:
    types = {row[1] for row in rows()}
    assert len(rows()) >= 250
    assert types >= set(get_args(LocalityType))


@pytest.mark.parametrize("row", [row for row in rows() if not row[5]], ids=lambda row: row[0][:40])
def test_nothing_is_left_over_and_nothing_doubted_where_the_table_says_so(row: list[str]) -> None:
    clause = parse_locality(row[0], known=known)
    assert clause.unconsumed == ""
    assert clause.reason is None


# the article and the preposition settle homonyms later


@pytest.mark.parametrize(
    ("wording", "preposition", "article"),
    [
        ("à Vienne", "a", ""),
        ("a Vienne", "a", ""),
        ("dans la Vienne", "dans", "la"),
        ("en Vienne", "en", ""),
        ("au Havre", "a", "le"),
        ("aux Abymes", "a", "les"),
        ("près du Mans", "de", "le"),
        ("département de l'Ain", "de", "l'"),
        ("Vienne", "", ""),
        ("in Brittany", "in", ""),
        ("near Dijon", "near", ""),
        ("15 miles from Dijon", "from", ""),
        ("south of Dijon", "of", ""),
    ],
)
def test_article_and_preposition_are_kept(wording: str, preposition: str, article: str) -> None:
    (toponym,) = parse_locality(wording, known=known).toponyms
    assert (toponym.preposition, toponym.article) == (preposition, article)


# precision of a number: MaNIS


@pytest.mark.parametrize(
    ("value", "unit", "half"),
    [(20, 1000, 5), (15, 1000, 2.5), (7, 1000, 0.5), (1.5, 1000, 0.5), (500, 1, 250), (1000, 1, 500), (300, 1, 50)],
)
def test_a_round_number_is_trusted_less(value: float, unit: float, half: float) -> None:
    assert half_interval(value, unit) == half


# without a gazetteer the grammar alone still reads the plain cases


@pytest.mark.parametrize(
    ("wording", "locality_type", "names"),
    [
        ("dans le Finistère", "feature", ["Finistère"]),
        ("à Bourg-en-Bresse", "feature", ["Bourg-en-Bresse"]),
        ("dans la région de Bourg-en-Bresse", "area_of", ["Bourg-en-Bresse"]),
        ("Entre-deux-Guiers", "feature", ["Entre-deux-Guiers"]),
        ("in North Carolina", "feature", ["North Carolina"]),
        ("en Nord-Pas-de-Calais", "feature", ["Nord-Pas-de-Calais"]),
        ("in south Dublin", "feature", ["Dublin"]),
        ("à 15 km au sud de Mont-de-Marsan", "offset_heading", ["Mont-de-Marsan"]),
        ("entre Nancy et Metz", "between", ["Nancy", "Metz"]),
        ("à Valence dans la Drôme", "feature", ["Valence"]),
        ("en banlieue de Lyon", "suburb", ["Lyon"]),
        ("Val-d'Oise", "feature", ["Val-d'Oise"]),
        ("à Ville-d'Avray", "feature", ["Ville-d'Avray"]),
    ],
)
def test_grammar_alone(wording: str, locality_type: str, names: list[str]) -> None:
    clause = parse_locality(wording)
    assert clause.locality_type == locality_type
    assert [toponym.name for toponym in clause.toponyms] == names


# streets and houses


@pytest.mark.parametrize(
    ("wording", "offence"),
    [
        ("12 rue de la Paix à Paris", "12 rue de la Paix"),
        ("12 bis, avenue Foch", "12 bis, avenue Foch"),
        ("rue Saint-Pierre à Lyon", "rue Saint-Pierre"),
        ("dans la rue Saint-Pierre", "rue Saint-Pierre"),
        ("à Lyon, rue Mercière", "rue Mercière"),
        ("au 14 de la rue Victor-Hugo", "14 de la rue Victor-Hugo"),
        ("place de la République à Paris", "place de la République"),
        ("boulevard Voltaire", "boulevard Voltaire"),
        ("12 route de Lyon", "12 route de Lyon"),
        ("10 Downing Street, London", "10 Downing Street"),
        ("in Baker Street", "Baker Street"),
        ("on the Old Kent Road", "Old Kent Road"),
        ("221b Baker Street", "221b Baker Street"),
        ("résidence Les Lilas à Bron", "résidence Les Lilas"),
        ("place de la République à Metz", "place de la République"),
        ("place du Capitole à Toulouse", "place du Capitole"),
        ("12, r. de Lyon", "12, r. de Lyon"),
        ("pl. Bellecour", "pl. Bellecour"),
        ("Elm Close", "Elm Close"),
        ("Elm Drive, Austin", "Elm Drive"),
        ("Main St, Boston", "Main St"),
        ("Fosse Way in Dublin", "Fosse Way"),
        ("au rond-point de Paris", "rond-point de Paris"),
        ("HLM des Bleuets, Lyon", "HLM des Bleuets"),
        ("au HLM Les Fleurs", "HLM Les Fleurs"),
    ],
)
def test_a_street_is_named_as_the_reason_for_refusal(wording: str, offence: str) -> None:
    assert finer_than_municipality(wording, known) == offence


@pytest.mark.parametrize(
    "wording",
    [
        *(
            "Saulon-la-Rue",
            "près de Saulon-la-Rue",
            "à La Rue-Saint-Pierre",
            "Le Passage",
            "au Passage",
            "à Chemin (39)",
        ),
        *(
            "Villers-Allée",
            "à Rue dans la Somme",
            "in Street",
            "Street, Somerset",
            "sur place à Lyon",
            "dans une rue de Lyon",
        ),
        *(
            "sur la route de Lyon",
            "à 20 km by road from Lyon",
            "two hours' drive from Lyon",
            "close to Lyon",
            "15 miles from Dijon",
        ),
        *(
            "sur l'autoroute A6",
            "on the M25 near Dartford",
            "à l'aéroport de Roissy",
            "dans le quartier de Neuhof à Strasbourg",
        ),
        *(
            "au cours de l'été à Nice",
            "Paris 13e",
            "33000 Bordeaux",
            "dans le 93",
            "in a street in Lyon",
            "à la gare de Dijon",
        ),
        *("sur un rond-point de Lyon", "dans un HLM de Lyon", "at the close of day", "St John", "Mont St Michel"),
        *("60 La Rue-Saint-Pierre", "93, St-Denis", "drive to Lyon", "Villa del Rosario"),
    ],
)
def test_official_names_and_coarse_places_are_never_refused(wording: str) -> None:
    assert finer_than_municipality(wording, known) is None


def test_a_square_that_gives_a_neighbourhood_its_name_is_no_town() -> None:
    assert finer_than_municipality("place de la Bastille", official) == "place de la Bastille"


def test_no_commune_is_refused_however_it_is_worded() -> None:
    communes = GAZETTEER._store.rows("SELECT name, code FROM record WHERE country = 'FR' AND class = ?", _TOWN)
    assert len(communes) > 34_000
    nouns = _WITH_NUMBER | _ENGLISH_WITH_NUMBER | _SHORTENED | {"rond"}
    streets = [commune for commune in communes if not nouns.isdisjoint(fold(commune[0]).split())]
    assert len(streets) > 100
    wordings = [form.format(name=name, code=code[:2]) for name, code in streets for form in _FORMS]
    wordings += [wording.upper() for wording in wordings] + [wording.lower() for wording in wordings]
    assert [wording for wording in wordings if finer_than_municipality(wording, official)] == []


GAZETTEER = Gazetteer()
_TOWN = FEATURE_CLASSES.index("municipality")
_FORMS = ("{name}", "à {name}", "près de {name}", "dans la commune de {name}", "{name} ({code})", "{code} {name}")


def official(name: str) -> bool:
    """Is it the name of a municipality or of something larger, in the gazetteer that travels with mapgen?"""
    return any(match.record.feature_class != "municipal_district" for match in GAZETTEER.search(name))


# properties


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    for oracle in (None, known):
        clause = parse_locality(text, known=oracle)
        assert clause.verbatim_locality == text
        assert (clause.locality_type is None) == (clause.reason == "not_understood")
        assert clause.toponyms or clause.reason
        finer_than_municipality(text, oracle)


_WORDS = """
    à au aux de du des d' la le l' en dans entre et près nord sud région banlieue km 15 30 une vingtaine in
    near of the north suburb area between and miles , ( ) - 's Lyon Lille Nancy Vienne Isère 93 13e rue
    frontière large A6 plusieurs quartier ville petite gare aéroport heures environ à moins plus centre
    vieux Grand Paris East London county
"""


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=12))
def test_any_heap_of_grammar_words_is_read_or_refused(words: list[str]) -> None:
    clause = parse_locality(" ".join(words), known=known)
    assert clause.toponyms or clause.reason
    assert (clause.locality_type in ("offset", "offset_heading")) == (clause.distance_in_meters is not None)
    assert clause.locality_type != "between" or len(clause.toponyms) == 2


_PLAIN = [row for row in rows() if row[1] not in ("", "unmappable") and "adjective" not in row[5] and "=" not in row[5]]
#: Where the case itself says something: a département's name or a compass word, a road or a code, a side of a city.
_CASE_SPEAKS = ("Lyon Saint-Michel", "NE de", "SO du", "NNE of", "XIIIe", "Mass.", "est lyonnais")


def meaning(clause: LocalityClause) -> tuple[object, ...]:
    return (
        clause.locality_type,
        [fold(shown(toponym)) for toponym in clause.toponyms],
        [fold(container.name) for container in clause.containers],
        numbers(clause),
    )


@pytest.mark.parametrize(
    "row", [r for r in _PLAIN if not any(s in r[0] for s in _CASE_SPEAKS)], ids=lambda r: r[0][:40]
)
def test_case_accents_and_apostrophes_change_nothing(row: list[str]) -> None:
    plain = meaning(parse_locality(row[0], known=known))
    bare = row[0].translate(str.maketrans("éèêëàâîïôöûüçÉÈÎÔ’œ", "eeeeaaiioouucEEIO'o")).replace("coeur", "coeur")
    assert meaning(parse_locality(row[0].upper(), known=known)) == plain
    assert meaning(parse_locality(row[0].lower(), known=known)) == plain
    if "œ" not in row[0]:
        assert meaning(parse_locality(bare, known=known)) == plain
    assert meaning(parse_locality(row[0].replace("'", "’"), known=known)) == plain


#: Names that mean something else behind "près de": compass words, sides of a city, a contraction, a union of towns.
_OTHERWISE = {"", "eurometropole de strasbourg", "nord", "sud", "est", "east london", "south dublin", "des moines"}
_PLAIN_NAMES = sorted(name for name in NAMES - _OTHERWISE if not any(c.isdigit() for c in name))


@given(st.sampled_from(_PLAIN_NAMES))
def test_hyphens_in_a_known_name_change_nothing(name: str) -> None:
    spaced, tied = (parse_locality(f"près de {form}", known=known) for form in (name, name.replace(" ", "-")))
    assert spaced.locality_type == tied.locality_type == "near"
    assert fold(shown(spaced.toponyms[0])) == fold(shown(tied.toponyms[0])) == name


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_larger_stated_distance_is_read_as_larger(a: int, b: int) -> None:
    first, second = (parse_locality(f"à {n} km de Lyon", known=known).distance_in_meters for n in (a, b))
    assert first is not None
    assert second is not None
    assert (first < second) == (a < b)
