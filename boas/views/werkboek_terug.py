"""Bringing a filled-in workbook back into its session: choose, look, take over."""

import secrets
from dataclasses import asdict
from typing import Any, BinaryIO, cast

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from boas import acties_werkboek, uitslag_lezen
from boas.acties import AlGedaan, NietNu
from boas.exports.werkboek_terug import Fout, Inlezing, Regel, lees_terug
from boas.models import Sessie
from organisatie.verzoek import Verzoek
from organisatie.voorstel import VERLOPEN, lees_voorstel, onderteken
from rapportage.capaciteit import TeDruk
from rapportage.excel.fouten import ExcelFout

GEEN_BESTAND = "Kies eerst het bestand dat je hebt ingevuld."


@require_http_methods(["GET", "POST"])
def terug(request: Verzoek, pk: int) -> HttpResponse:
    """GET: choose a file. POST with ``bestand``: what would happen. POST with ``voorstel``: do it.

    Between looking and doing the lines travel signed with the page, so nothing is kept and nothing
    can be changed on the way; what was counted meanwhile stops the whole.
    """
    sessies = Sessie.objects.bewerkbaar_door(request.user)
    sessie = get_object_or_404(sessies.select_related("versie__instrument", "team"), pk=pk)
    if sessie.met_link:
        return redirect(sessie)
    if request.method == "GET" or sessie.status == Sessie.Status.AFGESLOTEN:
        return render(request, "boas/uitslag_terug.html", {"sessie": sessie})
    if "voorstel" in request.POST:
        return _neem_over(request, sessie)
    return _bekijk(request, sessie)


def _bekijk(request: Verzoek, sessie: Sessie) -> HttpResponse:
    bestand = request.FILES.get("bestand")
    if bestand is None:
        return _fouten(request, sessie, Inlezing(fouten=(Fout(0, "", GEEN_BESTAND),)))
    try:
        inlezing = lees_terug(cast(BinaryIO, bestand), sessie)
    except (ExcelFout, TeDruk) as fout:
        return _fouten(request, sessie, Inlezing(fouten=(Fout(0, "", fout.melding),)))
    if inlezing.fouten:
        return _fouten(request, sessie, inlezing, bestand.name or "")
    context = _voorbeeld(request, sessie, inlezing) | {"bestandsnaam": bestand.name}
    return render(request, "boas/uitslag_terug.html", context)


def _fouten(request: Verzoek, sessie: Sessie, inlezing: Inlezing, naam: str = "") -> HttpResponse:
    context = {"sessie": sessie, "fouten": inlezing.fouten, "bestandsnaam": naam}
    return render(request, "boas/uitslag_terug.html", context, status=422)


def _voorbeeld(request: Verzoek, sessie: Sessie, inlezing: Inlezing) -> dict[str, Any]:
    """What is taken over, what stays as it is because it was counted, what was left empty."""
    geteld = acties_werkboek.al_geteld(sessie)
    nu = {s.code: s for s in uitslag_lezen.lees(sessie, vorige=None, met_redenen=False).stellingen}
    over = [regel for regel in inlezing.regels if regel.code not in geteld]
    return {
        "sessie": sessie,
        "inlezing": inlezing,
        "schaal": sessie.versie.schaal,
        "over": [(regel, nu[regel.code].stelling) for regel in over],
        "blijft": [
            (regel, nu[regel.code], nu[regel.code].turf.aantallen == regel.aantallen)
            for regel in inlezing.regels
            if regel.code in geteld
        ],
        "andere_drempel": inlezing.drempel not in (None, sessie.drempel),
        "voorstel": _onderteken(request, sessie, over),
    }


def _neem_over(request: Verzoek, sessie: Sessie) -> HttpResponse:
    try:
        sleutel, regels = _lees_voorstel(request, sessie)
        acties_werkboek.neem_over(sessie.pk, regels, sleutel=sleutel)
    except signing.BadSignature:
        return _fouten(request, sessie, Inlezing(fouten=(Fout(0, "", VERLOPEN),)))
    except NietNu as fout:
        return _fouten(request, sessie, Inlezing(fouten=(Fout(0, "", fout.melding),)))
    except AlGedaan:
        messages.info(request, "Dit werkboek was al teruggezet.")
        return redirect("sessie_uitslag", sessie.pk)
    aantal = f"{len(regels)} {'stelling' if len(regels) == 1 else 'stellingen'}"
    messages.success(
        request, f"{aantal} uit het werkboek overgenomen. Sluit de sessie af als alles erin staat."
    )
    return redirect("sessie_uitslag", sessie.pk)


def _doel(sessie: Sessie) -> str:
    return f"boas.werkboek_terug.{sessie.pk}"


def _onderteken(request: Verzoek, sessie: Sessie, regels: list[Regel]) -> str:
    inhoud = {"sleutel": secrets.token_hex(12), "regels": [asdict(regel) for regel in regels]}
    return onderteken(request, _doel(sessie), inhoud)


def _lees_voorstel(request: Verzoek, sessie: Sessie) -> tuple[str, list[Regel]]:
    """The lines as they were shown. Raises signing.BadSignature, also when they are too old."""
    inhoud = lees_voorstel(request, _doel(sessie))
    regels = [
        Regel(r["code"], tuple(r["aantallen"]), r["aanwezig"], tuple(r["redenen"]))
        for r in inhoud["regels"]
    ]
    return inhoud["sleutel"], regels
