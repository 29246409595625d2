"""What changed since the previous session (S1, bijlage 1: the assessment can be held again).

Statements are matched by code and compared only when the text is the same: two wordings measure
two things, however alike they look.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from boas.regels.afronden import nederlands_getal, rond_eerlijk_af
from boas.regels.drempel import aandeel_oneens
from boas.regels.schaal import INSTEMMING, Schaal
from boas.regels.telling import Telling, zelfde_schaal


class Soort(StrEnum):
    """Whether two sessions can be compared on a statement, and if not, why."""

    VERGELEKEN = "vergeleken"
    NIEUW_GEFORMULEERD = "nieuw geformuleerd"
    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    ANDERE_SCHAAL = "andere schaal"
    NIET_BEANTWOORD = "niet beantwoord"


class Richting(StrEnum):
    """Better is less disagreement."""

    BETER = "beter"
    SLECHTER = "slechter"
    GELIJK = "gelijk"


@dataclass(frozen=True, slots=True)
class Gesteld:
    """A statement as it was put to the team, its tally and the answers there were."""

    tekst: str
    telling: Telling
    schaal: Schaal = INSTEMMING


@dataclass(frozen=True, slots=True)
class Verandering:
    """The change of one statement.

    `verschil`: share of disagreement now minus then, in percentage points, exactly; it and
    `richting` are None unless `soort` is VERGELEKEN.
    """

    code: str
    soort: Soort
    verschil: Fraction | None = None
    richting: Richting | None = None
    schaal: Schaal = INSTEMMING

    @property
    def tekst(self) -> str:
        """The change in words: "12 procentpunt minder oneens (beter)", "nieuw"."""
        if self.verschil is None:
            return str(self.soort)
        if self.verschil == 0:
            return f"{self.schaal.gelijk} ({self.richting})"
        punten = nederlands_getal(rond_eerlijk_af(abs(self.verschil), (0,)))
        return f"{self.schaal.verschil(punten, meer=self.verschil > 0)} ({self.richting})"


def verandering(
    vorige: Mapping[str, Gesteld], huidige: Mapping[str, Gesteld]
) -> dict[str, Verandering]:
    """The change per statement code: today's statements in their order, then what was dropped."""
    uitkomst = {code: _van_een(code, vorige.get(code), nu) for code, nu in huidige.items()}
    for code in vorige:
        if code not in huidige:
            uitkomst[code] = Verandering(code, Soort.VERVALLEN)
    return uitkomst


def zelfde_tekst(een: str, ander: str) -> bool:
    """Whether two wordings are the same but for white space."""
    return een.split() == ander.split()


def _van_een(code: str, toen: Gesteld | None, nu: Gesteld) -> Verandering:
    if toen is None:
        return Verandering(code, Soort.NIEUW)
    if not zelfde_tekst(toen.tekst, nu.tekst):
        return Verandering(code, Soort.NIEUW_GEFORMULEERD)
    if not zelfde_schaal(toen.telling, nu.telling) or not toen.schaal.zelfde(nu.schaal):
        return Verandering(code, Soort.ANDERE_SCHAAL)
    aandeel_toen, aandeel_nu = aandeel_oneens(toen.telling), aandeel_oneens(nu.telling)
    if aandeel_toen is None or aandeel_nu is None:
        return Verandering(code, Soort.NIET_BEANTWOORD)
    verschil = 100 * (aandeel_nu - aandeel_toen)
    return Verandering(code, Soort.VERGELEKEN, verschil, _richting(verschil), nu.schaal)


def _richting(verschil: Fraction) -> Richting:
    if verschil < 0:
        return Richting.BETER
    return Richting.SLECHTER if verschil > 0 else Richting.GELIJK
