"""When a statement asks for an intervention (S1, bijlage 1, stap 2).

The source has three wordings: "30 %", "> 30 %" and once "< 30 %", a slip. Taken here: at or above
the drempel, so 3 of 10 at 30 % does ask for an intervention.
"""

from decimal import Decimal
from fractions import Fraction

from boas.regels.afronden import VASTE_SPATIE, nederlands_getal, rond_eerlijk_af
from boas.regels.telling import Telling, is_heel_getal

STANDAARD_DREMPEL = 30
LAAGSTE_DREMPEL = 1
HOOGSTE_DREMPEL = 100


class OngeldigeDrempel(ValueError):
    """The drempel is not a whole percentage from 1 to 100."""


def controleer_drempel(drempel: int) -> int:
    """Give back the drempel (whole percentage, 1-100) or raise OngeldigeDrempel."""
    if not is_heel_getal(drempel) or not LAAGSTE_DREMPEL <= drempel <= HOOGSTE_DREMPEL:
        raise OngeldigeDrempel(
            f"De drempel is een heel percentage van {LAAGSTE_DREMPEL} tot en met {HOOGSTE_DREMPEL}."
        )
    return drempel


def interventie_nodig(telling: Telling, drempel: int) -> bool:
    """Whether the share of disagreement is at or above the drempel, in whole numbers.

    In: a tally and a drempel in percent. Out: False for a tally without answers, which is "niet
    beantwoord". Raises OngeldigeDrempel. Source: S1, bijlage 1, stap 2 and its footnote.
    """
    controleer_drempel(drempel)
    return telling.n > 0 and 100 * telling.oneens >= drempel * telling.n


def aandeel_oneens(telling: Telling) -> Fraction | None:
    """The exact share of disagreement, 0-1; None without answers (S1, bijlage 1, stap 2)."""
    return Fraction(telling.oneens, telling.n) if telling.n else None


def procent_afgerond(telling: Telling, drempel: int) -> Decimal | None:
    """The percentage of disagreement to show; None without answers.

    A whole percentage, with just enough decimals where that would land on the drempel, on 0 or on
    100, or beyond, while the exact share does not. So the figure never contradicts
    `interventie_nodig`: 29.6 % stays 29.6 % at a drempel of 30. Raises OngeldigeDrempel.
    """
    controleer_drempel(drempel)
    aandeel = aandeel_oneens(telling)
    return None if aandeel is None else rond_eerlijk_af(100 * aandeel, (0, drempel, 100))


def procent_tekst(telling: Telling, drempel: int) -> str:
    """`procent_afgerond` in Dutch with a no-break space, "29,6 %"; empty without answers."""
    afgerond = procent_afgerond(telling, drempel)
    return "" if afgerond is None else f"{nederlands_getal(afgerond)}{VASTE_SPATIE}%"
