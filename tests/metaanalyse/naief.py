"""Counting cards one by one, straight from their values: what the index is held against."""

import random
from collections import Counter
from functools import cached_property

from metaanalyse.inhoud import gegevens
from metaanalyse.models import Kaart
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.variabelen import (
    FILTERS,
    GESLOTEN,
    VARIABELEN,
    ZONDER_WAARDE,
    Soort,
    Toestand,
    sleutel,
)
from metaanalyse.register.sorteren import SORTERINGEN


def willekeurige_gegevens(keuze: random.Random) -> list[Gegeven]:
    """Values of a few terms only, so that cards have much in common."""
    uit: list[Gegeven] = []
    for variabele in GESLOTEN:
        lot = keuze.random()
        if lot < 0.2:
            continue
        if lot < 0.35:
            toestand = Toestand.ONBEKEND if lot < 0.3 else Toestand.NVT
            uit.append(Gegeven(variabele.code, toestand=toestand))
        elif variabele.soort == Soort.ORDE:
            van, tot = sorted(keuze.choices(range(len(variabele.codes)), k=2))
            bereik = variabele.codes[tot] if tot > van and keuze.random() < 0.5 else ""
            uit.append(Gegeven(variabele.code, variabele.codes[van], bereik))
        else:
            codes = keuze.sample(variabele.codes[:3], keuze.randint(1, 3))
            uit += [Gegeven(variabele.code, code) for code in codes]
    return uit


class EenKaart:
    def __init__(self, kaart: Kaart) -> None:
        self.pk, self.sleutel = kaart.pk, (sleutel(kaart.titel), kaart.pk)
        self.jaar = kaart.rapport.jaar
        self.gegevens = list(gegevens(kaart.geldig.waarden.all()))

    def codes(self, variabele: str) -> set[str]:
        if variabele == "jaar":
            return {str(self.jaar)} if self.jaar else set()
        uit: set[str] = set()
        for g in self.gegevens:
            if g.variabele == variabele and g.code:
                uit |= set(VARIABELEN[variabele].bereik(g.code, g.code_tot))
        return uit

    def toestand(self, variabele: str) -> str:
        for g in self.gegevens:
            if g.variabele == variabele and g.toestand != Toestand.WAARDE:
                return g.toestand.value
        return "" if self.codes(variabele) else "leeg"

    def rangen(self, variabele: str) -> list[int]:
        if variabele == "jaar":
            return [self.jaar] if self.jaar else []
        return sorted(VARIABELEN[variabele].rang[c] for c in self.codes(variabele))

    def voldoet(self, variabele: str, filter: Filter) -> bool:
        gekozen, codes = set(filter.van(variabele)), self.codes(variabele)
        heeft = codes | {self.toestand(variabele)}
        if gekozen and not (gekozen <= heeft if variabele in filter.alle else gekozen & heeft):
            return False
        minstens = dict(filter.minstens).get(variabele)
        if minstens and not (
            codes and self.rangen(variabele)[0] >= VARIABELEN[variabele].rang[minstens]
        ):
            return False
        if variabele == "trede" and filter.bewijs:
            if not codes:
                return False
            return (self.rangen("trede")[0] >= 4) == (filter.bewijs == "hoog")
        return True

    def plek(self, variabele: str) -> tuple[int, int, int]:
        if not (rangen := self.rangen(variabele)):
            return 1, 0, 0
        return 0, -rangen[0], -rangen[-1]


class Naief:
    def __init__(self, filter: Filter) -> None:
        self.filter = filter
        kaarten = Kaart.objects.vastgesteld().select_related("rapport", "geldig")
        self.alle = sorted(map(EenKaart, kaarten), key=lambda k: k.sleutel)

    @cached_property
    def goed(self) -> list[EenKaart]:
        return [k for k in self.alle if not self._mist(k)]

    def _mist(self, kaart: EenKaart) -> list[str]:
        return [v.code for v in FILTERS if not kaart.voldoet(v.code, self.filter)]

    def pks(self) -> list[int]:
        return [k.pk for k in self.goed]

    def weggevallen(self) -> int:
        mist = [(k, self._mist(k)) for k in self.alle]
        return sum(
            bool(m) and all(k.toestand(v) == "onbekend" and self._waarde_kan(v) for v in m)
            for k, m in mist
        )

    def _waarde_kan(self, variabele: str) -> bool:
        """Whether a value is asked for, and the unknown itself is not."""
        gekozen = set(self.filter.van(variabele))
        toestanden = gekozen & set(ZONDER_WAARDE)
        if variabele in self.filter.alle:
            return not toestanden
        return "onbekend" not in toestanden and (not gekozen or gekozen != toestanden)

    def _voor_facet(self, variabele: str) -> list[EenKaart]:
        if variabele in self.filter.alle:
            return self.goed
        return [k for k in self.alle if set(self._mist(k)) <= {variabele}]

    def facet(self, variabele: str) -> Counter[str]:
        return Counter(c for k in self._voor_facet(variabele) for c in k.codes(variabele))

    def toestanden(self, variabele: str) -> Counter[str]:
        uit = Counter(k.toestand(variabele) for k in self._voor_facet(variabele))
        del uit[""]
        return uit

    def volgorde(self, sorteer: str) -> list[int]:
        sleutels = SORTERINGEN[sorteer]
        rij = sorted(self.goed, key=lambda k: ([k.plek(v) for v in sleutels], k.sleutel))
        return [k.pk for k in rij]

    def kruis(self, rij: str, kolom: str):
        def vakken(kaart: EenKaart, variabele: str) -> set[str]:
            return (kaart.codes(variabele) | {kaart.toestand(variabele)}) - {"", "leeg"}

        cellen, rijen, kolommen, totaal = Counter(), Counter(), Counter(), 0
        for kaart in self.goed:
            van, naar = vakken(kaart, rij), vakken(kaart, kolom)
            if van and naar:
                totaal += 1
                rijen.update(van)
                kolommen.update(naar)
                cellen.update((r, k) for r in van for k in naar)
        return cellen, rijen, kolommen, totaal
