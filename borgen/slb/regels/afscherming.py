"""What may be told outside the team: never of fewer than five students (AVG).

Nothing finer than a team leaves the team: no class, no SLB'er, no free choice of dates, and no
period that still runs, of which the figures of yesterday and today would tell who was spoken to.
A total is made of the figures that are shown, so whatever is added up or subtracted gives sums of
what could be read already. What remains is one team in one period: shown whole, or not at all.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from borgen.slb.regels.telling import Stand, samen
from borgen.slb.regels.tijdvak import Tijdvak

MINSTENS = 5


@dataclass(frozen=True)
class Getoond:
    """A team outside the team. ``stand`` is None when a number in it would be too small."""

    stand: Stand | None
    reden: str = ""


GEEN_STUDENTEN = "geen studenten"
TE_KLEIN = "te weinig om te tonen"
LOOPT_NOG = "loopt nog"


def buiten_team(stand: Stand, tijdvak: Tijdvak, vandaag: datetime.date) -> Getoond:
    """What others see of a team in a period.

    When four of twenty did not reach the norm, "sixteen did" says the same: then the conversations
    held are hidden too, for with a high norm they tell how many reached it. Nor may those in
    between, who had a conversation and not enough of them, follow from the rest by subtracting.
    """
    if not tijdvak.is_voorbij(vandaag):
        return Getoond(None, LOOPT_NOG)
    if stand.studenten == 0:
        return Getoond(None, GEEN_STUDENTEN)
    klein = (
        stand.gehaald,
        stand.studenten - stand.gehaald,
        stand.gehouden,
        stand.zonder,
        stand.studenten - stand.zonder,
        stand.studenten - stand.zonder - stand.gehaald,
    )
    if stand.studenten < MINSTENS or any(0 < aantal < MINSTENS for aantal in klein):
        return Getoond(None, TE_KLEIN)
    return Getoond(stand)


def totaal(rijen: Iterable[Getoond]) -> Stand:
    """The teams that are shown, together; what is hidden is not in it."""
    return samen(rij.stand for rij in rijen if rij.stand)
