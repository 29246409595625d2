"""Named views: the questions of the study, answered with the cards there are."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from metaanalyse.lijst.beeld import lijst
from metaanalyse.lijst.vraag import BEWIJS, Lijstvraag
from metaanalyse.regels.recepten import RECEPTEN, Recept
from metaanalyse.regels.variabelen import VARIABELEN, Variabele
from metaanalyse.register import Selectie, register
from organisatie.leesbaar import leesbaar_voor_iedereen
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek

# Of a long list the terms named most; the rest stands behind the facets.
MEESTE_TERMEN = 12


@leesbaar_voor_iedereen
@require_GET
def recepten(request: Verzoek) -> HttpResponse:
    """Every question, with how many cards its selection has."""
    nu = register()
    rijen = [(recept, nu.selecteer(recept.filter).aantal) for recept in RECEPTEN.values()]
    return render(request, "metaanalyse/recepten.html", {"recepten": rijen, "totaal": nu.aantal})


@leesbaar_voor_iedereen
@require_GET
def recept(request: Verzoek, naam: str) -> HttpResponse:
    """One question: its cards, and how often each term of what it is about was named.

    ``?bewijs=hoog`` narrows it, as everywhere.
    """
    gevraagd = RECEPTEN.get(naam)
    if gevraagd is None:
        raise Http404
    vraag = _vraag(request, gevraagd)
    nu = register()
    bewijs = f"?bewijs={vraag.filter.bewijs}" if vraag.filter.bewijs else ""
    adres = reverse("recept", args=[naam]) + bewijs
    hang = bool(toegang_van(request.user).lid_van)
    context = {
        "recept": gevraagd,
        "lijst": lijst(nu, vraag, toon=gevraagd.toon, adres=adres, hang=hang),
        "termen": _termen(nu.selecteer(vraag.filter), gevraagd),
        "bewijzen": BEWIJS.items(),
    }
    return render(request, "metaanalyse/recept.html", context)


def _vraag(request: Verzoek, gevraagd: Recept) -> Lijstvraag:
    uit_adres = Lijstvraag.uit(request.GET)
    filter = replace(gevraagd.filter, bewijs=uit_adres.filter.bewijs)
    return Lijstvraag(filter, gevraagd.sorteer, uit_adres.bladzij)


def _termen(
    selectie: Selectie, gevraagd: Recept
) -> list[tuple[Variabele, list[tuple[str, str, int]]]]:
    """Of each closed variable that the question is about: code, name and count, most first."""
    uit = []
    for variabele in (VARIABELEN[v] for v in gevraagd.toon if VARIABELEN[v].gesloten):
        tellingen = selectie.facetten()[variabele.code]
        geteld = [(t.code, t.naam, tellingen[t.code]) for t in variabele.termen]
        op_aantal = sorted((t for t in geteld if t[2]), key=lambda t: -t[2])
        uit.append((variabele, op_aantal[:MEESTE_TERMEN]))
    return uit
