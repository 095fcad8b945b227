"""Names of French divisions that grammar has to know: they decide what "région X" and "Nord-X" mean."""

from __future__ import annotations

from mapgen.toponym import fold

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
