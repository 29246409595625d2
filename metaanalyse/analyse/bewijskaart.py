"""Evidence map: how many cards about each aspect stand on each step, and how often the goal was
reached at least for the greater part."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

from metaanalyse.analyse.kruis import kruistabel
from metaanalyse.regels.bewijskaart import Veld, veld
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.kruistabel import Kruistabel, zonder_keuze
from metaanalyse.regels.variabelen import VARIABELEN
from metaanalyse.register import Selectie

DOEL, GROTENDEELS = "doelstelling", "grotendeels"


@dataclass(frozen=True)
class Plek:
    """One cell that has cards; ``rij`` and ``kolom`` count from 0."""

    rij: int
    kolom: int
    aspect: str
    trede: str
    veld: Veld
    adres: str


@dataclass(frozen=True)
class Bewijskaart:
    tabel: Kruistabel
    plekken: tuple[Plek, ...]

    @property
    def aspecten(self) -> list[str]:
        return [kop.naam for kop in self.tabel.rijen if not kop.zonder]

    @property
    def raster(self) -> list[tuple[str, list[Plek | None]]]:
        """The same as rows of a table: an aspect with its place on every step, or None."""
        per_plek = {(plek.rij, plek.kolom): plek for plek in self.plekken}
        kolommen = range(len(self.treden))
        return [
            (naam, [per_plek.get((rij, kolom)) for kolom in kolommen])
            for rij, naam in enumerate(self.aspecten)
        ]

    @property
    def treden(self) -> list[str]:
        return [kop.code for kop in self.tabel.kolommen if not kop.zonder]


def bewijskaart(selectie: Selectie) -> Bewijskaart:
    """Counted three times: all cards, those of which is known how far the goal was reached, and
    those of which that is at least "grotendeels" at the lower end."""
    register, filter = selectie.register, selectie.filter
    tabel = kruistabel(selectie, "aspect", "trede")
    bekend = kruistabel(register.selecteer(_minstens(filter, "niet")), "aspect", "trede")
    bereikt = kruistabel(register.selecteer(_minstens(filter, GROTENDEELS)), "aspect", "trede")
    basis = zonder_keuze(zonder_keuze(filter, "aspect"), "trede")
    plekken = []
    rijen = [kop for kop in tabel.rijen if not kop.zonder]
    kolommen = [kop for kop in tabel.kolommen if not kop.zonder]
    for rij, aspect in enumerate(rijen):
        for kolom, trede in enumerate(kolommen):
            cel = (aspect.code, trede.code)
            if tabel.cellen[cel]:
                adres = basis.met("aspect", aspect.code).met("trede", trede.code).vraag()
                plekken.append(
                    Plek(
                        rij,
                        kolom,
                        aspect.naam,
                        trede.naam,
                        veld(tabel.cellen[cel], bekend.cellen[cel], bereikt.cellen[cel]),
                        f"{reverse('kaarten')}?{adres}",
                    )
                )
    return Bewijskaart(tabel, tuple(plekken))


def _minstens(filter: Filter, code: str) -> Filter:
    """The filter with at least this goal reached; what it asked already may ask more."""
    rang = VARIABELEN[DOEL].rang
    gevraagd = dict(filter.minstens)
    hoogste = max(gevraagd.get(DOEL, code), code, key=lambda c: rang[c])
    volgorde = tuple(sorted((gevraagd | {DOEL: hoogste}).items()))
    return replace(filter, minstens=volgorde)
