"""When a part of the improvement board asks to be looked at again.

A board is worth looking at while it is fresh (S1, bijlage 2): a team agrees who looks a part over
and how often. Pure: what is read of meetings and periods comes in as a ``Kalender``.
"""

import calendar
import datetime
from dataclasses import dataclass

EEN_WEEK = datetime.timedelta(days=7)
EEN_DAG = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Kalender:
    """What a rhythm hangs on: the meetings before and after now, the first day of the period."""

    vorig_overleg: datetime.date | None = None
    volgend_overleg: datetime.date | None = None
    periode_begon: datetime.date | None = None


def vers_vanaf(ritme: str, vandaag: datetime.date, kalender: Kalender) -> datetime.date | None:
    """The first day on which a look still counts today; None when nothing is asked now.

    For every meeting: in the week before it, and after the one before. Raises ValueError for a
    rhythm that does not exist.
    """
    match ritme:
        case "week":
            return vandaag - EEN_WEEK + EEN_DAG
        case "maand":
            return _maand_terug(vandaag) + EEN_DAG
        case "periode":
            return kalender.periode_begon
        case "overleg":
            return _voor_overleg(vandaag, kalender)
    raise ValueError(f"unknown rhythm {ritme}")


def aan_de_beurt(
    ritme: str, nagekeken_op: datetime.date | None, vandaag: datetime.date, kalender: Kalender
) -> bool:
    """Whether a part that was last looked at on ``nagekeken_op`` asks for it again."""
    vanaf = vers_vanaf(ritme, vandaag, kalender)
    return vanaf is not None and (nagekeken_op is None or nagekeken_op < vanaf)


def _voor_overleg(vandaag: datetime.date, kalender: Kalender) -> datetime.date | None:
    volgend, vorig = kalender.volgend_overleg, kalender.vorig_overleg
    if volgend is None or vandaag < volgend - EEN_WEEK:
        return None
    vanaf = max(volgend - EEN_WEEK, vorig + EEN_DAG) if vorig else volgend - EEN_WEEK
    # A look today always helps, also right after a meeting or between two of today.
    return min(vanaf, vandaag)


def _maand_terug(dag: datetime.date) -> datetime.date:
    """The same day a month before, or the last one that month has."""
    jaar, maand = (dag.year, dag.month - 1) if dag.month > 1 else (dag.year - 1, 12)
    return datetime.date(jaar, maand, min(dag.day, calendar.monthrange(jaar, maand)[1]))
