"""The four steps around a traject: which is due, why, and how a step ends."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen import stapbeeld
from borgen.acties import stappen as acties
from borgen.forms.stap import OverslaanForm, StapForm
from borgen.models import Stapafsluiting
from borgen.regels.stap import Stap, eerst
from borgen.regels.stapresultaat import ontbreekt
from borgen.views.hulp import borgpagina, zie_traject
from organisatie.bewerken import te_bewerken
from organisatie.verzoek import Verzoek
from verbeterplan.models import Verbeteractie

STAPPEN = tuple(Stap)


@require_GET
def stappen(request: Verzoek, traject: int) -> HttpResponse:
    """The step that is due for the traject and for each of its verbeteracties."""
    rij = zie_traject(request, traject)
    verbeteracties = list(rij.verbeteracties.select_related("eigenaar__gebruiker"))
    beelden = stapbeeld.lees(verbeteracties, request.user)
    nu = eerst(beeld.beurt.stap for beeld in beelden)
    context = {
        "stappen": STAPPEN,
        "nu": nu,
        "hoeveel": sum(1 for beeld in beelden if beeld.beurt.stap == nu),
        "acties": [(beeld, _stapregels(beeld)) for beeld in beelden],
    }
    return borgpagina(request, rij, "stappen", **context)


def _stapregels(beeld: stapbeeld.Actiebeeld) -> list[dict[str, Any]]:
    regels = []
    for stap in STAPPEN:
        afsluiting = beeld.afsluitingen.get(stap)
        mist = ontbreekt(stap, afsluiting.behaald) if afsluiting else ()
        regels.append(
            {
                "stap": stap,
                "nu": stap == beeld.beurt.stap,
                "afsluiting": afsluiting,
                "ontbreekt": () if afsluiting and afsluiting.overgeslagen else mist,
                "na_te_lopen": stap in beeld.na_te_lopen,
            }
        )
    return regels


def _geleide_actie(request: Verzoek, pk: int) -> Verbeteractie:
    rijen = Verbeteractie.objects.bewerkbaar_door(request.user).select_related("traject")
    return get_object_or_404(rijen, pk=pk)


def _ingevuld(request: Verzoek) -> Any:
    """What was sent, also when nothing was ticked; None for who only opens the page."""
    return request.POST if request.method == "POST" else None


def _naar(actie: Verbeteractie) -> str:
    return f"{reverse('borgen', args=[actie.traject_id])}#actie-{actie.pk}"


@require_http_methods(["GET", "POST"])
def stap_afronden(request: Verzoek, pk: int, stap: str) -> HttpResponse:
    """Go along the results that end a step."""
    if stap not in STAPPEN:
        raise Http404
    actie = _geleide_actie(request, pk)
    form = StapForm(_ingevuld(request), stap=Stap(stap))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            acties.rond_stap_af(actie, Stap(stap), data["behaald"], data["opmerking"], request.user)
        except ValidationError as fout:
            form.add_error(None, fout)
        else:
            messages.success(request, f"{stap.capitalize()} is afgerond.")
            return redirect(_naar(actie))
    return _formulier(
        request, actie, form, f"Rond {stap} af", "Rond stap af", "Loop de resultaten samen langs."
    )


@require_http_methods(["GET", "POST"])
def stap_overslaan(request: Verzoek, pk: int) -> HttpResponse:
    """Skip documenteren, with the reason."""
    actie = _geleide_actie(request, pk)
    form = OverslaanForm(_ingevuld(request))
    if request.method == "POST" and form.is_valid():
        acties.sla_documenteren_over(actie, form.cleaned_data["reden"], request.user)
        messages.success(request, "Documenteren is overgeslagen.")
        return redirect(_naar(actie))
    return _formulier(
        request,
        actie,
        form,
        "Sla documenteren over",
        "Sla stap over",
        "Dat kan als iedereen de afspraak al kan vinden en uitvoeren.",
    )


def _formulier(
    request: Verzoek, actie: Verbeteractie, form: Any, titel: str, knop: str, onder: str
) -> HttpResponse:
    context = {
        "form": form,
        "titel": titel,
        "onder": f"{actie.naam}. {onder}",
        "knop": knop,
        "terug": _naar(actie),
        "van": actie.traject,
    }
    return render(request, "verbeterplan/formulier.html", context)


@require_POST
def stap_heropen(request: Verzoek, pk: int) -> HttpResponse:
    """Go through an ended step once more."""
    rijen = Stapafsluiting.objects.bewerkbaar_door(request.user)
    with te_bewerken(request, rijen.select_related("verbeteractie"), pk) as rij:
        try:
            rij.heropen(request.user)
            messages.success(request, f"{rij.get_stap_display().capitalize()} is weer open.")
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
    return redirect(_naar(rij.verbeteractie))
