"""Activities: one with its history, a new one, and how it stands."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boas.models import Sessie
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.doorsturen import ga_naar
from organisatie.gedaan import is_van_start, niet_op_start, op_start
from organisatie.models.versie import versie_van
from organisatie.te_doen import Gedaan
from organisatie.verzoek import Verzoek
from rapportage.getallen import datum
from verbeterplan import planning
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.activiteit import ActiviteitForm, StandForm
from verbeterplan.geschiedenis import wijzigingen
from verbeterplan.models import Activiteit, Verbetertraject
from verbeterplan.te_doen import net_klaar
from verbeterplan.views.hulp import bevestig_getoonde_datum, formulier, gevraagd_nummer


@require_GET
def activiteit(request: Verzoek, pk: int) -> HttpResponse:
    """One activity: what was agreed, how it stands, who changed what."""
    rij = get_object_or_404(_rijen(request), pk=pk)
    return _toon(request, rij, StandForm(activiteit=rij))


def _rijen(request: Verzoek) -> Any:
    zichtbaar = Activiteit.objects.zichtbaar_voor(request.user)
    return zichtbaar.select_related("team", "traject", "verbeteractie", "eigenaar__gebruiker")


def _toon(request: Verzoek, rij: Activiteit, form: StandForm) -> HttpResponse:
    met_tekst = rij.toelichting_zichtbaar_voor(request.user)
    context = {
        "activiteit": rij,
        "form": form,
        "versie": versie_van(rij),
        "schrijft": Activiteit.objects.schrijfbaar_door(request.user).filter(pk=rij.pk).exists(),
        "mag": Activiteit.objects.af_te_ronden_door(request.user).filter(pk=rij.pk).exists(),
        "toelichting": rij.toelichting if met_tekst else "",
        "geschiedenis": wijzigingen(rij, zonder=() if met_tekst else ("toelichting",)),
    }
    return render(request, "verbeterplan/activiteit.html", context)


@require_http_methods(["GET", "POST"])
def activiteit_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """A new activity in a traject, by who leads it or is in its PLG."""
    traject = get_object_or_404(Verbetertraject.objects.schrijfbaar_door(request.user), pk=pk)
    form = ActiviteitForm(
        request.POST or None,
        instance=Activiteit(traject=traject, team_id=traject.team_id),
        initial={"verbeteractie": gevraagd_nummer(request, "verbeteractie")},
        leden=leden_van(traject.team_id, traject.pk),
        traject=traject,
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "De activiteit staat erbij.")
        return redirect("activiteiten", pk=traject.pk)
    return formulier(
        request,
        form,
        titel="Nieuwe activiteit",
        van=traject,
        knop="Voeg activiteit toe",
        terug=reverse("activiteiten", args=[traject.pk]),
    )


@require_http_methods(["GET", "POST"])
def activiteit_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change what was agreed, in a team one leads or in a traject on whose PLG one is."""
    rijen = Activiteit.objects.schrijfbaar_door(request.user).select_related(
        "traject", "eigenaar__gebruiker"
    )
    with te_bewerken(request, rijen, pk) as rij:
        form = ActiviteitForm(
            request.POST or None,
            instance=rij,
            leden=leden_van(rij.team_id, rij.traject_id),
            traject=rij.traject,
            met_toelichting=rij.toelichting_zichtbaar_voor(request.user),
            sessiedatum=_sessiedatum(rij),
        )
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(rij)
    return formulier(
        request,
        form,
        titel="Wijzig de activiteit",
        van=rij.traject,
        knop="Bewaar activiteit",
        terug=rij.get_absolute_url(),
    )


def _sessiedatum(rij: Activiteit) -> datetime.date | None:
    """The day of the session an activity was agreed in; None for one that comes from elsewhere."""
    sessie = Sessie.objects.filter(trajectsessie__keuzes__activiteit=rij.pk).first()
    return planning.sessiedatum(sessie) if sessie else None


@require_POST
def activiteit_stand(request: Verzoek, pk: int) -> HttpResponse:
    """Change the state of an own activity, or of one of a team one leads."""
    rijen = Activiteit.objects.af_te_ronden_door(request.user).select_related(
        "team", "traject", "verbeteractie", "eigenaar__gebruiker"
    )
    with te_bewerken(request, rijen, pk) as rij:
        form = StandForm(request.POST, activiteit=rij)
        if form.is_valid() and form.voer_uit(request.user):
            if is_van_start(request):
                return _op_start(request, rij)
            messages.success(request, f"Deze activiteit staat nu op {rij.stand.woord}.")
            return redirect(rij)
    if is_van_start(request):
        fouten = [str(fout) for lijst in form.errors.values() for fout in lijst]
        return niet_op_start(request, fouten, rij)
    # What was tried is not what stands there.
    return _toon(request, get_object_or_404(_rijen(request), pk=pk), form)


def _op_start(request: Verzoek, rij: Activiteit) -> HttpResponse:
    """What was finished says so; what was opened again stands in the list again."""
    if rij.status == Activiteit.Status.KLAAR:
        return op_start(request, net_klaar(rij), f"?klaar={rij.pk}")
    return ga_naar(request, "start")


@require_POST
def activiteit_bevestig(request: Verzoek, pk: int) -> HttpResponse:
    """The owner agrees to the date; the leader may say so in the owner's name."""
    rijen = Activiteit.objects.te_bevestigen_door(request.user)
    with te_bewerken(request, rijen, pk) as rij:
        try:
            bevestig_getoonde_datum(request, rij)
        except ValidationError as fout:
            return niet_op_start(request, fout.messages, rij)
    if is_van_start(request):
        tekst = f"Bevestigd: {rij.wat}, {datum(rij.datum)}"
        return op_start(request, Gedaan(tekst, rij.get_absolute_url()))
    messages.success(request, "De datum is bevestigd.")
    return redirect(rij)
