"""What people inside answered beside what the bestuur had estimated, per theme (S3).

The source names three situations, in which the two are far apart:

1. the bestuur thinks a theme is high, people inside think it is low;
2. a theme goes worse than the bestuur estimated (samen leren);
3. there is less support than the bestuur estimated (draagvlak).

It draws no borders, so these are ours. A theme is the mean of all answers to its statements, 1 for
the first of the scale, every answer weighing the same. High is above the middle of the scale, low
is below; the middle itself is neither, so it never makes situation 1. Worse is half a scale point
or more. Everything is exact: no rounding decides.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction

HALVE_PUNT = Fraction(1, 2)


class Verhouding(StrEnum):
    """Where the answers are, seen from the estimate."""

    LAGER = "lager"
    GELIJK = "ongeveer gelijk"
    HOGER = "hoger"


def gemiddelde(tellingen: Iterable[Sequence[int]]) -> Fraction | None:
    """The mean of all answers together, from 1 on; None without answers.

    In: for each statement how many gave each answer, in the order of the scale.
    """
    n = som = 0
    for aantallen in tellingen:
        n += sum(aantallen)
        som += sum(punt * aantal for punt, aantal in enumerate(aantallen, 1))
    return Fraction(som, n) if n else None


def geschat(waarden: Iterable[int]) -> Fraction | None:
    """The mean of estimated answers, from 1 on; ``waarden`` are places on the scale, from 0."""
    punten = [waarde + 1 for waarde in waarden]
    return Fraction(sum(punten), len(punten)) if punten else None


def midden(antwoorden: int) -> Fraction:
    """The middle of a scale of so many answers: 2.5 of four, 3 of five."""
    return Fraction(antwoorden + 1, 2)


def verhouding(schatting: Fraction, antwoorden: Fraction) -> Verhouding:
    """Lower or higher from half a scale point on, otherwise about the same."""
    verschil = antwoorden - schatting
    if verschil <= -HALVE_PUNT:
        return Verhouding.LAGER
    return Verhouding.HOGER if verschil >= HALVE_PUNT else Verhouding.GELIJK


def herkend(
    plaats: int, schatting: Fraction | None, antwoorden: Fraction | None, schaal: int
) -> bool:
    """Whether the situation of this theme is there; never when one of the two is missing.

    ``plaats``: which theme it is, from 0: schools rename themes, their order stays. ``schaal``:
    how many answers there are. A fourth theme has no situation.
    """
    if schatting is None or antwoorden is None:
        return False
    if plaats == 0:
        return antwoorden < midden(schaal) < schatting
    return plaats in (1, 2) and verhouding(schatting, antwoorden) == Verhouding.LAGER
