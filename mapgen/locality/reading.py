"""What has been read of a phrase so far: the scratch pad that the wording rules write on."""

from __future__ import annotations

from dataclasses import dataclass, field

from mapgen.locality.clause import Article, LocalityType, Toponym
from mapgen.locality.numbers import Measure


@dataclass(slots=True)
class Reading:
    """One phrase, read from left to right. Rules add to it; the first locality type stands."""

    locality_type: LocalityType | None = None
    start: int = -1
    """Position of the phrase's first word; -1 where the reading is a part of another phrase."""
    name: str = ""
    article: Article = ""
    preposition: str = ""
    lead: str = ""
    """The first preposition of the phrase; tells "dans l'Isère, près de Grenoble" from "à Bron, près de Lyon"."""
    lead_article: bool = False
    feature_class: str | None = None
    adjective: bool = False
    within: str | None = None
    """The container of this name alone, where the phrase has two."""
    classifier: str = ""
    """A noun that says what the name is, where the name itself decides the meaning: region, metropole, ile …"""
    linked: bool = False
    """True where "de" or "of" stands between the classifier and the name."""
    part: str | None = None
    heading: float | None = None
    measure: Measure | None = None
    district: int | None = None
    """Number of a municipal arrondissement: "Paris 13e"."""
    districts: bool = False
    """Several municipal arrondissements: "les 13e et 14e arrondissements"."""
    neighbourhood: bool = False
    indefinite: bool = False
    """A place of a kind, not named: "dans un village de l'Ain"."""
    code: bool = False
    """The name is a département's number or a postcode."""
    reason: str | None = None
    missing: str | None = None
    """Reason to give if the phrase ends without a name."""
    other: Toponym | None = None
    """The second name of ``between``."""
    containers: list[Toponym] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unused: list[tuple[int, int]] = field(default_factory=list)
    """Word spans that no rule used."""
    joined: bool = False
    """The phrase continues an enumeration: "et Lyon"."""

    def settle(self, locality_type: LocalityType) -> None:
        """Set the type unless a word before has set it."""
        if self.locality_type is None:
            self.locality_type = locality_type

    def remark(self, key: str) -> None:
        if key not in self.remarks:
            self.remarks.append(key)

    def classify(self, *, feature_class: str | None = None, classifier: str = "") -> None:
        """A noun of a kind was read: what article or preposition stood before it no longer matters."""
        self.feature_class, self.classifier = feature_class, classifier
        self.article, self.preposition, self.linked = "", "", False

    @property
    def bare(self) -> bool:
        """True while nothing but a preposition or an article has been read."""
        return not (self.locality_type or self.classifier or self.feature_class or self.part or self.indefinite)

    def toponym(self, preposition: str | None = None) -> Toponym:
        read = "" if self.preposition == "the" else self.preposition
        return Toponym(
            self.name,
            self.article,
            read if preposition is None else preposition,
            self.feature_class,
            self.adjective,
            self.within,
        )
