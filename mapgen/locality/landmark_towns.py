"""Landmarks that the press names without their town, and the town that each is in."""

from __future__ import annotations

from mapgen.toponym import fold

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
