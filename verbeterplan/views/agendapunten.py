"""The points on the agenda of a meeting."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.verzoek import Verzoek
from organisatie.volgorde import RICHTINGEN, schuif
from verbeterplan.forms.overleg import AgendapuntForm
from verbeterplan.models import Agendapunt, Overleg
from verbeterplan.views.hulp import formulier
from verbeterplan.views.overleggen import toon


def _punten(request: Verzoek, rijen: Any = Agendapunt.objects) -> Any:
    """Those the person may write, of meetings that are there."""
    rijen = rijen.schrijfbaar_door(request.user).filter(overleg__weg_op=None)
    return rijen.select_related("overleg")


@require_POST
def agendapunt_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a point at the end of the agenda."""
    rijen = Overleg.objects.schrijfbaar_door(request.user).met_versie()
    rij = get_object_or_404(rijen.select_related("team__school", "traject"), pk=pk)
    form = AgendapuntForm(request.POST, instance=Agendapunt(overleg=rij), overleg=rij)
    if not form.is_valid():
        return toon(request, rij, form)
    rij.voeg_toe(form.instance)
    messages.success(request, "Het agendapunt staat erbij.")
    return redirect(rij)


@require_http_methods(["GET", "POST"])
def agendapunt_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a point of the agenda."""
    with te_bewerken(request, _punten(request), pk) as rij:
        form = AgendapuntForm(request.POST or None, instance=rij, overleg=rij.overleg)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(rij.overleg)
    return formulier(
        request,
        form,
        titel="Wijzig het agendapunt",
        knop="Bewaar agendapunt",
        terug=rij.overleg.get_absolute_url(),
        terug_heet=rij.overleg.titel,
    )


@require_POST
def agendapunt_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Take a point off the agenda; the page that follows offers to put it back."""
    with te_bewerken(request, _punten(request, Agendapunt.alle), pk) as rij:
        if rij.weg_op is None:
            rij.leg_weg()
    return redirect(f"{rij.overleg.get_absolute_url()}?weg={pk}#agenda")


@require_POST
def agendapunt_terug(request: Verzoek, pk: int) -> HttpResponse:
    """Put a point back on the agenda, where it stood."""
    with te_bewerken(request, _punten(request, Agendapunt.alle), pk) as rij:
        rij.haal_terug()
    return redirect(f"{rij.overleg.get_absolute_url()}#agenda")


@require_POST
def agendapunt_verplaats(request: Verzoek, pk: int) -> HttpResponse:
    """Move a point of the agenda one place up or down."""
    rij = get_object_or_404(_punten(request), pk=pk)
    stappen = RICHTINGEN.get(request.POST.get("richting", ""))
    if stappen is None:
        raise Http404
    schuif(rij.overleg.agendapunten.all(), rij.pk, stappen)
    return redirect(rij.overleg)
