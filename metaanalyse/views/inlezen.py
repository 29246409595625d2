"""Bringing in cards or reports from a file: choose, look, take over."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from metaanalyse.exports.inlezen import uitkomst_werkboek, voorbeeldbestand
from metaanalyse.forms.inlezen import BestandFormulier, OvernemenFormulier
from metaanalyse.inlezen import verloop
from metaanalyse.inlezen.bestand import IN_WOORDEN, Vorm
from metaanalyse.inlezen.opslag import voortgang_van
from metaanalyse.inlezen.voorbeeld import OP_DE_PAGINA, lees_voorbeeld
from metaanalyse.models import Kaartinlezing
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding

S = Kaartinlezing.Stand
SJABLONEN = {
    S.NAGEKEKEN: "metaanalyse/inlezen/nagekeken.html",
    S.OVERGENOMEN: "metaanalyse/inlezen/klaar.html",
}
BEZIG = "metaanalyse/inlezen/bezig.html"


@require_http_methods(["GET", "POST"])
def inlezen(request: Verzoek) -> HttpResponse:
    """Choose a file; what is under way can be gone on with."""
    _eis_onderzoeker(request)
    gekozen = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BestandFormulier(*gekozen)
    if request.method == "POST" and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        naam, grootte = bestand.name or "", bestand.size
        try:
            return redirect(verloop.begin(request.user, naam, bestand.chunks(), grootte))
        except ValidationError as fout:
            form.add_error("bestand", fout)
    lopend = Kaartinlezing.objects.bewerkbaar_door(request.user).lopend().select_related("door")
    context = {"form": form, "lopend": lopend}
    status = 422 if form.errors else 200
    return render(request, "metaanalyse/inlezen/kiezen.html", context, status=status)


@require_GET
@never_cache
def inlezing(request: Verzoek, pk: int) -> HttpResponse:
    """Where an import is now. The part that waits asks again, and loads the page when done."""
    run = _run(request, pk)
    if not request.htmx:
        return _pagina(request, run)
    if run.bezig:
        return render(request, f"{BEZIG}#stand", _bezig(run))
    antwoord = HttpResponse(status=204)
    antwoord["HX-Refresh"] = "true"
    return antwoord


@require_POST
def overnemen(request: Verzoek, pk: int) -> HttpResponse:
    """Carry out what was shown, all of it or nothing."""
    run = _run(request, pk)
    if run.stand != S.NAGEKEKEN:
        return redirect(run)
    form = OvernemenFormulier(run, request.POST)
    if not form.is_valid():
        return _pagina(request, run, form, status=422)
    try:
        verloop.neem_over(
            run, request.user, dubbel=form.gekozen_dubbel, vindplaats=form.gekozen_vindplaats
        )
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
    return redirect(run)


@require_POST
def stoppen(request: Verzoek, pk: int) -> HttpResponse:
    """Throw the file away; nothing was changed."""
    run = _run(request, pk)
    try:
        verloop.stop(run)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return redirect(run)
    messages.success(request, "De import is gestopt. Er is niets veranderd.")
    return redirect("kaarten_inlezen")


@require_GET
def uitkomst(request: Verzoek, pk: int) -> HttpResponse:
    """What would happen, or what is wrong, line by line as a workbook."""
    run = _run(request, pk)
    if run.stand != S.NAGEKEKEN:
        raise Http404
    naam = "Fouten in het bestand" if run.uitkomst["fouten"] else "Wat er verandert"

    def maak() -> HttpResponse:
        inhoud = uitkomst_werkboek(run, naam)
        return download(inhoud, bestandsnaam(naam, timezone.localdate()), "xlsx")

    return bestand_of_melding(request, maak)


@require_GET
def voorbeeld(request: Verzoek) -> HttpResponse:
    """A moederbestand with the columns that are understood, to fill in."""
    _eis_onderzoeker(request)

    def maak() -> HttpResponse:
        return download(voorbeeldbestand(), "Voorbeeld-moederbestand", "xlsx")

    return bestand_of_melding(request, maak)


# --- Inside --------------------------------------------------------------------------------------


def _eis_onderzoeker(request: Verzoek) -> None:
    if not toegang_van(request.user).onderzoeker:
        raise Http404


def _run(request: Verzoek, pk: int) -> Kaartinlezing:
    runs = Kaartinlezing.objects.bewerkbaar_door(request.user).select_related("door")
    return get_object_or_404(runs, pk=pk)


def _bezig(run: Kaartinlezing) -> dict[str, Any]:
    return {"run": run, "voortgang": voortgang_van(run)}


def _pagina(
    request: Verzoek, run: Kaartinlezing, form: Any = None, status: int = 200
) -> HttpResponse:
    stand = S(run.stand)
    context = _bezig(run) | {"uit": run.uitkomst, "meeste": OP_DE_PAGINA}
    context["vorm"] = IN_WOORDEN[Vorm(run.vorm)] if run.vorm else ""
    if stand == S.NAGEKEKEN:
        context |= {"voorbeeld": lees_voorbeeld(run), "form": form or OvernemenFormulier(run)}
        context["eerder"] = _al_ingelezen(run)
    return render(request, SJABLONEN.get(stand, BEZIG), context, status=status)


def _al_ingelezen(run: Kaartinlezing) -> Kaartinlezing | None:
    """The same file, taken over before."""
    return Kaartinlezing.objects.filter(sha256=run.sha256, stand=S.OVERGENOMEN).first()
