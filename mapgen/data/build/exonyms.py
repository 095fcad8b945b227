"""French and English names of foreign towns that also are the names of other places.

GeoNames has these among its alternate names, but doesn't say which of them French or English uses; where another place
bears the name (Cologne in the Gers, Venise in the Doubs), only names stated here or in data/tables compete with it.
"""

from __future__ import annotations

from mapgen.data.build.draft import Draft, Drafts

# By country: "name that GeoNames has > names in French or English".
_EXONYMS = {
    "AT": "Vienna > Vienne; Salzburg > Salzbourg",
    "BE": "Brugge > Bruges; Geraardsbergen > Grammont; Gent > Gand, Ghent; Antwerp > Anvers; Mons > Bergen;"
    " Ieper > Ypres; Halle > Hal; Leuven > Louvain; Mechelen > Malines; Kortrijk > Courtrai; Aalst > Alost",
    "CH": "Bern > Berne; Basel > Bâle, Basle; Geneva > Genève; Chur > Coire; Biel/Bienne > Bienne;"
    " Sankt Gallen > Saint-Gall; Zürich > Zurich; Luzern > Lucerne; Solothurn > Soleure; Thun > Thoune; Sitten > Sion",
    "CN": "Beijing > Pékin, Peking; Guangzhou > Canton; Nanjing > Nankin",
    "CO": "Cartagena > Carthagène",
    "CU": "Havana > La Havane",
    "CZ": "Karlovy Vary > Carlsbad; Pilsen > Pilsen",
    "CY": "Nicosia > Nicosie",
    "DE": "Köln > Cologne; Trier > Trèves; Freiburg > Fribourg, Fribourg-en-Brisgau; Braunschweig > Brunswick;"
    " Mainz > Mayence; Speyer > Spire; Konstanz > Constance; Hannover > Hanovre, Hanover; Aachen > Aix-la-Chapelle;"
    " Nuremberg > Nuremberg; Koblenz > Coblence; Bremen > Brême; Frankfurt am Main > Francfort, Frankfurt",
    "DZ": "Skikda > Philippeville; Algiers > Alger; Béjaïa > Bougie; Annaba > Bône",
    "EG": "Cairo > Le Caire; Alexandria > Alexandrie; Luxor > Louxor",
    "ES": "Granada > Grenade; Cadiz > Cadix; Donostia / San Sebastián > Saint-Sébastien; Valencia > Valence;"
    " León > Léon; Sevilla > Séville, Seville; Zaragoza > Saragosse, Saragossa; Córdoba > Cordoue, Cordova;"
    " Lleida > Lérida; Cartagena > Carthagène; Toledo > Tolède; Tarragona > Tarragone; Murcia > Murcie;"
    " Girona > Gérone; Figueres > Figueras; Pamplona > Pampelune",
    "GB": "Dover > Douvres; London > Londres; Edinburgh > Édimbourg; Canterbury > Cantorbéry;"
    " Derry > Londonderry; Newcastle upon Tyne > Newcastle",
    "GR": "Athens > Athènes; Piraeus > Le Pirée; Ródos > Rhodes; Thessaloníki > Salonique; Chaniá > La Canée",
    "IL": "Jerusalem > Jérusalem; Nazareth > Nazareth",
    "IN": "Kolkata > Calcutta; Mumbai > Bombay; Chennai > Madras; New Delhi > New Delhi",
    "IT": "Venice > Venise; Bologna > Bologne; Piacenza > Plaisance; Siracusa > Syracuse; Padua > Padoue;"
    " Mantua > Mantoue; Modena > Modène; Perugia > Pérouse; Ancona > Ancône; Como > Côme; Pavia > Pavie;"
    " Alessandria > Alexandrie; Aosta > Aoste;"
    " Cuneo > Coni; Susa > Suse; Florence > Florence; Trento > Trente; Pisa > Pise;"
    " Naples > Naples; Genoa > Gênes; Turin > Turin; Milan > Milan; Siena > Sienne; Parma > Parme; Lucca > Lucques",
    "LB": "Sidon > Saïda; Tyre > Tyr; Beirut > Beyrouth; Tripoli > Tripoli",
    "MA": "Tangier > Tanger; Casablanca > Casa; Fes > Fès",
    "MT": "Valletta > La Valette",
    "MX": "Mexico City > Mexico",
    "NL": "The Hague > La Haye; Nijmegen > Nimègue; Vlissingen > Flessingue",
    "PH": "Manila > Manille",
    "PL": "Wrocław > Breslau; Gdańsk > Dantzig, Danzig; Warsaw > Varsovie; Szczecin > Stettin;"
    " Kraków > Cracovie, Cracow",
    "PS": "Bethlehem > Bethléem",
    "PT": "Lisbon > Lisbonne",
    "PY": "Asunción > Assomption",
    "RU": "Moscow > Moscou; Saint Petersburg > Saint-Pétersbourg",
    "SA": "Makkah > La Mecque, Mecca; Madinah > Médine, Medina",
    "SE": "Uppsala > Upsal; Gothenburg > Göteborg",
    "SY": "Damascus > Damas; Aleppo > Alep",
    "UA": "Odesa > Odessa; Sevastopol > Sébastopol; Kyiv > Kiev",
    "US": "New Orleans > La Nouvelle-Orléans; Philadelphia > Philadelphie; New York City > New York",
    "ZA": "Cape Town > Le Cap",
    "FR": "Dunkerque > Dunkirk; Reims > Rheims; Lyon > Lyons; Marseille > Marseilles; Strasbourg > Strassburg;"
    " Entre-Deux > L'Entre-Deux",
}


def add_exonyms(drafts: Drafts) -> None:
    """Adds the names to the most populous town of the name in the country. Raises ValueError where there is none."""
    towns: dict[tuple[str, str], Draft] = {}
    for draft in drafts.of_class("municipality"):
        key = (draft.country_code, draft.name)
        if key not in towns or draft.population > towns[key].population:
            towns[key] = draft
    missing = [f"{country} {name}" for country, name, _ in _entries() if (country, name) not in towns]
    if missing:
        raise ValueError("exonyms of towns that the gazetteer doesn't have: " + ", ".join(missing))
    for country, name, exonyms in _entries():
        towns[(country, name)].trust_name("alias", *exonyms)


def _entries() -> list[tuple[str, str, list[str]]]:
    pairs = [(country, pair.split(" > ")) for country, text in _EXONYMS.items() for pair in text.split(";")]
    return [(country, name.strip(), exonyms.split(", ")) for country, (name, exonyms) in pairs]
