"""What is due for one person: the shape in which every app offers it to the start page."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Druk:
    """An act that one press does: where its form is sent, and with which hidden fields."""

    adres: str
    velden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TeDoen:
    """One thing to do. ``soort`` says in words what is asked; ``datum`` is the day it is due.

    ``knop`` is the verb on its line: a link to ``url``, or with ``druk`` the act itself.
    """

    soort: str
    wat: str
    url: str
    team: str
    datum: datetime.date | None = None
    te_laat: bool = False
    knop: str = "Bekijk"
    druk: Druk | None = None

    @property
    def volgorde(self) -> tuple[datetime.date, str]:
        """Sorts by day; what has no day waits for nothing and comes first."""
        return (self.datum or datetime.date.min, self.wat)


@dataclass(frozen=True)
class Gedaan:
    """What stands on the line after its act; ``terug`` takes the act back, by the word ``knop``."""

    tekst: str
    url: str
    terug: Druk | None = None
    knop: str = ""
