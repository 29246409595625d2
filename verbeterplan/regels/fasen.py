"""The five phases of the PLG cycle and what may follow what (S4, figure 1; methode.md, PLG cycle).

Forward is one phase at a time; further than that skips a phase, which needs a reason. Back to
verdiepen or besluiten begins a new round of the cycle, the rounds before stay readable. From
borgen one can go on with uitvoeren in the same round: what is secured may need work again.
Verkennen does not come back: another speerpunt is another traject.
"""

from dataclasses import dataclass
from enum import StrEnum


class Fase(StrEnum):
    VERKENNEN = "verkennen"
    VERDIEPEN = "verdiepen"
    BESLUITEN = "besluiten"
    UITVOEREN = "uitvoeren"
    BORGEN = "borgen"

    @property
    def nummer(self) -> int:
        """1 to 5, as in the source."""
        return FASEN.index(self) + 1

    @property
    def naam(self) -> str:
        return NAMEN[self]

    @property
    def kort(self) -> str:
        """One word, for the line of phases."""
        return self.value.capitalize()


FASEN = tuple(Fase)
NAMEN = {
    Fase.VERKENNEN: "Verkennen en prioriteren",
    Fase.VERDIEPEN: "Verdiepen en analyseren",
    Fase.BESLUITEN: "Besluiten en verbeterplan",
    Fase.UITVOEREN: "Uitvoeren, monitoren en bijstellen",
    Fase.BORGEN: "Borgen",
}
# Where a new round can begin (S4: "vanaf stap 2 of 3").
HERBEGIN = (Fase.VERDIEPEN, Fase.BESLUITEN)


class Soort(StrEnum):
    """What kind of step it is from one phase to another."""

    VERDER = "verder"
    OVERSLAAN = "overslaan"
    TERUG = "terug"
    NIEUWE_RONDE = "nieuwe_ronde"


@dataclass(frozen=True)
class Stap:
    """A step that may be taken; ``overgeslagen`` are the phases it passes by, in order."""

    van: Fase
    naar: Fase
    soort: Soort
    overgeslagen: tuple[Fase, ...] = ()

    @property
    def reden_nodig(self) -> bool:
        return self.soort != Soort.VERDER


def stap(van: Fase, naar: Fase) -> Stap | None:
    """The step from one phase to another; None when it does not exist."""
    sprong = naar.nummer - van.nummer
    if sprong == 0 or naar == Fase.VERKENNEN:
        return None
    if sprong == 1:
        return Stap(van, naar, Soort.VERDER)
    if sprong > 1:
        return Stap(van, naar, Soort.OVERSLAAN, FASEN[van.nummer : naar.nummer - 1])
    if naar in HERBEGIN:
        return Stap(van, naar, Soort.NIEUWE_RONDE)
    return Stap(van, naar, Soort.TERUG)


def stappen(van: Fase) -> list[Stap]:
    """Every step that may be taken from a phase, in the order of the cycle."""
    return [mogelijk for naar in FASEN if (mogelijk := stap(van, naar))]


def volgende(fase: Fase) -> Fase | None:
    """The next phase of the cycle; None after the last."""
    return FASEN[fase.nummer] if fase.nummer < len(FASEN) else None
