"""Which date an agreement may get. "Afspraak is afspraak": a date lies ahead, and not too far."""

from datetime import date, timedelta
from enum import StrEnum

# A date further away is nearly always a slip in the year.
VERSTE_DAGEN = 5 * 366


class Datumfout(StrEnum):
    """What is wrong with a chosen date; who shows it finds the words."""

    VOOR_DE_SESSIE = "voor de sessie"
    AL_GEWEEST = "al geweest"
    TE_VER = "te ver"


def keur_datum(datum: date, vandaag: date, sessiedatum: date | None = None) -> Datumfout | None:
    """What is wrong with a newly chosen ``datum``; None when it is right.

    In: today, and the day of the session for an agreement that follows from one. Today itself is
    right, and so is the day of the session.
    """
    if sessiedatum is not None and datum < sessiedatum:
        return Datumfout.VOOR_DE_SESSIE
    if datum < vandaag:
        return Datumfout.AL_GEWEEST
    if datum > vandaag + timedelta(days=VERSTE_DAGEN):
        return Datumfout.TE_VER
    return None
