"""When somebody may be reminded of a measurement, and of which."""

import datetime
from dataclasses import dataclass

VOORUIT = datetime.timedelta(days=7)
TUSSENTIJD = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Meetvraag:
    """One measurement asked of one person; ``wie`` is their number, ``naam`` their name.

    ``op`` is the day it was agreed for, ``moment`` that row of the schedule; none when no day was
    agreed. ``laatst_op``: when this person was reminded of it before.
    """

    afspraak: int
    wat: str
    traject: str
    team: int
    teamnaam: str
    wie: int
    naam: str
    moment: int | None = None
    op: datetime.date | None = None
    laatst_op: datetime.date | None = None


def is_aan_de_beurt(
    eerste: datetime.date | None, vandaag: datetime.date, *, nooit_gemeten: bool
) -> bool:
    """Whether a measurement asks for a reminder; ``eerste`` is the first day that waits for one.

    It is due, or will be within a week; or there is a norm, nothing was ever measured and no day
    is agreed, so nobody else will ask. What is agreed for later is left alone.
    """
    return nooit_gemeten if eerste is None else eerste <= vandaag + VOORUIT


def is_net_herinnerd(laatst: datetime.date | None, vandaag: datetime.date) -> bool:
    """Whether a person was reminded of a measurement less than a week ago."""
    return laatst is not None and vandaag - laatst < TUSSENTIJD
