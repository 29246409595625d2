"""Writing down a meeting: what was said, who were there, what was agreed, what the team hears."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisatie.bewerken import te_bewerken
from organisatie.regels.nummer import lees_nummer
from organisatie.schrijfantwoord import deel_bewaard, deel_past_niet, meld_geschreven
from organisatie.schrijven import lees_invoer, met_invoer
from organisatie.verzoek import Verzoek
from verbeterplan import verslag
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.activiteit import ActiviteitForm
from verbeterplan.models import Activiteit, Overleg, Verbetertraject
from verbeterplan.views.hulp import formulier, schrijf_opnieuw


def _plgoverleggen(request: Verzoek) -> Any:
    """Meetings of a PLG that the person may write."""
    rijen = Overleg.objects.schrijfbaar_door(request.user).filter(traject__isnull=False)
    return rijen.select_related("traject")


@require_POST
def overleg_verslag(request: Verzoek, pk: int) -> HttpResponse:
    """Save what was typed; a colleague's words stay and come along."""
    rijen = Overleg.objects.schrijfbaar_door(request.user)
    rij = get_object_or_404(rijen, pk=pk)
    invoer = lees_invoer(request.POST, verslag.codes(rij))
    try:
        samen = verslag.bewaar(rij.pk, invoer)
    except ValidationError as fout:
        melding = " ".join(fout.messages)
        if request.htmx:
            return deel_past_niet(request, melding)
        groepen = met_invoer(_groepen(rij.pk), invoer)
        return schrijf_opnieuw(request, groepen, melding, rij.get_absolute_url(), rij.traject)
    if request.htmx:
        return deel_bewaard(
            *(request, _groepen(rij.pk, samen), samen, "verbeterplan/overleg_bewaard.html"),
            overleg=Overleg.objects.get(pk=pk),
            schrijft=True,
        )
    meld_geschreven(request, "Het verslag is bewaard.", samen)
    return redirect(f"{rij.get_absolute_url()}#verslag")


def _groepen(pk: int, samen: frozenset[str] = frozenset()) -> Any:
    rij = Overleg.objects.met_versie().get(pk=pk)
    return verslag.lees(rij, rij.agendapunten.met_versie(), samen)


@require_POST
def overleg_aanwezig(request: Verzoek, pk: int) -> HttpResponse:
    """Tick who were there. Only what was changed counts, beside who ticks at the same time."""
    rij = get_object_or_404(_plgoverleggen(request), pk=pk)
    leden = rij.traject.plgleden.values_list("pk", flat=True)
    gasten = rij.traject.gasten.values_list("pk", flat=True)
    with transaction.atomic():
        _vink(request, "lid", rij.aanwezigen, set(leden))
        _vink(request, "gast", rij.gasten, set(gasten))
    messages.success(request, "Bewaard wie er was.")
    return redirect(f"{rij.get_absolute_url()}#aanwezig")


def _vink(request: Verzoek, soort: str, rijen: Any, kan: set[int]) -> None:
    """Add what is ticked and was not, take off what was ticked and is not (``soort_was``)."""

    def nummers(naam: str) -> set[int]:
        return kan & {lees_nummer(tekst) for tekst in request.POST.getlist(naam)}

    nu, was = nummers(soort), nummers(f"{soort}_was")
    rijen.add(*(nu - was))
    rijen.remove(*(was - nu))


@require_http_methods(["GET", "POST"])
def overleg_afspraak(request: Verzoek, pk: int) -> HttpResponse:
    """Agree on something in a meeting of a PLG: an activity of its traject."""
    rij = get_object_or_404(_plgoverleggen(request), pk=pk)
    traject: Verbetertraject = rij.traject
    form = ActiviteitForm(
        request.POST or None,
        instance=Activiteit(traject=traject, team_id=traject.team_id),
        leden=leden_van(traject.team_id, traject.pk),
        traject=traject,
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            rij.afspraken.add(form.save())
        messages.success(request, "De afspraak staat erbij, en op de planning van het traject.")
        return redirect(f"{rij.get_absolute_url()}#afspraken")
    return formulier(
        request,
        form,
        titel="Leg een afspraak vast",
        knop="Leg afspraak vast",
        terug=rij.get_absolute_url(),
        terug_heet=rij.titel,
    )


@require_POST
def overleg_op_agenda(request: Verzoek, pk: int) -> HttpResponse:
    """Put what goes back to the team on the agenda of its next meeting."""
    rij = get_object_or_404(_plgoverleggen(request), pk=pk)
    punt, nieuw = verslag.zet_op_teamagenda(rij)
    if punt is None:
        messages.error(request, "Het team heeft nog geen overleg op de agenda. Plan er eerst een.")
    elif nieuw:
        messages.success(request, f"Het staat op de agenda van “{punt.overleg}”.")
    else:
        messages.success(request, f"Het stond al op de agenda van “{punt.overleg}”.")
    return redirect(f"{rij.get_absolute_url()}#terug")


@require_POST
def overleg_verteld(request: Verzoek, pk: int) -> HttpResponse:
    """The team was told (``ja``), or after all not yet."""
    with te_bewerken(request, _plgoverleggen(request), pk) as rij:
        rij.teruggekoppeld_op = timezone.localdate() if request.POST.get("ja") else None
        rij.save()
    return redirect(f"{reverse('overleg', args=[pk])}#terug")
