"""All cards for a talk on one page, and on paper to cut out."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from borgen.regels.kaartjes import kaarten, per_soort
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding
from rapportage.pdf import maak_pdf

PER_BLAD = 8


@require_GET
def gesprekskaarten(request: Verzoek) -> HttpResponse:
    """The cards under their headings; ``?formaat=pdf`` gives them to cut out."""
    formaat = request.GET.get("formaat")
    if formaat == "pdf":
        return bestand_of_melding(request, _pdf)
    if formaat:
        raise Http404
    return render(request, "borgen/gesprekskaarten.html", {"groepen": per_soort()})


def _pdf() -> HttpResponse:
    alle = kaarten()
    bladen = [alle[begin : begin + PER_BLAD] for begin in range(0, len(alle), PER_BLAD)]
    inhoud = maak_pdf("borgen/gesprekskaarten_pdf.html", {"bladen": bladen})
    return download(inhoud, bestandsnaam("Gesprekskaarten"), "pdf")
