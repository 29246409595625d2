"""Speerpunten: from whom they come, how much a team runs at once, when a moved one comes back.

S4, aanbeveling 1: few at once, and what does not fit moves to next school year.
"""

import datetime
from collections.abc import Iterable
from enum import StrEnum

# Where a speerpunt comes from; codes are kept.
VAN_WIE = {
    "collegas": "collega's",
    "leerlingen": "leerlingen of studenten",
    "ouders": "ouders",
    "inspectie": "inspectie",
    "bestuur": "bestuur",
    "partners": "bedrijven of partners",
    "gegevens": "eigen gegevens",
}
# In more PLG's than this somebody has much at once.
MEESTE_PLGS = 2


def van_wie_woorden(codes: Iterable[str]) -> list[str]:
    """The codes in words, in the order of ``VAN_WIE``; unknown ones are left out."""
    gekozen = set(codes)
    return [woord for code, woord in VAN_WIE.items() if code in gekozen]


class Drukte(StrEnum):
    """What a team runs at once beside what it wants at most."""

    RUIMTE = "ruimte"
    VOL = "vol"
    TE_VEEL = "te_veel"


def drukte(lopend: int, grens: int) -> Drukte:
    """Under the limit there is room; at it the team is full; over it, it has too much."""
    if lopend < grens:
        return Drukte.RUIMTE
    return Drukte.VOL if lopend == grens else Drukte.TE_VEEL


def begin_volgend_schooljaar(dag: datetime.date) -> datetime.date:
    """The first day of the school year after ``dag``: a school year begins on 1 August."""
    return datetime.date(dag.year + (dag.month >= 8), 8, 1)


def schooljaarnaam(begin: datetime.date) -> str:
    """2027-08-01 -> '2027-2028'."""
    return f"{begin.year}-{begin.year + 1}"
