"""Rounding for showing, so that a rounded figure never says something else than the exact one."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

# Keeps the figure and its sign on one line, on paper and on the projector.
VASTE_SPATIE = "\N{NO-BREAK SPACE}"


def rond_af(waarde: Fraction, decimalen: int = 0) -> Decimal:
    """Round half away from zero, as taught at school, exactly.

    In: any fraction and a number of decimals (0 or more). Out: a Decimal with that many decimals.
    """
    factor = 10**decimalen
    geheel = int(abs(waarde) * factor + Fraction(1, 2))
    return Decimal(-geheel if waarde < 0 else geheel).scaleb(-decimalen)


def rond_eerlijk_af(waarde: Fraction, grenzen: Iterable[int]) -> Decimal:
    """Round to whole numbers, with decimals only where a whole number would mislead.

    In: the exact value and the borders that matter (the drempel, 0, 100). Out: the value with the
    fewest decimals that lies on the same side of every border as the exact value: 29.6 with
    border 30 stays 29.6, 29.96 stays 29.96, and 30.4 is not shown as 30.
    """
    grenzen = tuple(grenzen)
    decimalen = 0
    while True:
        afgerond = rond_af(waarde, decimalen)
        if all(_kant(waarde, grens) == _kant(Fraction(afgerond), grens) for grens in grenzen):
            return afgerond
        # Ends: every decimal makes the error ten times smaller, the distance to the border stays.
        decimalen += 1


def nederlands_getal(waarde: Decimal) -> str:
    """Write a number the Dutch way: decimal comma, a real minus sign."""
    return f"{waarde:f}".replace(".", ",").replace("-", "\N{MINUS SIGN}")


def _kant(waarde: Fraction, grens: int) -> int:
    return (waarde > grens) - (waarde < grens)
