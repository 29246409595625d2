"""Support for the plan of a traject: have it measured, and what came out."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from verbeterplan import draagvlak as domein
from verbeterplan.bezoek import lees_bezoek
from verbeterplan.draagvlak import Draagvlak


@require_http_methods(["GET", "POST"])
def draagvlak(request: Verzoek, pk: int) -> HttpResponse:
    """GET: the result, for who may see it once it is there. POST: prepare it, for who leads."""
    bezoek = lees_bezoek(request, pk)
    if request.method == "POST":
        if not (bezoek.leidt and bezoek.schrijft):
            raise Http404
        return redirect(domein.bereid_voor(bezoek.ronde, request.user))
    beeld = domein.beeld_voor(bezoek, request.user)
    if not beeld.gemeten:
        raise Http404
    if request.GET.get("formaat"):
        return _bestand(request, beeld, bezoek.traject.naam)
    context = {"bezoek": bezoek, "traject": bezoek.traject, "draagvlak": beeld}
    return render(request, "verbeterplan/draagvlak_uitslag.html", context)


def _bestand(request: Verzoek, beeld: Draagvlak, naam: str) -> HttpResponse:
    kolommen = [
        Kolom("Stelling", 46, terugloop=True),
        *(Kolom(antwoord.capitalize(), 11, "geheel") for antwoord in beeld.schaal),
        Kolom("Samen eens", 22),
        Kolom("Knelt", 9, "ja_nee"),
    ]
    regels = ([s.tekst, *s.aantallen, s.eens, s.knelt] for s in beeld.stellingen)
    titel, formaat = f"Draagvlak {naam}", request.GET["formaat"]
    return bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, titel, kolommen, regels, filters=f"{beeld.zin}.")
    )
