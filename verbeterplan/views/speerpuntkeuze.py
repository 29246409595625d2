"""What a leader does with a speerpunt: choose it, move it to next school year, put it away."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisatie.bewerken import te_bewerken
from organisatie.models import Team
from organisatie.verzoek import Verzoek
from verbeterplan.forms.speerpunt import KiesForm, SchuifDoorForm
from verbeterplan.models import Speerpunt, Verbetertraject
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.speerpunten import begin_volgend_schooljaar, schooljaarnaam
from verbeterplan.speerpunten import ruimte_van

Stand = Speerpunt.Stand


def _rijen(request: Verzoek) -> Any:
    rijen = Speerpunt.objects.bewerkbaar_door(request.user)
    return rijen.select_related("team", "schooljaar", "traject")


def _lijst(rij: Speerpunt, achter: str = "") -> str:
    return f"{reverse('speerpunten')}?team={rij.team_id}{achter}"


@require_http_methods(["GET", "POST"])
def kies(request: Verzoek, pk: int) -> HttpResponse:
    """Choose one: it becomes a traject that begins with verdiepen.

    At the limit of the team the page says so and asks to say yes once more. One that was stopped
    goes on with the traject it had.
    """
    with te_bewerken(request, _rijen(request).aanwezig(), pk) as rij:
        if rij.loopt:
            messages.info(request, "Dit speerpunt is al gekozen. Dit is het traject.")
            return redirect(rij.traject)
        if request.method == "POST":
            # Two who choose at once are counted one after the other.
            Team.objects.select_for_update().get(pk=rij.team_id)
        ruimte = ruimte_van(rij.team_id)
        traject = rij.eigen_traject or Verbetertraject(
            team=rij.team,
            speerpunt=rij,
            gemaakt_door=request.user,
            naam=rij.naam,
            doel=rij.omschrijving[: Verbetertraject._meta.get_field("doel").max_length],
        )
        form = KiesForm(request.POST or None, instance=traject, ruimte=ruimte)
        if request.method == "POST" and form.is_valid():
            form.save(commit=False)
            traject.status = Verbetertraject.Status.LOPEND
            traject.save(begin_fase=Fase.VERDIEPEN)
            messages.success(request, f"Gekozen. Het traject “{traject.naam}” loopt.")
            return redirect(traject)
    context = {
        "form": form,
        "speerpunt": rij,
        "ruimte": ruimte,
        "lopende": rij.team.trajecten.filter(status=Verbetertraject.Status.LOPEND),
    }
    return render(request, "verbeterplan/speerpunt_kies.html", context)


@require_http_methods(["GET", "POST"])
def schuif_door(request: Verzoek, pk: int) -> HttpResponse:
    """Move one to next school year, with the reason."""
    with te_bewerken(request, _rijen(request).aanwezig(), pk) as rij:
        try:
            rij.zet_stand(Stand.DOORGESCHOVEN)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect(rij)
        form = SchuifDoorForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            rij.doorgeschoven_op = timezone.localdate()
            form.save()
            messages.success(request, f"Doorgeschoven naar {rij.naar_schooljaar}.")
            return redirect(_lijst(rij))
    naar = schooljaarnaam(begin_volgend_schooljaar(timezone.localdate()))
    context = {"form": form, "speerpunt": rij, "naar": naar}
    return render(request, "verbeterplan/speerpunt_schuif.html", context)


@require_POST
def zet_op_lijst(request: Verzoek, pk: int) -> HttpResponse:
    """Put one that was moved, or whose traject stopped, back on the list."""
    return _doe(request, pk, _op_lijst, "staat weer op de lijst")


@require_POST
def haal_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Put one away; the list offers to put it back."""
    return _doe(request, pk, _weg, "")


@require_POST
def haal_terug(request: Verzoek, pk: int) -> HttpResponse:
    """Put one back that was put away."""
    return _doe(request, pk, Speerpunt.haal_terug, "staat er weer")


def _op_lijst(rij: Speerpunt) -> None:
    rij.zet_stand(Stand.LIJST)
    rij.save()


def _weg(rij: Speerpunt) -> None:
    rij.eis_stil()
    if rij.weg_op is None:
        rij.leg_weg()


def _doe(request: Verzoek, pk: int, wat: Callable[[Speerpunt], None], woorden: str) -> HttpResponse:
    """One act on one speerpunt; what cannot be is said on its page."""
    with te_bewerken(request, _rijen(request), pk) as rij:
        try:
            wat(rij)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect(rij)
    if woorden:
        messages.success(request, f"“{rij.naam}” {woorden}.")
    return redirect(_lijst(rij, "" if woorden else f"&weg={pk}"))
