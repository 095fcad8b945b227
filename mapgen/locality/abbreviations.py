"""States and provinces as North American papers shorten them behind a comma: "Cambridge, Mass.", "Laval, QC"."""

from __future__ import annotations

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


def state(raw: str, key: str) -> str | None:
    """The state that a shortened name behind a comma stands for. "Or" and "la" in small letters are words."""
    return STATES.get(key) if raw[:1].isupper() else None
