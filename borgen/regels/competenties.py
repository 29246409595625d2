"""The competence matrix, or fleximatrix, of a process (S1, bijlage 2, inzicht in competenties).

The source shows one without a scale; the five levels are ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass

NIVEAUS = {
    0: "nog niet",
    1: "met hulp",
    2: "zelfstandig",
    3: "kan het uitleggen",
    4: "maakt het beter",
}
LAAGSTE, HOOGSTE = min(NIVEAUS), max(NIVEAUS)


@dataclass(frozen=True, slots=True)
class Stand:
    """``behaald`` of ``gevraagd`` people have the level asked for; ``ontbreekt`` are short.

    ``bijna`` are those one level under it: whom a short training brings there.
    """

    gevraagd: int
    behaald: int
    bijna: int
    onbekend: int

    @property
    def ontbreekt(self) -> int:
        return max(0, self.gevraagd - self.behaald)


def stand_van(niveaus: Iterable[int | None], gevraagd_niveau: int, gevraagd_aantal: int) -> Stand:
    """How a competence stands in the team; None is somebody who has not filled it in.

    Raises ValueError for a level that does not exist.
    """
    lijst = list(niveaus)
    bekend = [niveau for niveau in lijst if niveau is not None]
    if not {gevraagd_niveau, *bekend} <= set(NIVEAUS):
        raise ValueError("a level is 0 to 4")
    return Stand(
        gevraagd=gevraagd_aantal,
        behaald=sum(niveau >= gevraagd_niveau for niveau in bekend),
        bijna=sum(niveau == gevraagd_niveau - 1 for niveau in bekend),
        onbekend=len(lijst) - len(bekend),
    )
