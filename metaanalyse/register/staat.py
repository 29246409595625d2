"""One state of the index: never changed once made, so whoever reads it is never disturbed."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from metaanalyse.regels.bladwaarden import Woord, lees
from metaanalyse.regels.variabelen import FILTERS, LEEG, VARIABELEN, Soort, Toestand
from metaanalyse.register.bits import eerste, uit_plaatsen
from metaanalyse.zoeken.vinden import vind

if TYPE_CHECKING:
    from metaanalyse.regels.filter import Filter
    from metaanalyse.regels.zoekvraag import Atoom, Zoekvraag
    from metaanalyse.register.selectie import Selectie

# Results kept of one state; each is some 50 kB at a hundred thousand cards.
BEWAARD = 150


class Register:
    """Which card has which value. Place 0 is the first card in order of title, then of key.

    ``bits`` has a set of places for every word of the bladen (``regels.bladwaarden``).
    """

    def __init__(
        self, stand: tuple[int, str], sleutels: list[tuple[str, int]], bits: Mapping[str, int]
    ) -> None:
        self.stand = stand
        self.sleutels = sleutels
        self.bits = bits
        self.aantal = len(sleutels)
        self.alles = eerste(self.aantal)
        self._bewaard: OrderedDict[Any, Any] = OrderedDict()
        self._slot = Lock()
        self._verdeel()

    def _verdeel(self) -> None:
        """The sets that questions are asked of, from those of the words."""
        self.codes: dict[str, dict[str, int]] = {v.code: dict.fromkeys(v.codes, 0) for v in FILTERS}
        self._toestand: dict[str, dict[str, int]] = {v.code: {} for v in FILTERS}
        self._minstens: dict[str, dict[str, int]] = {}
        self.emmers: dict[str, list[int]] = {}
        per_variabele: dict[str, list[tuple[Woord, int]]] = {v.code: [] for v in FILTERS}
        for tekst, bits in self.bits.items():
            woord = lees(tekst)
            if bits and woord.variabele in per_variabele:
                per_variabele[woord.variabele].append((woord, bits))
        for variabele in FILTERS:
            self._verdeel_variabele(variabele.code, variabele.soort, per_variabele[variabele.code])

    def _verdeel_variabele(self, naam: str, soort: Soort, woorden: list[tuple[Woord, int]]) -> None:
        codes, leeg = self.codes[naam], self.alles
        for woord, bits in woorden:
            leeg &= ~bits
            if woord.toestand:
                self._toestand[naam][woord.toestand] = bits
            for code in woord.codes:
                codes[code] = codes.get(code, 0) | bits
        self._toestand[naam][LEEG] = leeg
        waarden = [(w, bits) for w, bits in woorden if w.code]
        if soort == Soort.JAAR:
            waarden.sort(key=lambda paar: paar[0].code, reverse=True)
            self.codes[naam] = dict(sorted(codes.items(), reverse=True))
            self.emmers[naam] = [bits for _, bits in waarden]
        elif soort == Soort.ORDE:
            rang = VARIABELEN[naam].rang
            waarden.sort(key=lambda paar: _hoogte(rang, paar[0]), reverse=True)
            self.emmers[naam] = [bits for _, bits in waarden]
            self._minstens[naam] = {
                code: _samen(b for w, b in waarden if rang.get(w.code, -1) >= plek)
                for code, plek in rang.items()
            }

    @cached_property
    def pks(self) -> list[int]:
        """The keys of the cards by place."""
        return [pk for _, pk in self.sleutels]

    @cached_property
    def _plaats(self) -> array[int]:
        """The place of each card by its key, -1 where none is: smaller than a dict, and quicker."""
        uit = array("i", [-1]) * (max(self.pks, default=0) + 1)
        for plaats, pk in enumerate(self.pks):
            uit[pk] = plaats
        return uit

    def plaatsen(self, pks: Iterable[int]) -> Iterator[int]:
        """The places of these cards, in this order; keys that no card here has are left out."""
        plaats, einde = self._plaats, len(self._plaats)
        return (p for pk in pks if pk < einde and (p := plaats[pk]) >= 0)

    @cached_property
    def tellingen(self) -> Mapping[str, Mapping[str, int]]:
        """How many of all cards have each value."""
        return {
            variabele: {code: bits.bit_count() for code, bits in codes.items()}
            for variabele, codes in self.codes.items()
        }

    def met(self, variabele: str, code: str) -> int:
        """The cards with this value, or of this state; a range has every value it covers."""
        bits = self.codes[variabele].get(code)
        return self.zonder_waarde(variabele, code) if bits is None else bits

    def met_minstens(self, variabele: str, code: str) -> int:
        """The cards of which this ordered variable is at least ``code`` at its lower end."""
        return self._minstens[variabele].get(code, 0)

    def zonder_waarde(self, variabele: str, toestand: str) -> int:
        """The cards of which a variable is "onbekend", "nvt" or "leeg"."""
        return self._toestand[variabele].get(toestand, 0)

    def toestand_en_codes(self, variabele: str) -> Mapping[str, int]:
        """The sets of a variable as a cross-table shows them."""
        return self.codes[variabele] | {
            t.value: self.zonder_waarde(variabele, t.value)
            for t in (Toestand.ONBEKEND, Toestand.NVT)
        }

    def zoek(self, vraag: Zoekvraag) -> int:
        """The cards with what somebody looks for; none when there is nothing to look for."""
        if vraag.leeg:
            return 0
        bits = self.alles
        for atoom in vraag.wel:
            bits &= self._met_atoom(atoom)
        for atoom in vraag.niet:
            bits &= ~self._met_atoom(atoom)
        return bits

    def _met_atoom(self, atoom: Atoom) -> int:
        return self.bewaar(atoom, lambda: uit_plaatsen(self.plaatsen(vind(atoom)), self.aantal))

    def selecteer(self, filter: Filter) -> Selectie:
        """The cards that ``filter`` asks for; kept, for the same is asked often."""
        from metaanalyse.register.selectie import Selectie

        return self.bewaar(filter, lambda: Selectie(self, filter))

    def bewaar(self, sleutel: Any, maak: Callable[[], Any]) -> Any:
        """What ``maak`` gave for this key before, or gives now."""
        with self._slot:
            if sleutel in self._bewaard:
                self._bewaard.move_to_end(sleutel)
                return self._bewaard[sleutel]
        uit = maak()
        with self._slot:
            uit = self._bewaard.setdefault(sleutel, uit)
            while len(self._bewaard) > BEWAARD:
                self._bewaard.popitem(last=False)
        return uit


def _hoogte(rang: Mapping[str, int], woord: Woord) -> tuple[int, int]:
    laag = rang.get(woord.code, -1)
    return laag, rang.get(woord.code_tot, laag)


def _samen(delen: Any) -> int:
    uit = 0
    for deel in delen:
        uit |= deel
    return uit
