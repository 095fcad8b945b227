"""Given names that are frequent in France, Britain and the United States, folded: they show that two capitalised
words are a person.

Written down by hand. Names that are a well-known town, territory or common noun as well (Nancy, Florence, Victoria,
Charlotte, Rose, Marine) are left out: a missed name is one of many safeguards, a false alarm trains to look away.
"""

from __future__ import annotations

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
