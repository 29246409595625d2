"""Who still has to read what: everybody in the team reads what is in force, once a version.

S1, stap 1: what was agreed is within reach of everybody, of new colleagues too.
"""

import datetime
from dataclasses import dataclass

# Long enough for somebody who works two days a week.
LEESTIJD = datetime.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Leesbeurt:
    """One version for one member: ``voor`` is the day by which it is read."""

    voor: datetime.date
    nieuw_in_team: bool
    te_laat: bool


def leesbeurt(
    geldig_sinds: datetime.date, lid_sinds: datetime.date, vandaag: datetime.date
) -> Leesbeurt:
    """When a member should have read a version that holds since ``geldig_sinds``.

    Who came later gets as much time, from the first day in the team.
    """
    nieuw = lid_sinds > geldig_sinds
    voor = max(geldig_sinds, lid_sinds) + LEESTIJD
    return Leesbeurt(voor, nieuw, voor < vandaag)


def evalueren_te_laat(evalueren_op: datetime.date | None, vandaag: datetime.date) -> bool:
    """Whether the day on which a document would be looked at again has passed."""
    return evalueren_op is not None and evalueren_op < vandaag
