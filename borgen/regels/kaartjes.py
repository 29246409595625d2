"""Short cards for a talk: one thought and one question (S1, bijlage 2), in our own words.

The texts stand in ``borgen/data/gesprekskaarten.json``. One card at a time is shown beside a step,
another one each week, so that a team that comes back meets them all.
"""

import datetime
import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

_BESTAND = Path(__file__).parents[1] / "data" / "gesprekskaarten.json"


class Soort(StrEnum):
    """The sets, in the order in which they are shown."""

    AFSPRAAK = "afspraak"
    VALKUIL = "valkuil"
    ZACHT = "zacht"
    HARD = "hard"
    BEKWAAM = "bekwaam"
    FASE = "fase"


KOPPEN = {
    Soort.AFSPRAAK: "Afspraak is afspraak",
    Soort.VALKUIL: "Tien valkuilen",
    Soort.ZACHT: "Succesfactoren van de zachte kant",
    Soort.HARD: "Succesfactoren van de harde kant",
    Soort.BEKWAAM: "Van onbewust onbekwaam naar onbewust bekwaam",
    Soort.FASE: "Vijf fasen van een team",
}


@dataclass(frozen=True, slots=True)
class Kaart:
    """``plekken``: beside which pages it helps."""

    code: str
    soort: Soort
    titel: str
    tekst: str
    vraag: str
    bron: str
    plekken: tuple[str, ...]

    @property
    def kop(self) -> str:
        return KOPPEN[self.soort]


@cache
def kaarten() -> tuple[Kaart, ...]:
    """All cards, set by set."""
    rijen = json.loads(_BESTAND.read_text(encoding="utf-8"))
    alle = [
        Kaart(
            rij["code"],
            Soort(rij["soort"]),
            rij["titel"],
            rij["tekst"],
            rij["vraag"],
            rij["bron"],
            tuple(rij["plekken"]),
        )
        for rij in rijen
    ]
    volgorde = list(Soort)
    return tuple(sorted(alle, key=lambda kaart: volgorde.index(kaart.soort)))


def per_soort() -> list[tuple[str, list[Kaart]]]:
    """The cards under their headings."""
    return [
        (KOPPEN[soort], [kaart for kaart in kaarten() if kaart.soort == soort]) for soort in Soort
    ]


def kies(plek: str, dag: datetime.date) -> Kaart | None:
    """The card to show beside ``plek`` in the week of ``dag``; None where none belongs."""
    hier = [kaart for kaart in kaarten() if plek in kaart.plekken]
    if not hier:
        return None
    # Weeks counted from a Monday; the number of a week starts again every year.
    week = (dag - datetime.date(2024, 1, 1)).days // 7
    return hier[week % len(hier)]
