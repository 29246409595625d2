"""Bringing in students from a list of the school: choose, confirm the columns, look, take over."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen.slb.exports.inlezen import uitkomst_werkboek, voorbeeldbestand
from borgen.slb.forms.inlezen import BestandFormulier, EindigFormulier, KolommenFormulier
from borgen.slb.inlezen import stappen, verloop
from borgen.slb.inlezen.voorbeeld import OP_DE_PAGINA, lees_voorbeeld
from borgen.slb.models import Inleesrun
from organisatie.models import Inzage, Schooljaar, Team
from organisatie.models.inzage import leg_inzage_vast
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding

S = Inleesrun.Stand
SJABLONEN = {
    S.KOLOMMEN: "slb/inlezen_kolommen.html",
    S.NAGEKEKEN: "slb/inlezen_nagekeken.html",
    S.OVERGENOMEN: "slb/inlezen_klaar.html",
}
BEZIG = "slb/inlezen_bezig.html"
# Enough to see what the columns hold.
BOVENSTE = 40


@require_http_methods(["GET", "POST"])
def inlezen(request: Verzoek) -> HttpResponse:
    """Choose a list for a team; what is under way can be gone on with."""
    teams = _teams(request)
    eerst = {"team": request.GET["team"]} if "team" in request.GET else {}
    form = BestandFormulier(teams, request.POST or None, request.FILES or None, initial=eerst)
    if request.method == "POST" and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            return redirect(
                verloop.begin(
                    form.cleaned_data["team"], request.user, bestand.name or "", bestand.read()
                )
            )
        except ValidationError as fout:
            form.add_error("team", fout)
    lopend = Inleesrun.objects.bewerkbaar_door(request.user).lopend()
    context = {
        "form": form,
        "lopend": lopend.select_related("team", "door"),
        "schooljaar": Schooljaar.objects.filter(gesloten=False).exists(),
    }
    return render(request, "slb/inlezen.html", context, status=422 if form.errors else 200)


@require_GET
@never_cache
def inleesrun(request: Verzoek, pk: int) -> HttpResponse:
    """Where an import is now. The part that waits asks again, and loads the page when done."""
    run = _run(request, pk)
    if not request.htmx:
        return _pagina(request, run)
    if run.bezig:
        return render(request, f"{BEZIG}#stand", {"run": run})
    antwoord = HttpResponse(status=204)
    antwoord["HX-Refresh"] = "true"
    return antwoord


@require_POST
def inlezen_kolommen(request: Verzoek, pk: int) -> HttpResponse:
    """The columns are right, or show them with the names of another row."""
    run = _in_stand(request, pk, S.KOLOMMEN)
    if run is None:
        return _elders(request, pk)
    koprij = request.POST.get("koprij", "")
    form = _kolommen(run, request.POST, int(koprij) if koprij.isdecimal() else None)
    if "herlees" in request.POST:
        return _pagina(request, run, _kolommen(run, None, form.op_rij))
    if not form.is_valid():
        return _pagina(request, run, form, status=422)
    return _doe(request, run, lambda: verloop.bevestig(run, form.kolommen()))


@require_POST
def inlezen_terug(request: Verzoek, pk: int) -> HttpResponse:
    """Choose the columns again."""
    run = _in_stand(request, pk, S.NAGEKEKEN)
    return _doe(request, run, lambda: verloop.terug(run)) if run else _elders(request, pk)


@require_POST
def inlezen_overnemen(request: Verzoek, pk: int) -> HttpResponse:
    """Carry out what was shown, all of it or nothing."""
    run = _in_stand(request, pk, S.NAGEKEKEN)
    if run is None:
        return _elders(request, pk)
    form = _eindig(run, request.POST)
    if not form.is_valid():
        return _pagina(request, run, form, status=422)
    dag = form.cleaned_data["eindig_op"]
    return _doe(
        request,
        run,
        lambda: verloop.neem_over(run, request.user, dag.isoformat() if dag else ""),
    )


@require_POST
def inlezen_stoppen(request: Verzoek, pk: int) -> HttpResponse:
    """Throw the list away; nothing was changed."""
    run = _run(request, pk)
    try:
        verloop.stop(run)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return redirect(run)
    messages.success(request, "De import is gestopt. Er is niets veranderd.")
    return redirect("slb_inlezen")


@require_GET
def inlezen_uitkomst(request: Verzoek, pk: int) -> HttpResponse:
    """What would happen, or what is wrong, line by line as a workbook."""
    run = _in_stand(request, pk, S.NAGEKEKEN)
    if run is None:
        raise Http404

    def maak() -> HttpResponse:
        naam = "Fouten in de lijst" if run.uitkomst["fouten"] else "Wat er verandert"
        inhoud = uitkomst_werkboek(run, naam)
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, f"{naam}: {run.naam}", run.team)
        return download(inhoud, bestandsnaam(naam, run.team.naam, timezone.localdate()), "xlsx")

    return bestand_of_melding(request, maak)


@require_GET
def inlezen_voorbeeld(request: Verzoek) -> HttpResponse:
    """A list with the columns that are understood, to fill in."""
    _teams(request)
    slber = request.user.naam if toegang_van(request.user).lid_van else ""
    return bestand_of_melding(
        request,
        lambda: download(
            voorbeeldbestand(slber, timezone.localdate()), "Voorbeeld-studenten", "xlsx"
        ),
    )


# --- Inside --------------------------------------------------------------------------------------


def _teams(request: Verzoek) -> Any:
    """Teams to bring in students for; 404 for whoever has none."""
    toegang = toegang_van(request.user)
    if not toegang.beheerder and not toegang.leidt:
        raise Http404
    teams = Team.objects.filter(actief=True).select_related("school").order_by("naam", "pk")
    return teams if toegang.beheerder else teams.filter(pk__in=toegang.leidt)


def _run(request: Verzoek, pk: int) -> Inleesrun:
    runs = Inleesrun.objects.bewerkbaar_door(request.user).select_related("team", "door")
    return get_object_or_404(runs, pk=pk)


def _in_stand(request: Verzoek, pk: int, stand: Inleesrun.Stand) -> Inleesrun | None:
    run = _run(request, pk)
    return run if run.stand == stand else None


def _elders(request: Verzoek, pk: int) -> HttpResponse:
    """A second press, or another window: show where it is now."""
    return redirect(_run(request, pk))


def _doe(request: Verzoek, run: Inleesrun, act: Any) -> HttpResponse:
    try:
        act()
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
    return redirect(run)


def _pagina(request: Verzoek, run: Inleesrun, form: Any = None, status: int = 200) -> HttpResponse:
    stand = S(run.stand)
    context: dict[str, Any] = {"run": run, "uit": run.uitkomst}
    if stand == S.KOLOMMEN:
        context["form"] = form or _kolommen(run)
    if stand == S.NAGEKEKEN:
        context |= {"form": form or _eindig(run), "voorbeeld": lees_voorbeeld(run)}
        context |= {"meeste": OP_DE_PAGINA, "eerder": _al_ingelezen(run)}
    if stand in (S.KOLOMMEN, S.NAGEKEKEN):
        _meld_inzage(request, run)
    return render(request, SJABLONEN.get(stand, BEZIG), context, status=status)


def _kolommen(run: Inleesrun, data: Any = None, koprij: int | None = None) -> KolommenFormulier:
    vorige = Inleesrun.objects.filter(team=run.team_id, stand=S.OVERGENOMEN).first()
    eerder = vorige.kolommen.get("namen") if vorige else None
    rijen = stappen.eerste_rijen(run, BOVENSTE)
    return KolommenFormulier(run, rijen, data, koprij=koprij, eerder=eerder)


def _eindig(run: Inleesrun, data: Any = None) -> EindigFormulier:
    jaar = Schooljaar.objects.get(pk=run.kolommen["schooljaar"])
    dag = datetime.date.fromisoformat(run.kolommen["dag"])
    eerder = max(jaar.van, dag - datetime.timedelta(days=1))
    return EindigFormulier(jaar.van, jaar.tot, data, initial={"eindig_op": eerder})


def _meld_inzage(request: Verzoek, run: Inleesrun) -> None:
    """A beheerder sees students of a team that is not theirs: that is written down.

    Of a list of their own they see what they brought, until it is laid beside what is there.
    """
    van_een_ander = run.door_id != request.user.pk
    ziet = van_een_ander or run.uitkomst.get("anders") or run.uitkomst.get("afwezig")
    if ziet and run.team_id not in toegang_van(request.user).leidt:
        wat = f"Studenten naast {run.naam}, bij het inlezen"
        leg_inzage_vast(request.user, Inzage.Soort.BEKEKEN, wat, run.team)


def _al_ingelezen(run: Inleesrun) -> Inleesrun | None:
    """The same file, taken over before."""
    zelfde = Inleesrun.objects.filter(team=run.team_id, sha256=run.sha256, stand=S.OVERGENOMEN)
    return zelfde.first()
