"""How far a team is, without pointing at anybody.

Counts are shown only when enough colleagues answered: of two answers each knows the other's.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MINSTENS = 5


@dataclass(frozen=True)
class Trede:
    """One answer that could be given, and how many gave it."""

    stand: str
    aantal: int

    @property
    def stippen(self) -> str:
        """One for each, to see it at a glance."""
        return "●" * self.aantal


@dataclass(frozen=True)
class Beeld:
    """``treden`` is empty while too few answered; ``nog`` is how many more have to."""

    beantwoord: int
    treden: tuple[Trede, ...]

    @property
    def nog(self) -> int:
        return max(0, MINSTENS - self.beantwoord)


def beeld_van(standen: Iterable[str], keuzes: Sequence[str]) -> Beeld:
    """How many gave each answer, in the order of ``keuzes``; hidden under ``MINSTENS`` answers."""
    telling = Counter(standen)
    beantwoord = telling.total()
    if beantwoord < MINSTENS:
        return Beeld(beantwoord, ())
    return Beeld(beantwoord, tuple(Trede(stand, telling[stand]) for stand in keuzes))
