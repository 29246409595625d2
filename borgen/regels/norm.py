"""Does a result meet its norm? (S1, stap 3 Handelen: "bijstellen van de norm of de doelstelling").

Exact: values are Decimal and never rounded, the norm itself is met by "minstens" and "hoogstens".
The norm that counts is the one that held on the day of measuring. A norm that has to be met by a
later day is not missed before it (S1: sometimes the goal is right and only the period is not).
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MINSTENS, HOOGSTENS = "minstens", "hoogstens"


class Oordeel(StrEnum):
    """How a result stands to its norm."""

    GEHAALD = "gehaald"
    NIET_GEHAALD = "niet gehaald"
    ONDERWEG = "nog niet gehaald"
    GEEN_NORM = "geen norm"


@dataclass(frozen=True)
class Normwaarde:
    """A norm from ``geldig_van`` on; ``te_halen_op`` is the day it has to be met, when agreed."""

    waarde: Decimal
    geldig_van: datetime.date
    te_halen_op: datetime.date | None = None


def geldige_norm(normen: Iterable[Normwaarde], dag: datetime.date) -> Normwaarde | None:
    """The norm that holds on ``dag``: of those that began by then the one that began last."""
    begonnen = [norm for norm in normen if norm.geldig_van <= dag]
    return max(begonnen, key=lambda norm: norm.geldig_van) if begonnen else None


def hoogste_van(eenheid: str) -> Decimal | None:
    """The highest result a unit knows: a share of a hundred, a mark "van de 10"; else None."""
    if eenheid.strip() == "%":
        return Decimal(100)
    schaal = re.fullmatch(r"van de ([0-9]{1,4})", eenheid.strip())
    return Decimal(schaal[1]) if schaal else None


def haalt(waarde: Decimal, richting: str, norm: Decimal) -> bool:
    """Whether ``waarde`` meets ``norm``; equal is met. Raises ValueError for another direction."""
    if richting == MINSTENS:
        return waarde >= norm
    if richting == HOOGSTENS:
        return waarde <= norm
    raise ValueError(f"unknown direction {richting}")


def beoordeel(
    waarde: Decimal, richting: str, normen: Iterable[Normwaarde], dag: datetime.date
) -> Oordeel:
    """How ``waarde``, measured on ``dag``, stands to the norm of that day."""
    norm = geldige_norm(normen, dag)
    if norm is None:
        return Oordeel.GEEN_NORM
    if haalt(waarde, richting, norm.waarde):
        return Oordeel.GEHAALD
    if norm.te_halen_op and dag < norm.te_halen_op:
        return Oordeel.ONDERWEG
    return Oordeel.NIET_GEHAALD
