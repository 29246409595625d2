"""What every page of analysis has: the filters of the list, the switch of evidence, its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import render

from metaanalyse.analyse.tellen import lijst
from metaanalyse.exports.analyse import werkboek_antwoord
from metaanalyse.lijst.vraag import BEWIJS, Chip, Lijstvraag, chips
from metaanalyse.regels.filter import Filter
from metaanalyse.register import Selectie, register
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Blad
from rapportage.getekend import Geheugen
from rapportage.lijst import bestand_of_melding

T = TypeVar("T")
# What was counted and drawn last; a drawing of the factors is some fifty thousand characters.
_geheugen: Geheugen[Any] = Geheugen(24)
View = TypeVar("View", bound=Callable[..., HttpResponse])


def met_plotly(view: View) -> View:
    """The policy under which plotly draws, for this page only.

    Plotly puts an empty <style> in the head (hence the hash, of no text) and fills it, and sets
    styles on what it draws. Scripts stay as strict as everywhere.
    """
    ruimer = {
        "style-src": [SELF, "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": [SELF, "data:"],
    }
    return cast(View, csp_replace(ruimer)(view))


@dataclass(frozen=True)
class Keuze:
    """One of several states of the page."""

    naam: str
    adres: str
    gekozen: bool


@dataclass(frozen=True)
class Bekeken:
    """The filters of one request with their cards; ``eigen`` are the parameters of the page."""

    filter: Filter
    selectie: Selectie
    eigen: Mapping[str, str]

    def adres(self, filter: Filter | str | None = None, **eigen: str) -> str:
        """This page with other filters or other parameters of its own."""
        vraag = filter if isinstance(filter, str) else (filter or self.filter).vraag()
        paren = {k: v for k, v in {**self.eigen, **eigen}.items() if v}
        return f"?{'&'.join(deel for deel in (vraag, urlencode(paren)) if deel)}"

    @cached_property
    def chips(self) -> list[Chip]:
        """Those of the list, leading to this page."""
        van_lijst = chips(Lijstvraag(self.filter))
        return [replace(c, adres=self.adres(c.adres.partition("?")[2])) for c in van_lijst]

    @property
    def zonder_filters(self) -> str:
        return self.adres(Filter())

    @property
    def schakelaar(self) -> list[Keuze]:
        """All evidence, steps 4 and 5, or lower."""
        return [
            Keuze(naam, self.adres(replace(self.filter, bewijs=stand)), self.filter.bewijs == stand)
            for stand, naam in BEWIJS.items()
        ]

    def keuzes(self, naam: str, waarden: Mapping[str, str]) -> list[Keuze]:
        """The states of one of the page's own parameters."""
        return [
            Keuze(tekst, self.adres(**{naam: code}), self.eigen[naam] == code)
            for code, tekst in waarden.items()
        ]

    def bewaard(self, naam: str, maak: Callable[[], T]) -> T:
        """What ``maak`` gave for these cards and this state of the page, or gives now."""
        sleutel = (naam, self.selectie.sleutel, *self.eigen.values())
        gemaakt: T = _geheugen.geef(sleutel, maak)
        return gemaakt

    @property
    def lijst(self) -> str:
        return lijst(self.filter)

    @property
    def verborgen(self) -> list[tuple[str, str]]:
        """The filters as hidden fields of a form."""
        return list(self.filter.paren())


def bekijk(request: Verzoek, **eigen: str) -> Bekeken:
    """``eigen`` are the page's own parameters with what they are when nothing is asked."""
    filter = Filter.uit({k: [str(w) for w in v] for k, v in request.GET.lists()})
    waarden = {naam: str(request.GET.get(naam) or anders) for naam, anders in eigen.items()}
    return Bekeken(filter, register().selecteer(filter), waarden)


def toon(
    request: Verzoek,
    bekeken: Bekeken,
    naam: str,
    titel: str,
    bladen: Callable[[], Iterable[Blad]],
    **context: Any,
) -> HttpResponse:
    """The page, or with ``?formaat=xlsx`` its sheets."""
    if formaat := request.GET.get("formaat"):
        if formaat != "xlsx":
            raise Http404
        return bestand_of_melding(
            request, lambda: werkboek_antwoord(titel, list(bladen()), bekeken.filter)
        )
    return pagina(request, bekeken, naam, **context)


def pagina(request: Verzoek, bekeken: Bekeken, naam: str, **context: Any) -> HttpResponse:
    """The page of this name, with what every page of analysis shows."""
    vast = {"bekeken": bekeken, "filter": bekeken.filter, "selectie": bekeken.selectie}
    return render(request, f"metaanalyse/analyse/{naam}.html", vast | context)
