"""Finding and reading cards: the list, one card, what the ladder means."""

from urllib.parse import parse_qs

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET
from django_htmx.http import push_url

from metaanalyse import kaartbeeld
from metaanalyse.exports.kaartjson import kaart_json
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.lijst.beeld import Plek, plek_van, teken_lijst
from metaanalyse.lijst.bestand import lijst_bestand
from metaanalyse.lijst.vraag import Lijstvraag, heel_getal
from metaanalyse.models import Kaart, Rapport
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.ladder import waarom
from metaanalyse.regels.laddertekst import TREDEN
from metaanalyse.regels.vragen import TEAMVRAGEN, Teamvraag
from metaanalyse.register import register
from metaanalyse.scorebeeld import checklist
from organisatie.leesbaar import leesbaar_voor_iedereen
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.lijst import bestand_of_melding


@leesbaar_voor_iedereen
@require_GET
def kaarten(request: Verzoek) -> HttpResponseBase:
    """The list with its facets, or as a file; htmx gets the part below the heading."""
    vraag = Lijstvraag.uit(request.GET)
    if formaat := request.GET.get("formaat", ""):
        return bestand_of_melding(request, lambda: lijst_bestand(formaat, vraag, request))
    in_team = bool(toegang_van(request.user).lid_van)
    lijst, gevuld = teken_lijst(vraag, request.user.is_authenticated, hang=in_team)
    if request.htmx and not request.htmx.history_restore_request:
        antwoord = push_url(HttpResponse(lijst), vraag.pagina(vraag.bladzij))
    else:
        context = {"lijst": lijst, "gevuld": gevuld}
        if in_team and vraag == Lijstvraag(Filter()):
            context["teamvragen"] = _teamvragen()
        antwoord = render(request, "metaanalyse/kaarten.html", context)
    patch_vary_headers(antwoord, ["HX-Request"])
    return antwoord


def _teamvragen() -> list[Teamvraag]:
    """A team begins with a problem of its own rather than with a variable; none leads nowhere."""
    kaarten = register()
    return [v for v in TEAMVRAGEN if kaarten.selecteer(Filter.uit(parse_qs(v.vraag))).aantal]


@leesbaar_voor_iedereen
@require_GET
def kaart(request: Verzoek, pk: int) -> HttpResponse:
    """One digitale kaart: what was found, where, and why it has its step; or as JSON."""
    if request.GET.get("formaat") == "json":
        return kaart_json(pk, request)
    zichtbaar = Kaart.objects.zichtbaar_voor(request.user)
    rij = get_object_or_404(zichtbaar.select_related("rapport", "geldig", "team"), pk=pk)
    context = {
        "kaart": rij,
        "rapport": rij.rapport,
        "bron": _adressen(rij.rapport),
        "plek": _plek(request, pk),
        "ingetrokken_omdat": kaartbeeld.ingetrokken_omdat(rij),
    }
    if rij.geldig:
        inhoud = lees_inhoud(rij.geldig)
        context |= {
            "kern": kaartbeeld.Kern.uit(inhoud.gegevens),
            "groepen": kaartbeeld.groepen(inhoud),
            "ladder": kaartbeeld.ladder(inhoud),
            "waarom": waarom(inhoud.voorwaarden),
            "samenvatting": next((g.tekst for g in inhoud.van("samenvatting")), ""),
            "checklist": checklist(inhoud),
            "versies": kaartbeeld.versies(rij.pk),
        }
    return render(request, "metaanalyse/kaart.html", context)


def _plek(request: Verzoek, pk: int) -> Plek | None:
    """Where the card stands in the list that the address names; most addresses name none."""
    if "plek" not in request.GET:
        return None
    return plek_van(pk, Lijstvraag.uit(request.GET), heel_getal(request.GET["plek"]))


def _adressen(rapport: Rapport) -> dict[str, str]:
    """Where the report can be read; only addresses of the web, whatever was imported."""
    doi = rapport.doi.removeprefix("https://doi.org/").removeprefix("doi:")
    url = rapport.url if rapport.url.startswith(("https://", "http://")) else ""
    return {"doi": f"https://doi.org/{doi}" if doi else "", "doi_kort": doi, "url": url}


@leesbaar_voor_iedereen
@require_GET
def ladder_uitleg(request: Verzoek) -> HttpResponse:
    """What the steps mean, for teams."""
    return render(request, "metaanalyse/ladder.html", {"treden": TREDEN})
