"""Meetings of a team with their agenda and what was said."""

from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.pagina import pagina_van
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan import acties, exports
from verbeterplan.forms.overleg import AgendapuntForm, OverlegForm
from verbeterplan.forms.traject import TeamFilter
from verbeterplan.models import Agendapunt, Overleg, Verbetertraject
from verbeterplan.views.hulp import (
    RICHTINGEN,
    formulier,
    geleid_team,
    gevraagd_nummer,
)


@require_GET
def overleggen(request: Verzoek) -> HttpResponse:
    """All meetings the person may see, newest first; as Excel or PDF when asked."""
    form = TeamFilter(request.GET, gebruiker=request.user)
    rijen = (
        Overleg.objects.zichtbaar_voor(request.user)
        .filter(**form.gekozen())
        .select_related("team__school")
    )
    if request.GET.get("formaat"):
        return exports.overleggen(request, rijen, exports.gekozen_filters(form))
    context = {
        "pagina": pagina_van(request, rijen),
        "filter": form,
        "mag_nieuw": bool(toegang_van(request.user).leidt),
    }
    return render(request, "verbeterplan/overleggen.html", context)


@require_GET
def overleg(request: Verzoek, pk: int) -> HttpResponse:
    """One meeting with its agenda."""
    rij = get_object_or_404(
        Overleg.objects.zichtbaar_voor(request.user).select_related("team__school"), pk=pk
    )
    return _toon(request, rij, AgendapuntForm(overleg=rij, initial=_traject_van(rij)))


def _toon(request: Verzoek, rij: Overleg, form: AgendapuntForm) -> HttpResponse:
    punten = list(rij.agendapunten.select_related("traject"))
    toegang = toegang_van(request.user)
    context = {
        "overleg": rij,
        "leidt": rij.team_id in toegang.leidt,
        "eigen_team": rij.team_id in toegang.lid_van,
        "punten": punten,
        "minuten": sum(punt.minuten or 0 for punt in punten),
        "form": form,
    }
    return render(request, "verbeterplan/overleg.html", context)


def _traject_van(rij: Overleg) -> dict[str, Any]:
    """A next point is most likely about the traject of the last one."""
    return {"traject": rij.agendapunten.values_list("traject", flat=True).last()}


@require_http_methods(["GET", "POST"])
def overleg_nieuw(request: Verzoek) -> HttpResponse:
    """Plan a meeting; with ``?traject=`` that traject is its first point on the agenda."""
    traject = _gevraagd_traject(request)
    initial = {"team": traject.team_id if traject else geleid_team(request)}
    form = OverlegForm(request.POST or None, gebruiker=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        nieuw = form.save()
        if traject and traject.team_id == nieuw.team_id:
            nieuw.agendapunten.create(traject=traject, tekst=traject.naam)
        messages.success(request, "Het overleg is gepland.")
        return redirect(nieuw)
    return formulier(
        request, form, titel="Nieuw overleg", knop="Plan overleg", terug=reverse("overleggen")
    )


def _gevraagd_traject(request: Verzoek) -> Verbetertraject | None:
    gevraagd = gevraagd_nummer(request, "traject")
    if gevraagd is None:
        return None
    return get_object_or_404(Verbetertraject.objects.bewerkbaar_door(request.user), pk=gevraagd)


@require_http_methods(["GET", "POST"])
def overleg_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a meeting, or write down what was said."""
    with te_bewerken(request, Overleg.objects.bewerkbaar_door(request.user), pk) as rij:
        form = OverlegForm(request.POST or None, instance=rij, gebruiker=request.user)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(rij)
    return formulier(
        request,
        form,
        titel="Wijzig het overleg",
        knop="Bewaar overleg",
        terug=rij.get_absolute_url(),
    )


@require_http_methods(["GET", "POST"])
def overleg_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove a meeting with its agenda and notes."""
    rij = get_object_or_404(Overleg.objects.bewerkbaar_door(request.user), pk=pk)
    if request.method == "POST":
        rij.delete()
        messages.success(request, f"Overleg “{rij.titel}” is verwijderd.")
        return redirect("overleggen")
    context = {
        "wat": "overleg",
        "naam": rij.titel,
        "gevolg": "De agenda en het verslag gaan mee weg. Activiteiten blijven staan.",
        "terug": rij.get_absolute_url(),
    }
    return render(request, "verbeterplan/verwijder.html", context)


@require_POST
def agendapunt_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a point at the end of the agenda."""
    rij = get_object_or_404(
        Overleg.objects.bewerkbaar_door(request.user).select_related("team__school"), pk=pk
    )
    form = AgendapuntForm(request.POST, instance=Agendapunt(overleg=rij), overleg=rij)
    if not form.is_valid():
        return _toon(request, rij, form)
    laatste = rij.agendapunten.aggregate(m=Max("volgorde"))["m"]
    form.instance.volgorde = 0 if laatste is None else laatste + 1
    form.save()
    messages.success(request, "Het agendapunt staat erbij.")
    return redirect(rij)


@require_http_methods(["GET", "POST"])
def agendapunt_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a point of the agenda."""
    rijen = Agendapunt.objects.bewerkbaar_door(request.user).select_related("overleg")
    with te_bewerken(request, rijen, pk) as rij:
        form = AgendapuntForm(request.POST or None, instance=rij, overleg=rij.overleg)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(rij.overleg)
    return formulier(
        request,
        form,
        titel="Wijzig het agendapunt",
        onder=rij.overleg.titel,
        knop="Bewaar agendapunt",
        terug=rij.overleg.get_absolute_url(),
    )


@require_http_methods(["GET", "POST"])
def agendapunt_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then take a point off the agenda."""
    rij = get_object_or_404(
        Agendapunt.objects.bewerkbaar_door(request.user).select_related("overleg"), pk=pk
    )
    if request.method == "POST":
        rij.delete()
        messages.success(request, f"Agendapunt “{rij.tekst}” is weg.")
        return redirect(rij.overleg)
    context = {
        "wat": "agendapunt",
        "naam": rij.tekst,
        "gevolg": "",
        "terug": rij.overleg.get_absolute_url(),
    }
    return render(request, "verbeterplan/verwijder.html", context)


@require_POST
def agendapunt_verplaats(request: Verzoek, pk: int) -> HttpResponse:
    """Move a point of the agenda one place up or down."""
    rij = get_object_or_404(
        Agendapunt.objects.bewerkbaar_door(request.user).select_related("overleg"), pk=pk
    )
    stappen = RICHTINGEN.get(request.POST.get("richting", ""))
    if stappen is None:
        raise Http404
    acties.schuif(rij.overleg.agendapunten.all(), rij.pk, stappen)
    return redirect(rij.overleg)
