"""Bringing the sheet Planning of a filled-in workbook back: choose, look, take over."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import BinaryIO, cast

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from boas.exports.werkboek_terug import Fout, fout_in_bestand
from boas.models import Sessie
from boas.views.werkboek_terug import GEEN_BESTAND
from organisatie.verzoek import Verzoek
from organisatie.voorstel import VERLOPEN, lees_voorstel, onderteken
from rapportage.capaciteit import TeDruk
from rapportage.excel.fouten import ExcelFout
from verbeterplan.models import TrajectSessie
from verbeterplan.planningblad import Bladregel, Planningblad, lees_planningblad
from verbeterplan.planningterug import Uitkomst, breng_terug
from verbeterplan.views.planning import geleid

PAGINA = "verbeterplan/planning_terug.html"


@require_http_methods(["GET", "POST"])
def terug(request: Verzoek, pk: int) -> HttpResponse:
    """GET: choose a file. POST with ``bestand``: what would happen. POST with ``voorstel``: do it.

    What would happen is found out by doing it and undoing that; when doing it gives something
    else, because the planning changed meanwhile, that is shown first.
    """
    ts = geleid(request, pk)
    if request.method == "GET" or ts.sessie.status != Sessie.Status.AFGESLOTEN:
        return _toon(request, ts)
    if "voorstel" in request.POST:
        return _neem_over(request, ts)
    return _lees(request, ts)


def _lees(request: Verzoek, ts: TrajectSessie) -> HttpResponse:
    bestand = request.FILES.get("bestand")
    if bestand is None:
        return _fouten(request, ts, [fout_in_bestand(GEEN_BESTAND)])
    try:
        blad = lees_planningblad(cast(BinaryIO, bestand), ts.sessie)
    except (ExcelFout, TeDruk) as fout:
        return _fouten(request, ts, [fout_in_bestand(fout.melding)])
    return _bekijk(request, ts, blad, bestand.name or "")


def _bekijk(request: Verzoek, ts: TrajectSessie, blad: Planningblad, naam: str) -> HttpResponse:
    if blad.fouten:
        return _fouten(request, ts, blad.fouten, naam)
    uitkomst = breng_terug(ts, blad, request.user, lambda _: False)
    if uitkomst.fouten:
        return _fouten(request, ts, uitkomst.fouten, naam)
    voorstel = {"blad": asdict(blad), "gezien": _vingerafdruk(uitkomst), "naam": naam}
    return _toon(
        request,
        ts,
        uitkomst=uitkomst,
        bestandsnaam=naam,
        voorstel=onderteken(request, _doel(ts), voorstel),
    )


def _neem_over(request: Verzoek, ts: TrajectSessie) -> HttpResponse:
    try:
        voorstel = lees_voorstel(request, _doel(ts))
    except signing.BadSignature:
        return _fouten(request, ts, [fout_in_bestand(VERLOPEN)])
    ruw = voorstel["blad"]
    regels = tuple(Bladregel(**regel) for regel in ruw["regels"])
    blad = Planningblad(regels, ruw["opvolging"], ruw["stand"])
    gezien = voorstel["gezien"]
    uitkomst = breng_terug(ts, blad, request.user, lambda u: _vingerafdruk(u) == gezien)
    if uitkomst.fouten or _vingerafdruk(uitkomst) != gezien:
        messages.warning(request, "De planning is intussen veranderd. Kijk of dit nog klopt.")
        return _bekijk(request, ts, blad, voorstel["naam"])
    messages.success(request, f"De planning is bijgewerkt: {_samengevat(uitkomst)}.")
    return redirect("sessie_planning", ts.sessie_id)


def _samengevat(uitkomst: Uitkomst) -> str:
    return f"{len(uitkomst.nieuw)} erbij, {len(uitkomst.anders)} veranderd"


def _vingerafdruk(uitkomst: Uitkomst) -> str:
    return hashlib.sha256(repr(uitkomst).encode()).hexdigest()


def _doel(ts: TrajectSessie) -> str:
    return f"verbeterplan.planningterug.{ts.pk}"


def _fouten(
    request: Verzoek, ts: TrajectSessie, fouten: Sequence[Fout], naam: str = ""
) -> HttpResponse:
    return _toon(request, ts, status=422, fouten=fouten, bestandsnaam=naam)


def _toon(
    request: Verzoek, ts: TrajectSessie, *, status: int = 200, **context: object
) -> HttpResponse:
    basis = {"sessie": ts.sessie, "traject": ts.traject}
    return render(request, PAGINA, basis | context, status=status)
