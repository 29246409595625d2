"""The way through the cycle: the phases, another phase, answers to guiding questions."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from organisatie.regels.vragen import Vragengroep
from organisatie.schrijfantwoord import deel_bewaard, deel_past_niet, meld_geschreven
from organisatie.schrijven import lees_invoer, met_invoer
from organisatie.verzoek import Verzoek
from verbeterplan import antwoorden, cyclus
from verbeterplan.bezoek import lees_bezoek, lees_invoerbezoek
from verbeterplan.models import Cyclusronde, Monitormoment
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.vragen import PER_GROEP
from verbeterplan.views.hulp import schrijf_opnieuw


@require_POST
def naar_fase(request: Verzoek, pk: int) -> HttpResponse:
    """Go on to another phase, or begin a new round; what is missing is said on the page."""
    bezoek = lees_bezoek(request, pk)
    if not bezoek.mag_schrijven:
        raise Http404
    try:
        naar = Fase(request.POST.get("fase", ""))
    except ValueError:
        raise Http404 from None
    try:
        ronde = cyclus.ga_naar(bezoek.traject, naar, request.user, request.POST.get("reden", ""))
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect(f"{reverse(f'fase_{bezoek.nu.fase}', args=[pk])}#verder")
    if ronde.nummer > bezoek.nu.nummer:
        messages.success(request, f"Ronde {ronde.nummer} begint. De vorige blijft te lezen.")
    else:
        messages.success(request, f"Jullie zijn nu bij {naar.naam.lower()}.")
    return redirect(f"fase_{naar}", pk=pk)


@require_POST
def bewaar_antwoorden(request: Verzoek, pk: int, groep: str) -> HttpResponse:
    """Save what was typed in one group of questions; a colleague's words stay and come along."""
    bezoek = lees_invoerbezoek(request, pk)
    if groep not in PER_GROEP or groep == "monitoren":
        raise Http404
    fase = VAN_FASE[groep]
    terug = f"{reverse(f'fase_{fase}', args=[pk])}#vragen-{groep}"
    return schrijf(request, bezoek.ronde, PER_GROEP[groep], terug)


VAN_FASE = {
    **dict.fromkeys(("probleem", "omgeving", "kennis", "situatie", "beeld"), Fase.VERDIEPEN),
    **dict.fromkeys(("aanpak", "evaluatie"), Fase.BESLUITEN),
    "cyclus": Fase.BORGEN,
}


def schrijf(
    request: Verzoek,
    ronde: Cyclusronde,
    groep: Vragengroep,
    terug: str,
    moment: Monitormoment | None = None,
) -> HttpResponse:
    """Save the answers of one group, and answer with the page or the part that htmx asked for.

    A page may ask a part of a group; what is said in return is of those questions only.
    """
    invoer = lees_invoer(request.POST, [vraag.code for vraag in groep.vragen])
    groep = replace(groep, vragen=tuple(v for v in groep.vragen if v.code in invoer))
    try:
        samen = antwoorden.bewaar(ronde.pk, invoer, moment)
    except ValidationError as fout:
        melding = " ".join(fout.messages)
        if request.htmx:
            return deel_past_niet(request, melding)
        groepen = met_invoer(antwoorden.lees_groepen(ronde, [groep], moment), invoer)
        return schrijf_opnieuw(request, groepen, melding, terug, ronde.traject)
    if request.htmx:
        groepen = antwoorden.lees_groepen(ronde, [groep], moment, samen)
        teller = antwoorden.teller_van(ronde, groep.code)
        return deel_bewaard(request, groepen, samen, teller=teller)
    meld_geschreven(request, "De antwoorden zijn bewaard.", samen)
    return redirect(terug)
