"""Periods and the day on which is counted (S1, hoofdstuk 5: twice per student per period)."""

import datetime
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Tijdvak:
    """A period; first and last day included."""

    van: datetime.date
    tot: datetime.date

    def bevat(self, dag: datetime.date) -> bool:
        return self.van <= dag <= self.tot

    def is_voorbij(self, vandaag: datetime.date) -> bool:
        return self.tot < vandaag


def peildatum(tijdvak: Tijdvak, vandaag: datetime.date) -> datetime.date:
    """Who is enrolled on this day counts: the last day of the period, today while it runs.

    Of a period that is still to come: its first day.
    """
    return max(tijdvak.van, min(tijdvak.tot, vandaag))


@dataclass(frozen=True)
class Jaar:
    """A school year, as far as logging asks."""

    naam: str
    van: datetime.date
    tot: datetime.date
    gesloten: bool


class Bezwaar(Enum):
    """Why a conversation cannot be put on a day."""

    NOG_NIET_GEWEEST = "nog niet geweest"
    AL_GEWEEST = "al geweest"
    GEEN_JAAR = "geen jaar"
    GESLOTEN = "gesloten"


def bezwaar_tegen(
    dag: datetime.date, vandaag: datetime.date, jaar: Jaar | None, *, gehouden: bool
) -> Bezwaar | None:
    """What is against this day; ``jaar`` is the school year it falls in.

    Planned conversations may lie ahead, held ones not.
    """
    if gehouden and dag > vandaag:
        return Bezwaar.NOG_NIET_GEWEEST
    if not gehouden and dag < vandaag:
        return Bezwaar.AL_GEWEEST
    if jaar is None:
        return Bezwaar.GEEN_JAAR
    return Bezwaar.GESLOTEN if jaar.gesloten else None
