"""Two variables against each other as a table: which rows and columns, shares, shades.

S2 (docs/methode.md): cells count cards, totals are distinct cards, percentages are of the row. A
card can have several values, so cells add up to more than their total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metaanalyse.regels.filter import Filter
from metaanalyse.regels.variabelen import FILTERS, JAAR, LEEG, VARIABELEN, Variabele
from metaanalyse.regels.woorden import KORT, TOESTAND_WOORDEN

ZONDER = TOESTAND_WOORDEN
KEUZES: Mapping[str, Variabele] = {v.code: v for v in FILTERS}
TINTEN = 5


@dataclass(frozen=True)
class Kop:
    """A row or column; ``zonder`` is for the cards without a value."""

    code: str
    naam: str
    zonder: bool = False


def koppen(variabele: str, totalen: Mapping[str, int], filter: Filter) -> tuple[Kop, ...]:
    """The rows or columns of a variable, those without a value last.

    Of a variable that the filter holds to some values only those: the other values of the same
    cards would say something about the choice and not about the cards. Of the years those that
    occur; "niet ingevuld" only when there are such cards.
    """
    gekozen = set() if variabele in filter.alle else set(filter.van(variabele))
    if variabele == JAAR.code:
        namen = {code: code for code in totalen if code not in ZONDER and totalen[code]}
    else:
        namen = {t.code: t.naam for t in VARIABELEN[variabele].termen}
    met = [Kop(c, naam) for c, naam in namen.items() if not gekozen or c in gekozen]
    zonder = [
        Kop(c, naam, zonder=True)
        for c, naam in ZONDER.items()
        if (c in gekozen if gekozen else c != LEEG or totalen.get(c))
    ]
    return (*met, *zonder)


@dataclass(frozen=True)
class Kruistabel:
    """Counts by (row, column), with the distinct cards of every row, every column and in all."""

    rij: Variabele
    kolom: Variabele
    rijen: tuple[Kop, ...]
    kolommen: tuple[Kop, ...]
    cellen: Mapping[tuple[str, str], int]
    rijtotaal: Mapping[str, int]
    kolomtotaal: Mapping[str, int]
    totaal: int

    @property
    def rijnaam(self) -> str:
        return KORT[self.rij.code]

    @property
    def kolomnaam(self) -> str:
        return KORT[self.kolom.code]

    def tint(self, rij: Kop, kolom: Kop) -> int:
        """How dark a cell is: 0 for none, up to 5 for the fullest cell of known values."""
        aantal = self.cellen[rij.code, kolom.code]
        if not aantal or rij.zonder or kolom.zonder:
            return 0
        return -(-TINTEN * aantal // self.hoogste)

    @property
    def hoogste(self) -> int:
        """The fullest cell, those without a value left out."""
        gezien = (
            self.cellen[r.code, k.code]
            for r in self.rijen
            for k in self.kolommen
            if not r.zonder and not k.zonder
        )
        return max(gezien, default=0)


def fout_in_keuze(rij: str, kolom: str) -> str:
    """Why these two cannot be set against each other; "" when they can."""
    onbekend = [code[:40] for code in (rij, kolom) if code not in KEUZES]
    if onbekend:
        return f"“{onbekend[0]}” is geen variabele van de kaarten. Kies er een uit de lijst."
    if rij == kolom:
        return "Kies voor de rijen en de kolommen twee verschillende variabelen."
    return ""


def zonder_keuze(filter: Filter, variabele: str) -> Filter:
    """The filter to which one value of ``variabele`` is added to get the cards of a count.

    Where all chosen values must be there, one more narrows. Else the value takes their place:
    added, it would widen.
    """
    if variabele in filter.alle and filter.van(variabele):
        return filter
    return filter.zonder(variabele)


def adres_van(filter: Filter, variabele: str, codes: Sequence[str]) -> str:
    """The query of the list of cards with (one of) these values, beside what already holds.

    Empty when no address can say it: one of several values on top of "all of" others.
    """
    basis = zonder_keuze(filter, variabele)
    if len(codes) > 1:
        if basis.van(variabele):
            return ""
        basis = Filter(
            basis.q,
            basis.gekozen,
            tuple(v for v in basis.alle if v != variabele),
            basis.minstens,
            basis.bewijs,
        )
    for code in codes:
        basis = basis.met(variabele, code)
    return basis.vraag()
