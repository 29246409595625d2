"""What is due for one person: the shape in which every app offers it to the start page."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class TeDoen:
    """One thing to do. ``soort`` says in words what is asked; ``datum`` is the day it is due."""

    soort: str
    wat: str
    url: str
    team: str
    datum: datetime.date | None = None
    te_laat: bool = False

    @property
    def volgorde(self) -> tuple[datetime.date, str]:
        """Sorts by day; what has no day waits for nothing and comes first."""
        return (self.datum or datetime.date.min, self.wat)
