"""How far a wording reaches beyond the feature it names, in metres.

The guides (Chapman & Wieczorek 2020, section 3.4.2 on "near" and adjacent localities) leave the reach of
vague words to a stated convention that grows with the feature. Ours: the larger a town, the farther away
it still serves as the reference of a report, one step for each tenfold of its people. DESIGN's table
gives the ends of each range; the slopes below run through them between a village (1,000 people) and a
metropolis (several millions).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from mapgen.geocoding.evidence import TOWNS
from mapgen.geocoding.gazetteer import Record


@dataclass(frozen=True, slots=True)
class Reach:
    """A buffer of ``shortest`` to ``longest`` km: ``at_thousand`` at 1,000 people, ``slope`` more for each tenfold.

    Larger features than towns have no such people to count by; their buffer is ``share`` of their own
    radius, at least ``longest``: what lies near a département may lie as far off as near a metropolis.
    """

    shortest: float
    longest: float
    at_thousand: float
    slope: float
    share: float = 0.25


NEAR = Reach(shortest=5, longest=20, at_thousand=5, slope=4)
AREA_OF = Reach(shortest=10, longest=30, at_thousand=10, slope=5)
SUBURB = Reach(shortest=8, longest=30, at_thousand=8, slope=5.5)
HEADING = Reach(shortest=10, longest=40, at_thousand=10, slope=8)


def buffer_in_meters(reach: Reach, record: Record) -> float:
    """The buffer of one kind of wording round one feature; never below the feature's own scale for small ones."""
    if record.feature_class not in TOWNS and record.feature_class != "intercommunality":
        return 1000 * max(reach.longest, reach.share * record.radius_in_meters / 1000)
    tenfolds = math.log10(max(record.population, 1) / 1000)
    return 1000 * min(reach.longest, max(reach.shortest, reach.at_thousand + reach.slope * tenfolds))
