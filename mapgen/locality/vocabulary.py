"""Words and names that several ideas of the grammar ask about.

First words that are no names: what ends a place, what describes one, what stands between a description and a name.
Then names: states by their abbreviations, the towns of landmarks, départements and régions, islands that French
treats as towns.
"""

from __future__ import annotations

from mapgen.base.toponym import fold

#: Words that end the place: from there on the sentence speaks of time, people or the rest of the story.
TAIL = frozenset(
    """
    nuit matinee soiree journee semaine foulee
    hier demain aujourd lundi mardi mercredi jeudi vendredi samedi dimanche ce cette qui que dont depuis
    pour apres avant lors pendant durant par avec selon alors mais car puis afin sans chez contre suite
    suspecte suspectes soupconne soupconnes accuse janvier fevrier mars avril juin juillet aout septembre
    octobre novembre decembre who whose which when where while after before during for with by because
    following since until yesterday today tonight tomorrow monday tuesday wednesday thursday friday saturday
    sunday last this early late january february april june july august september october november december
    police
    """.split()
)
#: Words that no name holds: unknown text with one of them is prose, not a misspelt place.
PROSE = TAIL | frozenset(
    "est sont etait son ses leur leurs il elle ils on a ete was were is are his her their he she they".split()
)
#: English nouns that stand between a describing word and a name: "the Breton *town of* X".
NOUN_BETWEEN = {
    **dict.fromkeys(
        (
            "town",
            "city",
            "village",
            "commune",
            "municipality",
            "port",
            "resort",
            "hamlet",
            "community",
            "township",
            "capital",
        ),
        "municipality",
    ),
    **dict.fromkeys(("island", "isle"), "island"),
    **dict.fromkeys(("suburb", "suburbs", "satellite"), "suburb"),
    **dict.fromkeys(
        ("neighbourhood", "neighborhood", "district", "borough", "quarter", "area", "section", "ward", "estate"),
        "neighbourhood",
    ),
}
#: The same for divisions: "the Belgian province of Liège", but "the Isère department of France".
DIVISION_BETWEEN = {
    **dict.fromkeys(("state", "province", "territory", "canton", "governorate", "oblast"), "state"),
    **dict.fromkeys(("county", "shire"), "county"),
    **dict.fromkeys(("region",), "region"),
    **dict.fromkeys(("department", "departement"), "department"),
}
#: Words that describe a place and do not move it: "the *quiet seaside* town of X", "la *petite* commune *rurale* de X".
DESCRIPTIVE = frozenset(
    """
    petit petite petits petites grand grande paisible tranquille charmant charmante rural rurale balneaire
    thermale portuaire cotiere touristique ouvriere medievale fortifiee nouvelle ancienne vieille jolie
    modeste populaire sensible calme cossue huppee residentielle dortoir industrielle universitaire
    estudiantine prioritaire minuscule minier miniere viticole montagnarde alpine small little quiet tiny
    sleepy rural regional seaside coastal historic medieval university market commuter working class affluent leafy
    old former industrial mining border ski spa port nearby picturesque trendy popular residential northern
    southern eastern western central remote mountain resort
    """.split()
)

#: USPS two-letter codes, AP style and Canadian Press style, folded, → the full name.
STATES: dict[str, str] = {
    short: name
    for name, shorts in {
        "Alabama": "al ala",
        "Alaska": "ak",
        "Arizona": "az ariz",
        "Arkansas": "ar ark",
        "California": "ca calif",
        "Colorado": "co colo",
        "Connecticut": "ct conn",
        "Delaware": "de del",
        "District of Columbia": "dc",
        "Florida": "fl fla",
        "Georgia": "ga",
        "Hawaii": "hi",
        "Idaho": "id",
        "Illinois": "il ill",
        "Indiana": "in ind",
        "Iowa": "ia",
        "Kansas": "ks kan",
        "Kentucky": "ky",
        "Louisiana": "la",
        "Maine": "me",
        "Maryland": "md",
        "Massachusetts": "ma mass",
        "Michigan": "mi mich",
        "Minnesota": "mn minn",
        "Mississippi": "ms miss",
        "Missouri": "mo",
        "Montana": "mt mont",
        "Nebraska": "ne neb",
        "Nevada": "nv nev",
        "New Hampshire": "nh",
        "New Jersey": "nj",
        "New Mexico": "nm",
        "New York": "ny",
        "North Carolina": "nc",
        "North Dakota": "nd",
        "Ohio": "oh",
        "Oklahoma": "ok okla",
        "Oregon": "or ore",
        "Pennsylvania": "pa penn",
        "Rhode Island": "ri",
        "South Carolina": "sc",
        "South Dakota": "sd",
        "Tennessee": "tn tenn",
        "Texas": "tx tex",
        "Utah": "ut",
        "Vermont": "vt",
        "Virginia": "va",
        "Washington": "wash",
        "West Virginia": "wv",
        "Wisconsin": "wi wis",
        "Wyoming": "wy wyo",
        "Alberta": "ab alta",
        "British Columbia": "bc",
        "Manitoba": "mb",
        "New Brunswick": "nb",
        "Newfoundland and Labrador": "nl",
        "Nova Scotia": "ns",
        "Ontario": "on ont",
        "Prince Edward Island": "pei pe",
        "Quebec": "qc que",
        "Saskatchewan": "sk sask",
    }.items()
    for short in shorts.split()
}

#: The town of a landmark whose name is not the town's.
LANDMARK_TOWNS = {
    fold(name): town
    for name, town in {
        "Roissy": "Roissy-en-France",
        "Roissy-Charles-de-Gaulle": "Roissy-en-France",
        "Charles-de-Gaulle": "Roissy-en-France",
        "Paris-Charles-de-Gaulle": "Roissy-en-France",
        "Roissy CDG": "Roissy-en-France",
        "CDG": "Roissy-en-France",
        "Paris-Orly": "Orly",
        "Saint-Exupéry": "Colombier-Saugnieu",
        "Lyon-Saint-Exupéry": "Colombier-Saugnieu",
        "Bâle-Mulhouse": "Saint-Louis",
        "Marseille-Provence": "Marignane",
        "Toulouse-Blagnac": "Blagnac",
        "Bordeaux-Mérignac": "Mérignac",
        "Lille-Lesquin": "Lesquin",
        "Nantes-Atlantique": "Bouguenais",
        "Beauvais-Tillé": "Tillé",
        "Fleury": "Fleury-Mérogis",
        "Baumettes": "Marseille",
        "Santé": "Paris",
        "Heathrow": "London",
        "Gatwick": "Crawley",
        "Stansted": "Stansted Mountfitchet",
        "Schiphol": "Amsterdam",
        "JFK": "New York",
        "Belmarsh": "London",
        "Saint-Charles": "Marseille",
        "Part-Dieu": "Lyon",
        "Perrache": "Lyon",
        "Matabiau": "Toulouse",
    }.items()
}

#: Départements of the official list (COG), but for Nord and Paris. "Nord-Finistère" is the north of one of these,
#: "Nord-Kivu" is a name.
DEPARTMENTS = frozenset(
    fold(name)
    for name in (
        "Ain|Aisne|Allier|Alpes-de-Haute-Provence|Hautes-Alpes|Alpes-Maritimes|Ardèche|Ardennes|Ariège|Aube|Aude|"
        "Aveyron|Bouches-du-Rhône|Calvados|Cantal|Charente|Charente-Maritime|Cher|Corrèze|Côte-d'Or|"
        "Côtes-d'Armor|Creuse|Dordogne|Doubs|Drôme|Eure|Eure-et-Loir|Finistère|Corse-du-Sud|Haute-Corse|Gard|"
        "Haute-Garonne|Gers|Gironde|Hérault|Ille-et-Vilaine|Indre|Indre-et-Loire|Isère|Jura|Landes|Loir-et-Cher|"
        "Loire|Haute-Loire|Loire-Atlantique|Loiret|Lot|Lot-et-Garonne|Lozère|Maine-et-Loire|Manche|Marne|"
        "Haute-Marne|Mayenne|Meurthe-et-Moselle|Meuse|Morbihan|Moselle|Nièvre|Oise|Orne|Pas-de-Calais|"
        "Puy-de-Dôme|Pyrénées-Atlantiques|Hautes-Pyrénées|Pyrénées-Orientales|Bas-Rhin|Haut-Rhin|Rhône|"
        "Haute-Saône|Saône-et-Loire|Sarthe|Savoie|Haute-Savoie|Seine-Maritime|Seine-et-Marne|Yvelines|"
        "Deux-Sèvres|Somme|Tarn|Tarn-et-Garonne|Var|Vaucluse|Vendée|Vienne|Haute-Vienne|Vosges|Yonne|"
        "Territoire de Belfort|Essonne|Hauts-de-Seine|Seine-Saint-Denis|Val-de-Marne|Val-d'Oise|Guadeloupe|"
        "Martinique|Guyane|La Réunion|Mayotte|Saint-Pierre-et-Miquelon|Saint-Barthélemy|Saint-Martin|"
        "Terres australes et antarctiques françaises|Wallis et Futuna|Polynésie française|Nouvelle-Calédonie|"
        "Île de Clipperton"
    ).split("|")
)

#: French régions, present (loi 2015-29) and former, as they follow "région": these are régions, anything else is
#: the country round a town. With them Belgium's and the adjectives that name a région itself.
REGIONS = frozenset(
    fold(name)
    for name in (
        "Auvergne-Rhône-Alpes|Bourgogne-Franche-Comté|Bretagne|Centre-Val de Loire|Corse|Grand Est|Hauts-de-France|"
        "Île-de-France|Normandie|Nouvelle-Aquitaine|Occitanie|Pays de la Loire|Provence-Alpes-Côte d'Azur|PACA|Sud|"
        "Guadeloupe|Martinique|Guyane|La Réunion|Réunion|Mayotte|Alsace|Aquitaine|Auvergne|Basse-Normandie|Bourgogne|"
        "Centre|Champagne-Ardenne|Franche-Comté|Haute-Normandie|Languedoc-Roussillon|Limousin|Lorraine|Midi-Pyrénées|"
        "Nord-Pas-de-Calais|Picardie|Poitou-Charentes|Rhône-Alpes|Nord|Aura|Provence|Wallonie|Flandre|Flandres|"
        "Bruxelles-Capitale|wallonne|flamande|bruxelloise|bretonne|alsacienne|normande|corse|lorraine|occitane|"
        "Brittany|Normandy|Corsica|Burgundy|Wallonia|Flanders|Brussels-Capital|Lombardy|Lombardie|Tuscany|Toscane|"
        "Catalogne|Catalonia|Andalousie|Andalusia|Galice|Galicia|Piémont|Piedmont|Ligurie|Liguria|Vénétie|Veneto|"
        "Sicile|Sicily|Sardaigne|Sardinia|Calabre|Calabria|Pouilles|Puglia|Campanie|Campania|Latium|Lazio"
    ).split("|")
)

#: What has sides that the press names with a hyphen: "Sud-Vendée", "Centre-Bretagne".
SIDED = DEPARTMENTS | REGIONS

#: French puts islands and small states behind "à" too: "près de Saint-Denis, à La Réunion" has the larger place
#: behind it.
LARGE_BEHIND_A = frozenset(
    fold(name)
    for name in (
        "Réunion|Mayotte|Madagascar|Cuba|Malte|Maurice|Île Maurice|Chypre|Tahiti|Singapour|Monaco|Hong Kong|Bahreïn|"
        "Oman|Djibouti|Taïwan|Terre-Neuve|Jersey|Guernesey|Hawaï|Porto Rico|Saint-Pierre-et-Miquelon|Wallis-et-Futuna|"
        "Saint-Martin|Saint-Barthélemy|Haïti|Martinique|Guadeloupe|Majorque|Ibiza|Ténérife|Rhodes|Zanzibar|Bali"
    ).split("|")
)


def state(raw: str, key: str) -> str | None:
    """The state that a shortened name behind a comma stands for. "Or" and "la" in small letters are words."""
    return STATES.get(key) if raw[:1].isupper() else None
