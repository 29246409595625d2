"""How far two coders agree, beyond what chance would give.

Cohen (1960) for present or absent; Cohen (1968) with linear weights for an ordered variable. Both
are 1 minus what they differ on average, over what they would differ if each coder's answers were
dealt out over the cards by chance.

A range counts as two answers, its lower and its upper end, each for half: "3" beside "3 or 4" is
half a step apart, "3 or 4" beside "4" as well, and only equal ranges are equal. The lower end alone
would call "3" and "3 to 5" the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.variabelen import Soort, Toestand, Variabele

T = TypeVar("T")
Bereik = tuple[int, int]
GEEN_PAREN = "niets om te vergelijken"
EEN_ANTWOORD = "beide codeurs gaven overal hetzelfde ene antwoord"


@dataclass(frozen=True)
class Kappa:
    """``waarde`` None is undefined, and ``reden`` says why in words."""

    waarde: Fraction | None
    reden: str
    paren: int
    gelijk: int

    @property
    def percentage(self) -> Fraction | None:
        """Of all pairs, how many are exactly equal, 0 to 100."""
        return Fraction(100 * self.gelijk, self.paren) if self.paren else None


def kappa(paren: Sequence[tuple[T, T]]) -> Kappa:
    """Unweighted: every difference counts the same."""
    return _kappa(paren, lambda a, b: 2 * (a != b))


def gewogen_kappa(paren: Sequence[tuple[Bereik, Bereik]]) -> Kappa:
    """Linearly weighted, over (lowest, highest) places in the list of an ordered variable."""
    return _kappa(paren, lambda a, b: abs(a[0] - b[0]) + abs(a[1] - b[1]))


def _kappa(paren: Sequence[tuple[T, T]], afstand: Callable[[T, T], int]) -> Kappa:
    """``afstand`` is twice the distance, so that half a step is a whole number."""
    n = len(paren)
    gelijk = sum(a == b for a, b in paren)
    if not n:
        return Kappa(None, GEEN_PAREN, 0, 0)
    gezien = sum(afstand(a, b) * keer for (a, b), keer in Counter(paren).items())
    links, rechts = Counter(a for a, _ in paren), Counter(b for _, b in paren)
    toeval = sum(afstand(a, b) * x * y for a, x in links.items() for b, y in rechts.items())
    if not toeval:
        return Kappa(None, EEN_ANTWOORD, n, gelijk)
    return Kappa(1 - Fraction(gezien * n, toeval), "", n, gelijk)


@dataclass(frozen=True)
class Overeenstemming:
    """Of one variable over a number of cards, each coded by two.

    ``buiten`` counts the pairs left out because at least one coder has onbekend, n.v.t. or nothing.
    An ordered variable has ``totaal`` alone; one with several values has a kappa per label and in
    ``totaal`` no kappa, but how often the whole set of values was the same.
    """

    variabele: Variabele
    totaal: Kappa
    per_label: dict[str, Kappa]
    buiten: int

    @property
    def gemiddelde(self) -> Fraction | None:
        """The kappa of an ordered variable; else the mean over labels that have one."""
        if self.variabele.soort == Soort.ORDE:
            return self.totaal.waarde
        waarden = [k.waarde for k in self.per_label.values() if k.waarde is not None]
        return sum(waarden, Fraction(0)) / len(waarden) if waarden else None

    @property
    def labels(self) -> list[tuple[str, Kappa]]:
        """The kappa of each label that was used, by its name."""
        return [(self.variabele.naam_van(code), k) for code, k in self.per_label.items()]

    @property
    def reden(self) -> str:
        """Why there is no kappa, when there is none."""
        return self.totaal.reden or EEN_ANTWOORD


Paar = tuple[Sequence[Gegeven], Sequence[Gegeven]]


def overeenstemming(variabele: Variabele, paren: Iterable[Paar]) -> Overeenstemming:
    """Of a closed ``variabele``; each pair holds what both coders found on one card."""
    alle = list(paren)
    beide = [(a, b) for a, b in alle if _heeft_waarde(a) and _heeft_waarde(b)]
    buiten = len(alle) - len(beide)
    if variabele.soort == Soort.ORDE:
        totaal = gewogen_kappa([(_bereik(variabele, a), _bereik(variabele, b)) for a, b in beide])
        return Overeenstemming(variabele, totaal, {}, buiten)
    sets = [(frozenset(g.code for g in a), frozenset(g.code for g in b)) for a, b in beide]
    gebruikt = {code for a, b in sets for code in a | b}
    per_label = {
        code: kappa([(code in a, code in b) for a, b in sets])
        for code in variabele.codes
        if code in gebruikt
    }
    gelijk = sum(a == b for a, b in sets)
    reden = "" if sets else GEEN_PAREN
    return Overeenstemming(variabele, Kappa(None, reden, len(sets), gelijk), per_label, buiten)


def _heeft_waarde(gegevens: Sequence[Gegeven]) -> bool:
    return bool(gegevens) and all(g.toestand == Toestand.WAARDE and g.code for g in gegevens)


def _bereik(variabele: Variabele, gegevens: Sequence[Gegeven]) -> Bereik:
    eerste = gegevens[0]
    van = variabele.rang[eerste.code]
    return van, variabele.rang[eerste.code_tot] if eerste.code_tot else van
