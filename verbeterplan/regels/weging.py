"""What a weighing of speerpunten says: their order, and how urgent and feasible each is.

It is a suggestion: the team chooses (S4, verkennen en prioriteren).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from boas.regels.telling import Telling
from organisatie.regels.opsomming import opsomming

MINSTE_SPEERPUNTEN, MEESTE_SPEERPUNTEN = 2, 12


class Vak(StrEnum):
    """Where a speerpunt stands, urgent beside feasible; a side counts from more than half on."""

    NU = "Nu doen"
    MOGELIJK_MAKEN = "Eerst mogelijk maken"
    ERBIJ = "Kan erbij"
    LATER = "Nog niet"


VAKKEN = {
    (True, True): Vak.NU,
    (True, False): Vak.MOGELIJK_MAKEN,
    (False, True): Vak.ERBIJ,
    (False, False): Vak.LATER,
}


@dataclass(frozen=True, slots=True)
class Weegpunt:
    """A speerpunt as it was weighed; ``volgorde`` is its place among those that were asked."""

    volgorde: int
    naam: str
    urgent: Telling
    haalbaar: Telling
    stippen: int = 0

    @property
    def vak(self) -> Vak | None:
        """None when one of the two was not answered."""
        if not self.urgent.n or not self.haalbaar.n:
            return None
        return VAKKEN[meer_dan_half(self.urgent), meer_dan_half(self.haalbaar)]


@dataclass(frozen=True, slots=True)
class Plaats:
    """A speerpunt in the order. ``nummer`` counts on past a tie; ``gelijk`` names who shares it."""

    nummer: int
    punt: Weegpunt
    gelijk: tuple[str, ...] = ()


def meer_dan_half(telling: Telling) -> bool:
    """Whether more than half of those who answered agree; 7 of 14 is not."""
    return 2 * telling.eens > telling.n


def aandeel_eens(telling: Telling) -> Fraction:
    """The exact share that agrees; without answers below every other."""
    return Fraction(telling.eens, telling.n) if telling.n else Fraction(-1)


def rangschik(punten: Iterable[Weegpunt]) -> tuple[Plaats, ...]:
    """Most dots first, then the largest share that calls it urgent.

    Whoever is the same in both shares a number and stays in the order in which was asked.
    """
    op_volgorde = sorted(punten, key=lambda punt: (*_sleutel(punt), punt.volgorde))
    plaatsen: list[Plaats] = []
    for plek, punt in enumerate(op_volgorde, 1):
        vorige = plaatsen[-1] if plaatsen else None
        zelfde = vorige is not None and _sleutel(vorige.punt) == _sleutel(punt)
        gelijk = tuple(
            p.naam for p in op_volgorde if p is not punt and _sleutel(p) == _sleutel(punt)
        )
        nummer = vorige.nummer if vorige and zelfde else plek
        plaatsen.append(Plaats(nummer, punt, gelijk))
    return tuple(plaatsen)


def antwoordzin(plaatsen: Sequence[Plaats], ruimte: int) -> str:
    """What came out, in words; ``ruimte`` is how many dots there were together."""
    beantwoord = any(p.punt.urgent.n or p.punt.haalbaar.n or p.punt.stippen for p in plaatsen)
    if not beantwoord:
        return "Er is nog niets gewogen"
    eersten = [p.punt for p in plaatsen if p.nummer == 1]
    namen = opsomming([f"“{punt.naam}”" for punt in eersten])
    staat = "staat bovenaan" if len(eersten) == 1 else "staan samen bovenaan"
    stippen = eersten[0].stippen
    if not stippen:
        return f"{namen} {staat}, zonder stippen: dit is de volgorde van urgentie"
    elk = "" if len(eersten) == 1 else "elk "
    return f"{namen} {staat} met {elk}{stippen} van de {ruimte} stippen"


def _sleutel(punt: Weegpunt) -> tuple[int, Fraction]:
    return -punt.stippen, -aandeel_eens(punt.urgent)
