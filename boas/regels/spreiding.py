"""How far the answers lie apart.

S1, bijlage 1, stap 2 asks to talk about large differences without saying what large is. Measured
here with the consensus of W.J. Tastle and M.J. Wierman, "Consensus and dissention: a measure of
ordinal dispersion", International Journal of Approximate Reasoning 45 (2007).
"""

import math
from enum import StrEnum
from fractions import Fraction

from boas.regels.telling import Telling

# Far above the rounding of a float here (about 1e-15), far under what people could notice.
_ZEKER_VERSCHIL = 1e-9


class Spreiding(StrEnum):
    """The word that is shown; the number behind it is a detail."""

    EENSGEZIND = "eensgezind"
    ENIGE = "enige verschillen"
    GROTE = "grote verschillen"


def consensus(telling: Telling) -> float | None:
    """Consensus from 0 (halves at both ends) to 1 (all the same); None without answers.

    Cns = 1 + sum p_i * log2(1 - |X_i - mu| / d) with categories X = 1, 2, ..., mean mu and width
    d, for any number of categories.
    """
    if telling.n == 0:
        return None
    waarde = 1 + sum(
        aantal / telling.n * math.log2(nabijheid)
        for aantal, nabijheid in _nabijheden(telling)
        if aantal
    )
    return min(1.0, max(0.0, waarde))


def spreidingswoord(telling: Telling) -> Spreiding | None:
    """The word for the spread; None without answers.

    "Grote verschillen" under a consensus of 0.50, or when both sides hold at least 40 %;
    otherwise "eensgezind" above 0.75 and "enige verschillen" up to there. Exact on the borders.
    """
    if telling.n == 0:
        return None
    verdeeld = 5 * telling.oneens >= 2 * telling.n and 5 * telling.eens >= 2 * telling.n
    if verdeeld or _vergelijk_consensus(telling, Fraction(1, 2)) < 0:
        return Spreiding.GROTE
    if _vergelijk_consensus(telling, Fraction(3, 4)) > 0:
        return Spreiding.EENSGEZIND
    return Spreiding.ENIGE


def _nabijheden(telling: Telling) -> list[tuple[int, Fraction]]:
    """Per category its count and 1 - |X_i - mu| / d, exactly; above 0 wherever the count is."""
    breedte = len(telling.aantallen) - 1
    som = sum(plaats * aantal for plaats, aantal in enumerate(telling.aantallen))
    gemiddelde = Fraction(som, telling.n)
    return [
        (aantal, 1 - abs(plaats - gemiddelde) / breedte)
        for plaats, aantal in enumerate(telling.aantallen)
    ]


def _vergelijk_consensus(telling: Telling, grens: Fraction) -> int:
    """-1, 0 or 1 as the consensus lies under, on or above the border, exactly.

    The float decides when it is far enough from the border for its rounding not to matter. Else:
    Cns compared with g is, with both sides as power of two and each multiplied by n * q, where
    q is the denominator of g: the product of nabijheid_i ** (count_i * q) with 2 ** ((g - 1) n q).
    """
    ruwe_waarde = consensus(telling)
    if ruwe_waarde is not None and abs(ruwe_waarde - grens) > _ZEKER_VERSCHIL:
        return 1 if ruwe_waarde > grens else -1
    q = grens.denominator
    teller, noemer = 1, 1
    for aantal, nabijheid in _nabijheden(telling):
        teller *= nabijheid.numerator ** (aantal * q)
        noemer *= nabijheid.denominator ** (aantal * q)
    links = teller << ((q - grens.numerator) * telling.n)
    return (links > noemer) - (links < noemer)
