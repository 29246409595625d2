"""Bringing in statements from a workbook: choose, look what would change, then make a version.

Between looking and making, what was read travels in the form itself (``organisatie.voorstel``).
"""

import dataclasses
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from boas import instrumenten as domein
from boas.exports.stellingen import lees
from boas.forms.stelling import WerkboekFormulier
from boas.models import Instrument
from boas.regels.inhoud import Inhoud, inhoud_uit
from boas.regels.verschil import clusterverschil, verschil
from organisatie.verzoek import Verzoek
from organisatie.voorstel import VERLOPEN, lees_voorstel, onderteken
from rapportage.capaciteit import TeDruk
from rapportage.excel.lezer import ExcelFout


@require_http_methods(["GET", "POST"])
def instrument_import(request: Verzoek, pk: int) -> HttpResponse:
    """The three steps at one address: GET asks for the file, POST shows or makes."""
    een = get_object_or_404(Instrument.objects.bewerkbaar_door(request.user), pk=pk)
    if request.method == "POST" and "voorstel" in request.POST:
        return _maak(request, een)
    form = WerkboekFormulier()
    if request.method == "POST":
        form = WerkboekFormulier(request.POST, request.FILES)
    if form.is_bound and form.is_valid():
        try:
            gelezen = lees(form.cleaned_data["bestand"], een.laatste_versie)
        except (ExcelFout, TeDruk) as fout:
            form.add_error("bestand", fout.melding)
        else:
            if gelezen.fouten:
                return _toon(request, een, form, fouten=gelezen.fouten)
            return _voorproef(request, een, gelezen.inhoud)
    return _toon(request, een, form)


def _maak(request: Verzoek, een: Instrument) -> HttpResponse:
    try:
        basis, inhoud = _lees_voorstel(request, een)
    except signing.BadSignature:
        form = WerkboekFormulier({})
        form.add_error("bestand", VERLOPEN)
        return _toon(request, een, form)
    if basis != een.laatste_versie.nummer:
        messages.warning(request, "Intussen is er een nieuwere versie. Kijk of dit nog klopt.")
        return _voorproef(request, een, inhoud)
    versie = domein.schrijf_versie(een, inhoud)
    messages.success(request, f"Versie {versie.nummer} staat klaar.")
    return redirect("instrument", pk=een.pk)


def _voorproef(request: Verzoek, een: Instrument, inhoud: Inhoud) -> HttpResponse:
    huidig = een.laatste_versie
    was = domein.inhoud_van(huidig)
    context = {
        "instrument": een,
        "huidig": huidig,
        "wordt": huidig.nummer + 1,
        "aantal": len(inhoud.stellingen),
        "verschil": verschil(was.stellingen, inhoud.stellingen),
        "clusters": clusterverschil(was.clusters, inhoud.clusters),
        "voorstel": _onderteken(request, een, huidig.nummer, inhoud),
    }
    return render(request, "boas/instrument_import.html", context)


def _toon(request: Verzoek, een: Instrument, form: Any, **meer: Any) -> HttpResponse:
    context = {"instrument": een, "huidig": een.laatste_versie, "form": form, **meer}
    return render(
        request, "boas/instrument_import.html", context, status=422 if form.is_bound else 200
    )


def _doel(een: Instrument) -> str:
    return f"boas.instrumentimport.{een.pk}"


def _onderteken(request: Verzoek, een: Instrument, basis: int, inhoud: Inhoud) -> str:
    voorstel = {"basis": basis, "inhoud": dataclasses.asdict(inhoud)}
    return onderteken(request, _doel(een), voorstel)


def _lees_voorstel(request: Verzoek, een: Instrument) -> tuple[int, Inhoud]:
    """The version it was compared with and what was shown. Raises signing.BadSignature."""
    voorstel = lees_voorstel(request, _doel(een))
    return voorstel["basis"], inhoud_uit(voorstel["inhoud"])
