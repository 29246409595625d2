"""What somebody looks for: the choices of the facets, as they stand in an address.

Rules (S2, overzicht 10 and 11; docs/methode.md): OR within a variable, AND between variables, "alle
van" as an option; "minstens" looks at the lower end of a range; an unknown value matches nothing.
What is unknown, n.v.t. or empty can be asked for itself: a choice beside the values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from metaanalyse.regels.variabelen import FILTERS, VARIABELEN, ZONDER_WAARDE, Soort, Toestand

ALLE, HOOG, LAAG = "alle", "hoog", "laag"
GEORDEND = tuple(v.code for v in FILTERS if v.soort == Soort.ORDE)
# From this step the study speaks of sound research (S2, paragraaf 1.3.5).
STERK_VANAF = "4"
_FILTERCODES = tuple(v.code for v in FILTERS)
MEESTE_TEKENS = 300
# Of values that do not exist some are enough to say so: an address can hold a thousand of them.
MEESTE_ONBEKEND = 3
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2100


@dataclass(frozen=True)
class Filter:
    """Hashable, so that what was counted for it can be kept.

    ``gekozen`` and ``alle`` hold codes per variable, sorted, among them words of
    ``ZONDER_WAARDE``; ``minstens`` one code per ordered variable; ``bewijs`` is "hoog" (step 4 or
    5), "laag" (a known lower step) or "".
    """

    q: str = ""
    gekozen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    alle: tuple[str, ...] = ()
    minstens: tuple[tuple[str, str], ...] = ()
    bewijs: str = ""
    onbekend: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """Values asked for that do not exist, by variable: shown as such, and they match nothing."""

    @classmethod
    def uit(cls, vraag: Mapping[str, Iterable[str]]) -> Filter:
        """From the lists of values of an address; anything that is no filter is left out."""
        gekozen, fout = [], []
        for variabele in FILTERS:
            gevraagd = sorted({w for w in vraag.get(variabele.code, ()) if w})
            bestaat = {w for w in gevraagd if _bestaat(variabele.code, w)}
            anders = [w[:40] for w in gevraagd if w not in bestaat][:MEESTE_ONBEKEND]
            fout += [(variabele.code, w) for w in anders]
            if gevraagd:
                gekozen.append((variabele.code, tuple(sorted({*bestaat, *anders}))))
        minstens = [
            (code, waarde)
            for code in GEORDEND
            for waarde in list(vraag.get(f"{code}_minstens", ()))[:1]
            if waarde in VARIABELEN[code].per_code
        ]
        bewijs = next(iter(vraag.get("bewijs", ())), "")
        return cls(
            q=" ".join(next(iter(vraag.get("q", ())), "").split())[:MEESTE_TEKENS],
            gekozen=tuple(gekozen),
            alle=tuple(sorted(set(vraag.get(ALLE, ())) & set(_FILTERCODES))),
            minstens=tuple(minstens),
            bewijs=bewijs if bewijs in (HOOG, LAAG) else "",
            onbekend=tuple(fout),
        )

    @property
    def leeg(self) -> bool:
        return not (self.q or self.gekozen or self.minstens or self.bewijs)

    def van(self, variabele: str) -> tuple[str, ...]:
        """The chosen codes of one variable."""
        return dict(self.gekozen).get(variabele, ())

    def kan_vallen_op_onbekend(self, variabele: str) -> bool:
        """Whether a card can fail here for no other reason than that nobody knows its value.

        Not when the unknown ones were asked for, nor when no value that may come to light would do.
        """
        gekozen = self.van(variabele)
        if not gekozen:
            return True
        waarden = [code not in ZONDER_WAARDE for code in gekozen]
        genoeg = all(waarden) if variabele in self.alle else any(waarden)
        return genoeg and Toestand.ONBEKEND.value not in gekozen

    def paren(self) -> Iterator[tuple[str, str]]:
        """The parameters of the address of this view, always in the same order."""
        if self.q:
            yield "q", self.q
        for variabele, codes in self.gekozen:
            for code in codes:
                yield variabele, code
        for variabele in self.alle:
            yield ALLE, variabele
        for variabele, code in self.minstens:
            yield f"{variabele}_minstens", code
        if self.bewijs:
            yield "bewijs", self.bewijs

    def vraag(self) -> str:
        """The address's query, without the question mark."""
        return urlencode(list(self.paren()))

    def met(self, variabele: str, code: str) -> Filter:
        """This filter with one value more."""
        return self._vervang(variabele, {*self.van(variabele), code})

    def zonder(self, variabele: str, code: str = "") -> Filter:
        """This filter with one value less, or without the variable."""
        return self._vervang(variabele, set(self.van(variabele)) - {code} if code else set())

    def _vervang(self, variabele: str, codes: set[str]) -> Filter:
        gekozen = dict(self.gekozen) | {variabele: tuple(sorted(codes))}
        paren = [(v, gekozen[v]) for v in _FILTERCODES if gekozen.get(v)]
        return Filter(self.q, tuple(paren), self.alle, self.minstens, self.bewijs)


def _bestaat(variabele: str, waarde: str) -> bool:
    if waarde in ZONDER_WAARDE:
        return True
    if variabele == "jaar":
        return is_jaar(waarde)
    return waarde in VARIABELEN[variabele].per_code


def is_jaar(waarde: str) -> bool:
    """Whether a report can be of it."""
    heeft_vorm = len(waarde) == 4 and waarde.isascii() and waarde.isdecimal()
    return heeft_vorm and EERSTE_JAAR <= int(waarde) <= LAATSTE_JAAR
