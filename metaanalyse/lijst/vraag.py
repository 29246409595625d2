"""What the address of the list asks: filter, order, page; and the chips that take parts away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from metaanalyse.regels.filter import HOOG, LAAG, Filter, is_jaar
from metaanalyse.regels.variabelen import VARIABELEN
from metaanalyse.regels.woorden import KORT, TOESTAND_WOORDEN
from metaanalyse.register.sorteren import SORTERINGEN, TITEL
from organisatie.regels.nummer import lees_nummer

BEWIJS = {"": "alles", HOOG: "sterk bewijs (trede 4 en 5)", LAAG: "lagere treden"}


@dataclass(frozen=True)
class Lijstvraag:
    """The same question has the same address, however it was typed."""

    filter: Filter
    sorteer: str = TITEL
    bladzij: int = 1

    @classmethod
    def uit(cls, get: QueryDict) -> Lijstvraag:
        """Anything that cannot be falls back: an order to that of titles, a page to the first."""
        sorteer, bladzij = get.get("sorteer", TITEL), get.get("pagina", "")
        return cls(
            Filter.uit(dict(get.lists())),
            sorteer if sorteer in SORTERINGEN else TITEL,
            heel_getal(bladzij),
        )

    @classmethod
    def van(cls, vraag: str) -> Lijstvraag:
        """From the query of an address as it was kept."""
        return cls.uit(QueryDict(vraag))

    @cached_property
    def vraag(self) -> str:
        """The query of the address without the page."""
        sorteer = [("sorteer", self.sorteer)] if self.sorteer != TITEL else []
        return urlencode([*self.filter.paren(), *sorteer])

    @property
    def adres(self) -> str:
        """The address of the list, on the first page."""
        return f"{reverse('kaarten')}?{self.vraag}" if self.vraag else reverse("kaarten")

    def pagina(self, nummer: int, adres: str = "") -> str:
        """The address of another page of the same list; ``adres`` when it is shown elsewhere."""
        adres = adres or self.adres
        if nummer == 1:
            return adres
        return f"{adres}{'&' if '?' in adres else '?'}pagina={nummer}"

    def kaart(self, plek: int) -> str:
        """What the address of a card ends with, so that it knows which list one came from."""
        return f"?{self.vraag}{'&' if self.vraag else ''}plek={plek}"

    def met_filter(self, filter: Filter) -> Lijstvraag:
        return Lijstvraag(filter, self.sorteer)


def heel_getal(tekst: str) -> int:
    """A number from 1 on; anything else is 1."""
    return lees_nummer(tekst) or 1


@dataclass(frozen=True)
class Chip:
    """One thing asked for, with the address of the list without it."""

    groep: str
    naam: str
    adres: str
    bestaat: bool = True


def chips(vraag: Lijstvraag) -> list[Chip]:
    """Everything asked for, in the order of the facets; the first is what was searched."""
    return [
        Chip(groep, naam, vraag.met_filter(rest).adres, bestaat)
        for groep, naam, rest, bestaat in _delen(vraag.filter)
    ]


def in_woorden(vraag: Lijstvraag) -> str:
    """Everything asked for on one line, for a file."""
    delen = (f"{groep}: {naam}" for groep, naam, _, _ in _delen(vraag.filter))
    return "; ".join(delen)


def _delen(filter: Filter) -> Iterator[tuple[str, str, Filter, bool]]:
    if filter.q:
        yield "Zoeken", f"“{filter.q}”", replace(filter, q=""), True
    if filter.bewijs:
        yield "Bewijs", BEWIJS[filter.bewijs], replace(filter, bewijs=""), True
    for variabele, codes in filter.gekozen:
        for code in codes:
            naam = term(variabele, code)
            yield KORT[variabele], naam or f"“{code}”", filter.zonder(variabele, code), bool(naam)
        if variabele in filter.alle and len(codes) > 1:
            rest = replace(filter, alle=tuple(v for v in filter.alle if v != variabele))
            yield KORT[variabele], "alle gekozen waarden samen", rest, True
    for variabele, code in filter.minstens:
        minder = tuple(paar for paar in filter.minstens if paar[0] != variabele)
        naam = f"minstens {(term(variabele, code) or code).lower()}"
        yield KORT[variabele], naam, replace(filter, minstens=minder), True


def term(variabele: str, code: str) -> str:
    """What a value of a filter is called; nothing when it does not exist."""
    if code in TOESTAND_WOORDEN:
        return TOESTAND_WOORDEN[code]
    if variabele == "jaar":
        return code if is_jaar(code) else ""
    per_code = VARIABELEN[variabele].per_code
    return per_code[code].naam if code in per_code else ""
