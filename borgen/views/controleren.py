"""Controleren: the meetplan of a traject, on the page, on paper and as a workbook."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from borgen.exports import meetplan as bestanden
from borgen.meetplan import KOPPEN, afspraken_van, lees_meetplan
from borgen.views.hulp import borgpagina, zie_traject
from organisatie.models import Inzage, leg_inzage_vast
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding
from verbeterplan.models import Verbetertraject


@require_GET
def controleren(request: Verzoek, traject: int) -> HttpResponse:
    """The meetplan; ``?formaat=`` xlsx, pdf, or poster (A3, for on the wall)."""
    rij = zie_traject(request, traject)
    if formaat := request.GET.get("formaat"):
        return bestand_of_melding(request, lambda: _bestand(request, rij, formaat))
    blokken = lees_meetplan(rij, request.user)
    context = {
        "blokken": blokken,
        "koppen": KOPPEN,
        "leeg": not any(blok.regels for blok in blokken),
        "gestopt": afspraken_van(rij).exclude(gestopt_op=None).order_by("-gestopt_op"),
    }
    return borgpagina(request, rij, "controleren", **context)


def _bestand(request: Verzoek, traject: Verbetertraject, formaat: str) -> HttpResponse:
    """The file; it names people, so it is recorded who took it along."""
    maak = bestanden.FORMATEN.get(formaat)
    if maak is None:
        raise Http404
    titel = f"Meetplan {traject.naam}"
    inhoud = maak(traject, lees_meetplan(traject, request.user))
    leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, titel, traject.team)
    naam = bestandsnaam("Poster" if formaat == "poster" else "", titel, bestanden.vandaag())
    return download(inhoud, naam, "xlsx" if formaat == "xlsx" else "pdf")
