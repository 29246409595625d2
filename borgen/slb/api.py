"""What the rest of the application may know of conversations: totals, never a student."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from borgen.slb import cijfers
from borgen.slb.agenda import geplande_gesprekken
from borgen.slb.demo import Klasverhaal, vertel
from borgen.slb.periodes import tijdvak_van
from borgen.slb.regels.afscherming import GEEN_STUDENTEN, buiten_team
from borgen.slb.te_doen import te_doen
from organisatie.models import Periode, Team

__all__ = [
    "GEEN_STUDENTEN",
    "Klasverhaal",
    "Uitkomst",
    "aandeel_norm",
    "geplande_gesprekken",
    "te_doen",
    "vertel",
]


@dataclass(frozen=True)
class Uitkomst:
    """Of a team in a finished period, as it may be read outside the team.

    Without figures ``reden`` says why: the period still runs, no students, or too few to show.
    """

    aandeel: Decimal | None = None
    """Share of students who reached the norm, in percent."""
    studenten: int | None = None
    gehouden: int | None = None
    nodig: int | None = None
    reden: str = ""


def aandeel_norm(team: Team, periode: Periode) -> Uitkomst:
    """For a meetafspraak of which the outcome comes from the conversations."""
    stand = cijfers.van_team(team.pk, periode)
    getoond = buiten_team(stand, tijdvak_van(periode), timezone.localdate())
    if getoond.stand is None:
        return Uitkomst(reden=getoond.reden)
    aandeel = Decimal(100 * stand.gehaald) / stand.studenten
    return Uitkomst(aandeel, stand.studenten, stand.gehouden, stand.nodig)
