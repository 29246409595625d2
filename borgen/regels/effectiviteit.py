"""E = K x A: a change works as well as it is made and as it is accepted (S1, hoofdstuk 4).

The source gives the product without a scale. We ask both on 0-10, take the median of the team and
show the product as 0-100. Under 50 it is worth a talk, about the lower of the two.

Who answered what must not be found out. The median of two answers gives away the other one to
whoever knows their own; so with fewer than three nothing comes out at all, and with fewer than five
only the medians do: no count per value, since in so small a group a count is a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

LAAGSTE, HOOGSTE = 0, 10
GRENS = 50
MINSTENS_VOOR_UITKOMST = 3
MINSTENS_VOOR_VERDELING = 5

Aantallen = Mapping[int, int]
"""How many people gave each value; values nobody gave may be left out."""


class Onderwerp(StrEnum):
    """What to put on the agenda."""

    KWALITEIT = "kwaliteit"
    ACCEPTATIE = "acceptatie"
    BEIDE = "beide"


@dataclass(frozen=True, slots=True)
class Effectiviteit:
    """``waarde`` from 0 to 100; ``onderwerp`` is None when there is no reason to talk."""

    waarde: Fraction
    onderwerp: Onderwerp | None


def mediaan(aantallen: Aantallen) -> Fraction | None:
    """The middle value, or halfway the two in the middle; None when nobody answered.

    Raises ValueError for a count below zero.
    """
    if any(aantal < 0 for aantal in aantallen.values()):
        raise ValueError("a count is not below zero")
    n = sum(aantallen.values())
    if n == 0:
        return None
    return Fraction(_op_plek(aantallen, (n - 1) // 2) + _op_plek(aantallen, n // 2), 2)


def _op_plek(aantallen: Aantallen, plek: int) -> int:
    """The value at ``plek`` (from 0) when all answers stand in order."""
    for waarde in sorted(aantallen):
        plek -= aantallen[waarde]
        if plek < 0:
            return waarde
    raise ValueError("there are not so many answers")


def effectiviteit(kwaliteit: Fraction, acceptatie: Fraction) -> Effectiviteit:
    """The product of the two medians, and what to talk about when it is under 50."""
    waarde = kwaliteit * acceptatie
    if waarde >= GRENS:
        return Effectiviteit(waarde, None)
    if kwaliteit == acceptatie:
        return Effectiviteit(waarde, Onderwerp.BEIDE)
    lager = Onderwerp.KWALITEIT if kwaliteit < acceptatie else Onderwerp.ACCEPTATIE
    return Effectiviteit(waarde, lager)


def toont_uitkomst(antwoorden: int) -> bool:
    """Whether so many answers give an outcome."""
    return antwoorden >= MINSTENS_VOOR_UITKOMST


def toont_verdeling(antwoorden: int) -> bool:
    """Whether it may be shown, and kept, how many people gave each value."""
    return antwoorden >= MINSTENS_VOOR_VERDELING
