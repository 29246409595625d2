"""Reading cards: one card, and what the ladder means."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from metaanalyse import kaartbeeld
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Kaart, Rapport
from metaanalyse.regels.laddertekst import TREDEN
from metaanalyse.scorebeeld import checklist
from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek


@require_GET
def kaarten(request: Verzoek) -> HttpResponse:
    """All cards that count, by title."""
    rijen = Kaart.objects.vastgesteld().select_related("rapport").only("titel", "rapport__titel")
    context = {"pagina": pagina_van(request, rijen, 25)}
    return render(request, "metaanalyse/kaarten.html", context)


@require_GET
def kaart(request: Verzoek, pk: int) -> HttpResponse:
    """One digitale kaart: what was found, where, and why it has its step."""
    zichtbaar = Kaart.objects.zichtbaar_voor(request.user)
    rij = get_object_or_404(zichtbaar.select_related("rapport", "geldig", "team"), pk=pk)
    context = {"kaart": rij, "rapport": rij.rapport, "bron": _adressen(rij.rapport)}
    if rij.geldig:
        inhoud = lees_inhoud(rij.geldig)
        context |= {
            "kern": kaartbeeld.Kern.uit(inhoud.gegevens),
            "groepen": kaartbeeld.groepen(inhoud),
            "samenvatting": next((g.tekst for g in inhoud.van("samenvatting")), ""),
            "checklist": checklist(inhoud),
            "versies": kaartbeeld.versies(rij.pk),
        }
    return render(request, "metaanalyse/kaart.html", context)


def _adressen(rapport: Rapport) -> dict[str, str]:
    """Where the report can be read; only addresses of the web, whatever was imported."""
    doi = rapport.doi.removeprefix("https://doi.org/").removeprefix("doi:")
    url = rapport.url if rapport.url.startswith(("https://", "http://")) else ""
    return {"doi": f"https://doi.org/{doi}" if doi else "", "doi_kort": doi, "url": url}


@require_GET
def ladder_uitleg(request: Verzoek) -> HttpResponse:
    """What the steps mean, for teams."""
    return render(request, "metaanalyse/ladder.html", {"treden": TREDEN})
