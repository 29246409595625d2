"""How many conversations were held against the norm (S1, hoofdstuk 5 and figuur 8).

Two figures, and they differ on purpose: the share of students who reached the norm, and all
conversations held with them, uncapped, against norm x students. Five with one student do not make
up for none with another in the first, and show that work was done in the second.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Stand:
    """Of the students who count on the peildatum of one period."""

    studenten: int = 0
    zonder: int = 0
    """Students with no conversation that counts."""
    gehaald: int = 0
    """Students who reached the norm."""
    gehouden: int = 0
    """Conversations held with them that count, uncapped."""
    nodig: int = 0
    """Norm x students."""

    @property
    def procent(self) -> float | None:
        """Share of students who reached the norm; None without students."""
        return 100 * self.gehaald / self.studenten if self.studenten else None


def stand_van(verdeling: Mapping[int, int], norm: int) -> Stand:
    """``verdeling`` says with how many students so many conversations were held: {0: 3, 2: 17}."""
    studenten = sum(verdeling.values())
    return Stand(
        studenten=studenten,
        zonder=verdeling.get(0, 0),
        gehaald=sum(aantal for keer, aantal in verdeling.items() if keer >= norm),
        gehouden=sum(keer * aantal for keer, aantal in verdeling.items()),
        nodig=norm * studenten,
    )


def samen(standen: Iterable[Stand]) -> Stand:
    """Several groups without students in common, each counted against its own norm."""
    rijen = list(standen)
    return Stand(
        studenten=sum(rij.studenten for rij in rijen),
        zonder=sum(rij.zonder for rij in rijen),
        gehaald=sum(rij.gehaald for rij in rijen),
        gehouden=sum(rij.gehouden for rij in rijen),
        nodig=sum(rij.nodig for rij in rijen),
    )
