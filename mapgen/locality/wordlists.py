"""Words that are no names: what ends a place, what describes one, what stands between a description and a name."""

from __future__ import annotations

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
