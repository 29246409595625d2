"""The cards that a filter asks for, and what can be told of them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property, reduce
from operator import and_, or_

from metaanalyse.regels.filter import HOOG, LAAG, STERK_VANAF, Filter
from metaanalyse.regels.variabelen import FILTERS, ZONDER_WAARDE, Toestand
from metaanalyse.regels.zoekvraag import lees_vraag
from metaanalyse.register.bits import kies
from metaanalyse.register.kruistabel import Kruis, tel
from metaanalyse.register.sorteren import bladzij
from metaanalyse.register.staat import Register

TREDE = "trede"


class Selectie:
    """What ``filter`` asks of one state of the index.

    Within a variable one of the chosen values is enough, or all of them for a variable in
    ``filter.alle``; between variables all must hold. ``minstens`` and ``bewijs`` look at the lower
    end of a range, a chosen value at every value the range covers. A card without a value is found
    when its state is what was asked for ("onbekend", "nvt", "leeg"), and matches nothing else; so
    it never has a state and a value both. A value that does not exist matches nothing.
    """

    def __init__(self, register: Register, filter: Filter) -> None:
        self.register = register
        self.filter = filter
        self.vraag = lees_vraag(filter.q)
        self._gezocht = register.zoek(self.vraag) if filter.q else register.alles
        self._per_variabele = {
            v.code: bits for v in FILTERS if (bits := self._voldoet(v.code)) is not None
        }
        self.bits = reduce(and_, self._per_variabele.values(), self._gezocht)

    @property
    def sleutel(self) -> Hashable:
        """Names this selection of this state of the cards: whoever keeps what was made of it."""
        return self.register.stand, self.filter

    @property
    def niets_te_zoeken(self) -> bool:
        """Whether somebody typed only signs in the search box, which find nothing."""
        return bool(self.filter.q) and self.vraag.leeg

    @cached_property
    def aantal(self) -> int:
        return self.bits.bit_count()

    @cached_property
    def weggevallen(self) -> int:
        """Cards that fail on nothing but that a variable asked for is unknown of them."""
        ruim = self._gezocht
        for variabele, bits in self._per_variabele.items():
            if self.filter.kan_vallen_op_onbekend(variabele):
                bits = bits | self.register.zonder_waarde(variabele, Toestand.ONBEKEND)
            ruim &= bits
        return ruim.bit_count() - self.aantal

    def facetten(self) -> Mapping[str, Mapping[str, int]]:
        """How many cards have each value, by variable; every value of the list, also at none.

        A variable is counted over the cards that everything else asked for leaves: what was asked
        of the variable itself (values, minstens, bewijs) does not count, so that somebody sees
        what another choice would give. In a variable of which all values must be there ("alle")
        one more value narrows, so there it does count: the number is what is left after ticking.
        """
        return self._facetten

    @cached_property
    def _facetten(self) -> Mapping[str, Mapping[str, int]]:
        return {v.code: self._facet(v.code) for v in FILTERS}

    def _facet(self, variabele: str) -> Mapping[str, int]:
        bits = self._zonder(variabele)
        if bits == self.register.alles:
            return self.register.tellingen[variabele]
        if not bits:
            return dict.fromkeys(self.register.codes[variabele], 0)
        return {
            code: (bits & met).bit_count() for code, met in self.register.codes[variabele].items()
        }

    def toestanden(self, variabele: str) -> Mapping[str, int]:
        """Of how many cards a variable is "onbekend", "nvt" or "leeg", counted as its facet is."""
        bits = self._zonder(variabele)
        return {
            toestand: (bits & self.register.zonder_waarde(variabele, toestand)).bit_count()
            for toestand in ZONDER_WAARDE
        }

    def pagina(self, sorteer: str, begin: int, aantal: int) -> list[int]:
        """Keys of cards in the order asked for (``sorteren.SORTERINGEN``), from ``begin`` on."""
        plaatsen = bladzij(self.bits, self.register.emmers, sorteer, max(begin, 0), aantal)
        sleutels = self.register.sleutels
        return [sleutels[plaats][1] for plaats in plaatsen]

    def pks(self) -> list[int]:
        """The keys of all cards, in order of title."""
        return kies(self.bits, self.register.pks)

    def kruis(self, rij: str, kolom: str) -> Kruis:
        """Two variables against each other, over the cards of this selection."""
        register = self.register
        return register.bewaar(
            (self.filter, rij, kolom),
            lambda: tel(
                self.bits, register.toestand_en_codes(rij), register.toestand_en_codes(kolom)
            ),
        )

    def _zonder(self, variabele: str) -> int:
        """The cards that everything leaves but what was asked of this variable itself."""
        if variabele not in self._per_variabele or variabele in self.filter.alle:
            return self.bits
        ander = (bits for v, bits in self._per_variabele.items() if v != variabele)
        return reduce(and_, ander, self._gezocht)

    def _voldoet(self, variabele: str) -> int | None:
        """The cards that satisfy what is asked of one variable; None when nothing is."""
        filter, register = self.filter, self.register
        delen = []
        if gekozen := filter.van(variabele):
            met = [register.met(variabele, code) for code in gekozen]
            delen.append(reduce(and_ if variabele in filter.alle else or_, met))
        delen += [register.met_minstens(v, c) for v, c in filter.minstens if v == variabele]
        if variabele == TREDE and filter.bewijs:
            sterk = register.met_minstens(TREDE, STERK_VANAF)
            bekend = register.met_minstens(TREDE, "0")
            delen += {HOOG: [sterk], LAAG: [bekend & ~sterk]}.get(filter.bewijs, [])
        return reduce(and_, delen) if delen else None
