"""When a BOAS is advised (S1, paragraaf over het assessment).

A BOAS is optional. It is advised a year after the analysis was finished; in doubt a team may hold
one at any time.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

JAREN_NA_DE_ANALYSE = 1


class Moment(StrEnum):
    """Where a traject stands against its advised moment."""

    GEHOUDEN = "gehouden"
    GEPLAND = "gepland"
    NU = "nu"
    LATER = "later"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Advies:
    """``vanaf``: the first day a BOAS is advised; None when the day of the analysis is unknown."""

    moment: Moment
    vanaf: date | None


def advies_boas(
    analyse_afgerond_op: date | None,
    laatste_boas: date | None,
    vandaag: date,
    *,
    gepland: bool = False,
) -> Advies:
    """The advice for a traject.

    In: the day the analysis was finished and the day of the last closed BOAS, where known;
    ``gepland`` when a BOAS is being prepared or held: then there is nothing to advise. A BOAS
    on or after the advised day fulfils it; an earlier one does not, since agreements need a year to
    settle before it can be seen whether they last.
    """
    vanaf = een_jaar_na(analyse_afgerond_op) if analyse_afgerond_op else None
    if gepland:
        return Advies(Moment.GEPLAND, vanaf)
    if vanaf is None:
        moment = Moment.GEHOUDEN if laatste_boas else Moment.ONBEKEND
        return Advies(moment, None)
    if laatste_boas is not None and laatste_boas >= vanaf:
        return Advies(Moment.GEHOUDEN, vanaf)
    return Advies(Moment.NU if vandaag >= vanaf else Moment.LATER, vanaf)


def een_jaar_na(dag: date) -> date:
    """The same day a year later; 29 February becomes 1 March."""
    jaar = dag.year + JAREN_NA_DE_ANALYSE
    if (dag.month, dag.day) == (2, 29):
        return date(jaar, 3, 1)
    return dag.replace(year=jaar)
