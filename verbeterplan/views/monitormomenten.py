"""A monitor moment: written together, and closed with what follows from it."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from organisatie.bewerken import te_bewerken
from organisatie.verzoek import Verzoek
from rapportage.antwoord import download
from rapportage.lijst import bestand_of_melding
from verbeterplan import monitorblad, voortgang
from verbeterplan.bezoek import Bezoek, bezoek_aan
from verbeterplan.models import Monitormoment
from verbeterplan.views.fasen import schrijf


def _bezoek(request: Verzoek, pk: int) -> tuple[Monitormoment, Bezoek]:
    """The moment in scope, and what the person may do with its round."""
    rijen = Monitormoment.objects.aanwezig().zichtbaar_voor(request.user)
    moment = get_object_or_404(rijen.select_related("ronde__traject__team__school"), pk=pk)
    return moment, replace(bezoek_aan(request, moment.ronde.traject), ronde=moment.ronde)


@require_GET
def monitormoment(request: Verzoek, pk: int) -> HttpResponse:
    """The questions and what was answered; ``?formaat=pdf`` to take along."""
    moment, bezoek = _bezoek(request, pk)
    if formaat := request.GET.get("formaat"):
        if formaat != "pdf":
            raise Http404
        naam = monitorblad.naam_van(moment)
        return bestand_of_melding(
            request, lambda: download(monitorblad.maak_blad(moment), naam, "pdf")
        )
    context = {
        "moment": moment,
        "bezoek": bezoek,
        "traject": bezoek.traject,
        "groep": monitorblad.lees_groep(moment),
        "schrijft": bezoek.schrijft,
        "doelen": monitorblad.doelen(moment),
        "voortgang": voortgang.lees(moment.ronde, request.user, ziet_hulp=False),
        "bijstellingen": moment.bijstellingen.filter(weg_op=None),
    }
    return render(request, "verbeterplan/monitormoment.html", context)


@require_POST
def antwoorden(request: Verzoek, pk: int) -> HttpResponse:
    """Save what was typed; also when a colleague closed the moment meanwhile."""
    moment, bezoek = _bezoek(request, pk)
    if not bezoek.schrijft:
        raise Http404
    groep = monitorblad.vragengroep(moment)
    return schrijf(request, moment.ronde, groep, reverse("monitormoment", args=[pk]), moment)


@require_POST
def gehouden(request: Verzoek, pk: int) -> HttpResponse:
    """Close the moment: it was held today. ``gehouden=nee`` opens it again."""
    rijen = Monitormoment.objects.aanwezig().schrijfbaar_door(request.user)
    with te_bewerken(request, rijen.in_lopende_ronde(), pk) as rij:
        if request.POST.get("gehouden") == "nee":
            rij.gehouden_op = None
        elif rij.gehouden_op is None:
            rij.gehouden_op = timezone.localdate()
        rij.save()
    if rij.gehouden_op:
        messages.success(request, "Dit monitormoment is gehouden. Wat volgt eruit?")
    return redirect("monitormoment", pk=pk)
