"""Small words round the name of a place: what may stand between a preposition and the name."""

from __future__ import annotations

#: Prepositions that say "there".
LOCATIVE = frozenset(
    """
    a au aux en dans sur chez devant pres in at near outside around on across throughout inside within off between
    entre autour hors aupres close jusqu
    """.split()
)
#: "of": the name belongs to the noun before it.
GENITIVE = frozenset({"de", "d", "du", "des", "of"})
ARTICLES = frozenset({"le", "la", "les", "l", "the"})
CONTRACTED = frozenset({"au", "aux", "du", "des"})
#: "from", "to" and the like: never there.
MOTION = frozenset(
    {"vers", "depuis", "from", "to", "towards", "toward", "via", "contre", "against", "pour", "into", "through"}
)
#: Adjectives between the article and the name: "in nearby Leeds", "in south-east London".
BETWEEN_ADJECTIVES = frozenset(
    """
    nearby central north south east west northern southern eastern western rural downtown inner outer greater
    neighbouring neighboring mid upstate coastal northeast northwest southeast southwest suburban northeastern
    northwestern southeastern southwestern french english british german spanish italian belgian irish scottish
    welsh portuguese dutch american vieux vieille haute basse haut bas seule petite grande toute tout
    """.split()
)
#: Nouns of which "de NAME" is the place itself: "dans la région de", "à dix kilomètres de", "the outskirts of".
RELATION_NOUNS = frozenset(
    """
    pres loin region banlieue agglomeration metropole nord sud est ouest km kms kilometres kilometre miles mile
    proximite environs alentours abords portes porte peripherie hauteur large cote commune communes ville villes
    village villages departement quartier quartiers departements cantons districts provinces comtes
    secteur gare aeroport port
    peage centre hypercentre coeur ile iles canton pays province etat comte frontiere vallee cite hameau
    arrondissement bourg bourgade localite station agglo entree sortie presqu outskirts suburb suburbs area town
    city county parts part district neighbourhood neighborhood borough section edge vicinity state rive interieur
    extremite pointe golfe bassin nordest sudouest banlieues arrondissements cites couronne sommet plages plage
    littoral territoire aerodrome campagne autour hamlet side resort capital
    """.split()
)
#: "banlieue toulousaine", "région lyonnaise": they take a demonym.
DEMONYM_NOUNS = frozenset(
    """
    banlieue agglomeration metropole region peripherie frontiere campagne bassin cote agglo couronne littoral
    province arriere capitale presqu
    """.split()
)
COMPASS = frozenset(
    """
    nord sud est ouest north south east west nordest northeast northwest southeast southwest nord-est centre
    """.split()
)
#: Small words inside names.
PARTICLES = frozenset(
    """
    de la le les du des d l en sur sous lez aux au et a s of the on upon by in and under next sainte saint
    """.split()
)
MONTHS = frozenset(
    """
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march
    april may june july august september october november december
    """.split()
)
DAYS = frozenset(
    """
    lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
#: Before a person's name.
CIVILITY = frozenset(
    """
    m mm mme mlle me maitre dr docteur pr professeur mr mrs ms miss sir lord lady captain sergeant inspector
    commissaire capitaine commandant lieutenant colonel general brigadier adjudant soeur frere abbe pere madame
    monsieur judge superintendent constable sgt det pc nomme prenomme surnomme dit alias named called chien chienne
    appeler
    """.split()
)
#: After the name of a place, they belong to it: "Lyon Perrache", "Leeds City Centre".
AFTER_PLACE = frozenset(
    """
    centre center city airport station nord sud est ouest gare ville town county police council international
    metropole sound bay beach harbour harbor island
    """.split()
)
#: Behind a name without preposition they make it somebody's or something's: "Leeds Crown Court", "Leeds United".
ORGANISATION_AFTER = frozenset(
    """
    crown magistrates court united fc city rovers athletic wanderers hotspur albion evening post times globe herald
    gazette news echo chronicle star tribune university college council prison jail hospital cathedral match journal
    matin republicain soir metropolitan county rugby saint ac hockey basket handball actu dispatch mercury street
    road avenue lane green park square close drive crescent terrace gardens grove boulevard
    """.split()
)
#: Before a name they make it that of a street or a square.
STREETS = frozenset("rue avenue boulevard place quai allee impasse square cours esplanade chemin".split())
#: Before a name, written in capitals: clubs.
CLUBS = frozenset("FC RC AS OGC SC US AC RCS OM OL PSG LOSC CHU CHRU UFR TGI CPAM IUT CNRS AFC".split())
#: Capital initials of plain words: no names of places, though the gazetteer has some of them.
NO_NAMES = frozenset(
    """
    pays cote bilan verdict resultat rappel reaction video direct exclusif info societe alerte drame airport station
    il ils elle elles on un une des les le la l ce ces cet cette son sa ses leur leurs mon ma mes nous vous je tu
    qui que quoi dont ou et mais or ni car si selon apres avant pendant depuis lors alors dans sur sous pour par
    avec sans chez entre vers a au aux en de du d plus tres tout tous toute toutes aucun aucune deux trois quatre
    cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente plusieurs quelques certains
    autre autres meme non oui the an this that these those he she they we you it his her their our its who which
    when where nine eleven twelve thirteen fourteen fifteen twenty thirty while after before during since for with
    without from to of in at by as and but not no if all some many most both one two three four five seven eight ten
    police place suspect victime hommes homme femme parquet mort droit juge mars avril mai march may april august
    june july monday tuesday wednesday thursday friday saturday sunday operation mobile orange total officers
    detectives men man woman women another other others none nobody judge bail court reading battle est ete ont sont
    avait avaient etait etaient fait faits bien ville village commune lieu maire nord sud ouest centre port gare
    pont bourg ecole eglise mission union pole justice prison tribunal etat republique ministre president
    """.split()
)
#: Words of a verb group before its participle.
FINITE = frozenset(
    """
    a ont avait avaient aurait auraient ait aient est sont etait etaient fut furent sera seront serait seraient
    pourrait pourraient devrait devraient devait devaient doit doivent peut peuvent was were is are has have had
    will would could may might must should shall can did does do
    """.split()
)
AUXILIARIES = FINITE | frozenset(
    """
    n ne pas jamais plus encore toujours finalement aussi egalement deja donc ainsi ete etre se s y en l les le la
    fait ensuite enfin alors depuis vite not never yet also later then since already finally been being be
    eventually subsequently reportedly allegedly apparently now both all since having ever so far previously still
    immediately
    """.split()
)
MODALS = frozenset(
    """
    pourrait pourraient devrait devraient devait devaient doit doivent peut peuvent sera seront serait seraient will
    would could may might must should shall can
    """.split()
)
#: They open a clause that tells of no fact.
CONDITIONS = frozenset("si if unless".split())
DENIALS = frozenset(
    """
    aucun aucune pas sans jamais ni nul nulle personne nobody no not never without nor neither none hardly evite
    echappe echapper eviter dementi dementent dement nie nient avoid avoided escaped evaded denied denies deny zero
    """.split()
)
POSSIBILITIES = frozenset(
    """
    pourrait pourraient devrait devraient devait devaient risque risquent risquait eventuelle eventuelles eventuel
    prochaine prochaines future futures tentative tentatives mandat mandats avis ordonner ordonne appelle appellent
    appel reclame reclament reclamait exige exigent promet prevoit prevoient menace menacent menaces tenter espere
    esperent va vont sera seront serait seraient demande demandent demandait voulait veut veulent prime could would
    may might will warrant warrants hope hopes hoping plan plans planned seek seeks seeking should calls call demand
    demanded demands threatened threat fear fears fearing feared craint craignait craignaient reward leads leading
    """.split()
)
REPORTED = frozenset("aurait auraient reportedly allegedly apparently rumoured supposedly".split())
TO_COME = (
    ("a", "venir"),
    ("sont", "prevues"),
    ("sont", "attendues"),
    ("pourraient", "suivre"),
    ("ne", "sont", "pas", "exclues"),
    ("sont", "possibles"),
    ("are", "expected"),
    ("are", "likely"),
    ("pas", "confirmee"),
    ("pas", "ete", "confirmee"),
    ("not", "been", "confirmed"),
    ("could", "follow"),
    ("may", "follow"),
)
#: Nouns of public places: "dans un parc de Tours" is in Tours. Of others the name behind "de" is the owner's.
FACILITIES = frozenset(
    """
    gare aeroport parc jardin jardins stade hotel hopital lycee college ecole universite campus faculte centre place
    marche mairie prefecture port plage foret bois zone supermarche hypermarche parking station peage aire cite
    cites quartier quartiers rue avenue boulevard commissariat caserne gendarmerie camp usine entrepot hangar pont
    tunnel carrefour point peripherique rocade autoroute sortie marina cathedrale eglise mosquee synagogue temple
    cimetiere salle discotheque casino squat bidonville immeuble immeubles tour tours terrain chantier refuge
    festival foire fete feria braderie carnaval hippodrome musee theatre cinema bibliotheque aerodrome residence
    hauteurs rues faubourg lieu lieux bord bords bourg sortie entree arret metro tramway bus arrivee descente site
    zac lac lisiere airport park hotel hospital school campus square market beach forest estate mall station harbour
    port docks motel motorway junction warehouse factory outskirts streets suburb stadium university college museum
    """.split()
)
#: Nouns of what somebody owns: a place with "un", "son", never with "le": "au domicile de" is followed by a person.
OWNED = frozenset(
    """
    domicile maison appartement logement pavillon villa studio chambre ferme bar cafe restaurant magasin boutique
    commerce garage bureau bureaux atelier cabinet hotel champ propriete local locaux travail siege home house flat
    apartment room farm shop pub office address addresses garage adresse adresses appartements maisons
    """.split()
)
DEFINITE = frozenset("au aux du des le la les l the".split())
#: Between two of these there is no place: "une bagarre entre".
BETWEEN_PEOPLE = frozenset(
    """
    altercation altercations bagarre dispute rixe conflit match rencontre derby game finale fight brawl row argument
    feud confrontation differend echange querelle affrontement affrontements heurts lien liens relation relations
    contrat accord link links clash clashes guerre war
    """.split()
)
#: Behind them "à" leads to a person: "a demandé à", "passé les menottes à".
DATIVE = frozenset(
    """
    dit demande reproche declare confie signifie notifie ordonne parle repond repondu remis lu menottes attribue
    impute adresse telephone ecrit explique donne vendu impose bracelets face grace quant rendre visite apporte
    fourni livre
    """.split()
)
#: Before a name they speak of somebody: "selon", "raconte", "avec".
BESIDE_PEOPLE = frozenset(
    """
    selon apres raconte explique affirme declare dit assure avec par et contre chez with by said says told accused
    arrested interpelle arrete suspect voisin avocat named called famille family frere freres soeur affaire clan
    couple dossier according against suspected
    """.split()
)
#: Behind a name they are what a person does.
PERSON_VERBS = frozenset(
    """
    a ont avait avaient aurait est sont etait etaient sera seront fut n ne s se dit raconte explique affirme assure
    declare nie reconnait conteste risque purge tend qui was were is are has have had said says told denied denies
    admitted admits held who refused ran fled tried did does would will could faces faced appeared lived lives
    worked pleaded whose
    """.split()
)
#: Nouns behind "the NAME" that leave it a place: "in the Leeds area".
PLACE_NOUNS = frozenset(
    """
    area areas region district suburb suburbs borough valley county docks countryside neighbourhood neighborhood
    parish town city village quarter province state coast peninsula islands island mountains hills canton commune
    ward
    """.split()
)
#: Nouns that a list of bare names explains: "plusieurs villes (…)", "two nearby towns, …".
OF_PLACES = frozenset(
    """
    ville villes commune communes lieu lieux departement departements region regions pays village villages quartier
    quartiers endroits municipalites localites agglomerations town towns city cities place places counties county
    country countries states village villages areas neighbourhoods suburbs boroughs voisines voisins
    """.split()
)
#: Small words that no noun is.
SMALL = frozenset(
    """
    et and ou or mais but que qui which when after before during while over on suspicion for of to from with by as
    apres avant pendant pour par avec dont lors where who whose de du des la le les un une
    """.split()
)
#: Nouns before "de NAME" or "of NAME" that make it a place's: "la police de", "un homme de", "originaire de".
PLACE_HEADS = (
    FACILITIES
    | RELATION_NOUNS
    | frozenset(
        """
        police policiers gendarmes gendarmerie commissariat parquet procureur procureure tribunal cour juge prison arret
        maire prefet prefecture mairie habitant habitants habitante homme hommes femme femmes originaire natif native
        etudiant etudiants resident residents native mayor bishop university city town people man men woman women venant
        venu venus venue retour provenance parti partie maire depute brigade compagnie douaniers instruction appel
        assises correctionnel penitentiaire detention pompiers ville villes ouest est nord sud
        """.split()
    )
)
#: Words before "from", "vers" that make what follows a place: "fled to", "originally from", "un train pour".
TRAVELLERS = frozenset(
    """
    man men woman women people fled flee travelled traveled flew flown flight train bus travelling heading drove
    driven moved returned extradited deported transferred came residents originally route direction fui parti partie
    partis fuite train vol avion transfere extrade expulse arrive arrives venus venu
    """.split()
)
#: Plain words that are towns, and surnames, too.
TOWN_WORDS = frozenset(
    """
    reading battle orange mobile bourg ville pont port redcar deal rugby sale wells street diss place pole mars
    total gare prison juge mort droit mission union march may
    """.split()
)
#: Between a preposition and a name they say which part, or that it is beside: another place than the name alone.
PARTS = COMPASS | frozenset(
    """
    northern southern eastern western pres near banlieue outside around autour environs periphery outskirts
    southeast e er eme th st nd rd km miles kilometres
    """.split()
)
