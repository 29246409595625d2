"""When is measured (S1, stap 2B: "wanneer meten"), what is due and what is late.

A measurement is due on its day and late fourteen days after it. A number of times a year means the
middle of as many equal parts of the school year, on a working day: four times gives about
september, december, march and june, and never the holidays at either end.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

LAAT_NA = datetime.timedelta(days=14)
VRIJDAG = 4


class Stand(StrEnum):
    """How a moment stands today."""

    GEMETEN = "gemeten"
    VERVALLEN = "vervallen"
    KOMT = "komt nog"
    NU = "nu meten"
    TE_LAAT = "te laat"


@dataclass(frozen=True)
class Deel:
    """A period, or a whole school year: first and last day included."""

    van: datetime.date
    tot: datetime.date
    naam: str
    pk: int = 0


@dataclass(frozen=True)
class Moment:
    """A moment as agreed. ``periode`` is the key of the period it closes, 0 for none."""

    op: datetime.date
    naam: str
    periode: int = 0


@dataclass(frozen=True)
class Bestaand:
    """A moment that stands in the schedule; ``vast`` when it was measured or has lapsed."""

    pk: int
    op: datetime.date
    naam: str = ""
    periode: int = 0
    vast: bool = False


@dataclass(frozen=True)
class Verschil:
    """What has to happen to a schedule: keys with what they become, new ones, keys that go."""

    anders: tuple[tuple[int, Moment], ...] = ()
    nieuw: tuple[Moment, ...] = ()
    weg: tuple[int, ...] = ()


def stand_van(
    op: datetime.date, vandaag: datetime.date, *, gemeten: bool = False, vervallen: bool = False
) -> Stand:
    """How a moment that is due on ``op`` stands."""
    if gemeten:
        return Stand.GEMETEN
    if vervallen:
        return Stand.VERVALLEN
    if vandaag < op:
        return Stand.KOMT
    return Stand.TE_LAAT if vandaag >= op + LAAT_NA else Stand.NU


def iedere_periode(periodes: Iterable[Deel]) -> list[Moment]:
    """The last day of every period."""
    return [Moment(deel.tot, deel.naam, deel.pk) for deel in periodes]


def keer_per_jaar(jaren: Iterable[Deel], aantal: int) -> list[Moment]:
    """``aantal`` moments in every school year, in the middle of equal parts, on working days."""
    return [
        Moment(_werkdag(jaar, nummer, aantal), f"meting {nummer + 1} van {aantal}, {jaar.naam}")
        for jaar in jaren
        for nummer in range(aantal)
    ]


def vaste_datums(dagen: Iterable[datetime.date]) -> list[Moment]:
    """A moment on each of these days; a day that is named twice counts once."""
    return [Moment(dag, "afgesproken meting") for dag in sorted(set(dagen))]


def _werkdag(jaar: Deel, nummer: int, aantal: int) -> datetime.date:
    dagen = (jaar.tot - jaar.van).days
    dag = jaar.van + datetime.timedelta(days=dagen * (2 * nummer + 1) // (2 * aantal))
    # Saturday and sunday become the friday before, unless the school year only begins then.
    terug = max(dag.weekday() - VRIJDAG, 0)
    vrijdag = dag - datetime.timedelta(days=terug)
    return vrijdag if vrijdag >= jaar.van else dag + datetime.timedelta(days=3 - terug)


def werk_bij(
    bestaand: Sequence[Bestaand],
    gewenst: Iterable[Moment],
    nieuw_vanaf: datetime.date,
    vandaag: datetime.date,
) -> Verschil:
    """How the schedule becomes ``gewenst`` without touching what was measured or has lapsed.

    A moment that is wished for on another day moves along with its period. What is no longer
    wished for goes when its day is still to come; a past one was agreed and stays. New ones are
    made from ``nieuw_vanaf`` on. No two moments ever stand on one day.
    """
    per_dag = {moment.op: moment for moment in sorted(gewenst, key=lambda m: (m.op, m.naam))}
    over = {rij.pk: rij for rij in bestaand}
    anders: list[tuple[int, Moment]] = []
    for rij in bestaand:
        if wens := per_dag.pop(rij.op, None):
            del over[rij.pk]
            if not rij.vast and (rij.naam, rij.periode) != (wens.naam, wens.periode):
                anders.append((rij.pk, wens))
    per_periode = {rij.periode: rij for rij in over.values() if rij.periode}
    nieuw: list[Moment] = []
    for wens in per_dag.values():
        mee = per_periode.pop(wens.periode, None) if wens.periode else None
        if mee is None:
            if wens.op >= nieuw_vanaf:
                nieuw.append(wens)
            continue
        del over[mee.pk]
        if not mee.vast:
            anders.append((mee.pk, wens))
    weg = tuple(pk for pk, rij in over.items() if not rij.vast and rij.op > vandaag)
    return Verschil(tuple(anders), tuple(nieuw), weg)
