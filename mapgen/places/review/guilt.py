"""Words that call somebody guilty, in French and English: to be weighed where no court has convicted anybody.

What is being said matters, not the stem alone: "cour criminelle", "association de malfaiteurs", "plaide non coupable",
"le violeur présumé" and "presumed innocent until proved guilty" judge nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = re.compile(
    r"""(?ix)\b(?:
    coupables? | criminel(?:le)?s? | pédocriminel(?:le)?s? | violeu(?:r|se)s? | meurtri(?:er|ère)s? | assassins?
    | tueu(?:r|se)s? | pédophiles? | pedophiles? | agresseu(?:r|se)s? | voleu(?:r|se)s? | délinquante?s? | malfaiteu?rs?
    | trafiquante?s? | dealers? | dealeuses? | escrocs? | prédat(?:eur|rice)s? | terroristes? | proxénètes?
    | cambrioleu(?:r|se)s? | récidivistes? | braqueu(?:r|se)s? | bourreaux? | ravisseu(?:r|se)s? | racketteurs?
    | (?:le|la|ce|cette|ces|les|un|une|des)\ monstres? | auteure?s?\ (?:des\ faits|du\ |de\ la\ |des\ |de\ l[’'])
    | guilty | criminals? | rapists? | murderers? | killers? | paedophiles? | predators? | offenders? | attackers?
    | abusers? | thie(?:f|ves) | burglars? | robbers? | (?:drug|arms)\ dealers? | traffickers? | smugglers?
    | terrorists? | fraudsters? | molesters? | perpetrators? | culprits? | gangsters? | kidnappers?
    )\b"""
)
# Before the word: what makes it the name of a charge, a court or an office, or an open question.
_BEFORE = re.compile(
    r"""(?ix)(?:
    \b(?:brigade|police|cour|affaire|enquête|procédure|actes?|droit|justice|instruction|chambre|piste|juridiction|
      organisation|incendie|entreprise|association|attentat|menace|risque|attaque|projet|réseau|groupe|code|loi|voie|
      origine|activité|matière|faits|contenus?|images?|sphère|milieu|fichier|plainte|
      responsabilité|politique)s?\ (?:de\ |des\ |d[’'])?
    | \bnon[ -] | \bnot[ ] | \bpas[ ]
    | \b(?:présumée?s?|supposée?s?|alleged|suspected|accused|potential|possible)\ (?:\w+\ )?
    | \b(?:soupçonnée?s?|accusée?s?|suspectée?s?)\ (?:d[’']être|de)\ (?:le\ |la\ |les\ |un\ |une\ |des\ )?
    | \bproved?n?\ | \b(?:until|before|avant|tant\ qu)\b[^.;]{0,60}
    )$"""
)
# Behind the word.
_AFTER = re.compile(
    r"""(?ix)^(?:
    [ ]?(?:présumée?s?|supposée?s?|potentiel(?:le)?s?|inconnue?s?|recherchée?s?)
    | \ (?:River|courts?|cases?|charges?|investigations?|proceedings?|records?|law|justice|code|networks?|offen[cs]es?|
        complaints?|police|inquir(?:y|ies)|division|conspiracy|activit(?:y|ies)|damage|acts?|trials?|prosecutions?|responsibility|
        procedure|attacks?|groups?|organi[sz]ations?|threats?|plots?|propaganda|register|lawyers?|bar|negligence|gangs?|
        plea|pleas)\b
    )"""
)


def guilt_words(text: str) -> Iterator[str]:
    """The words of ``text`` that call somebody guilty, each once, as they are written."""
    told: set[str] = set()
    for match in _WORDS.finditer(text):
        word = match[0].strip()
        before = text[max(0, match.start() - 80) : match.start()]
        if word.lower() in told or _BEFORE.search(before) or _AFTER.search(text[match.end() : match.end() + 40]):
            continue
        told.add(word.lower())
        yield word
