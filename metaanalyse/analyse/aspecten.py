"""Figure 1 of the study for our own cards, with the study's own numbers beside it."""

from __future__ import annotations

from dataclasses import dataclass

from metaanalyse.analyse.tellen import getoond, lijst_met, met
from metaanalyse.regels.referentie import Referentie, referentie
from metaanalyse.regels.variabelen import VARIABELEN
from metaanalyse.register import Selectie


@dataclass(frozen=True)
class Aspect:
    naam: str
    aantal: int
    adres: str
    studie: Referentie | None

    @property
    def studie_getal(self) -> int | None:
        """To draw: a bar for "at most six" would say more than the study does."""
        return None if self.studie is None or self.studie.hoogstens else self.studie.getal


def aspecten(selectie: Selectie) -> list[Aspect]:
    """Those that most cards aim at first."""
    v = VARIABELEN["aspect"]
    rijen = [
        Aspect(
            v.naam_van(code),
            met(selectie, v.code, [code]),
            lijst_met(selectie.filter, v.code, [code]),
            referentie(v.code, code),
        )
        for code in getoond(selectie.filter, v.code, v.codes)
    ]
    return sorted(rijen, key=lambda rij: -rij.aantal)
