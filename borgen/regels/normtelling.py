"""How many norms of a team are met: one count for board, quality overview and report.

Each agreement of the meetplan counts once, by its last result (S1, stap 2B and 3). What was never
measured is named apart and never counts as missed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from borgen.regels.norm import Oordeel


@dataclass(frozen=True)
class Normtelling:
    """Numbers of agreements; ``onderweg``: not met yet, and the day to meet it is still to come."""

    gehaald: int = 0
    niet_gehaald: int = 0
    onderweg: int = 0
    niet_gemeten: int = 0
    zonder_norm: int = 0

    def __add__(self, ander: "Normtelling") -> "Normtelling":
        return Normtelling(
            gehaald=self.gehaald + ander.gehaald,
            niet_gehaald=self.niet_gehaald + ander.niet_gehaald,
            onderweg=self.onderweg + ander.onderweg,
            niet_gemeten=self.niet_gemeten + ander.niet_gemeten,
            zonder_norm=self.zonder_norm + ander.zonder_norm,
        )

    @property
    def met_norm(self) -> int:
        """Those that can be met or missed: agreements with a norm."""
        return self.gehaald + self.niet_gehaald + self.onderweg + self.niet_gemeten

    @property
    def gemeten(self) -> int:
        return self.met_norm - self.niet_gemeten

    @property
    def tekst(self) -> str:
        """ "3 van 5 gehaald", "nog niet gemeten"; empty when there is no norm."""
        if not self.met_norm:
            return ""
        if not self.gemeten:
            return "nog niet gemeten"
        return f"{self.gehaald} van {self.met_norm} gehaald"


def tel(oordelen: Iterable[Oordeel | None]) -> Normtelling:
    """Count the last judgements, one for each agreement; None: has a norm, never measured."""
    n = Counter(oordelen)
    return Normtelling(
        gehaald=n[Oordeel.GEHAALD],
        niet_gehaald=n[Oordeel.NIET_GEHAALD],
        onderweg=n[Oordeel.ONDERWEG],
        niet_gemeten=n[None],
        zonder_norm=n[Oordeel.GEEN_NORM],
    )
