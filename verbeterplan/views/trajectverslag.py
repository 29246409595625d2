"""The report of a traject, on the page and to send on."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from organisatie.models import Inzage, leg_inzage_vast
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding
from verbeterplan import trajectverslag, trajectverslagbestand
from verbeterplan.models import Verbetertraject
from verbeterplan.trajectverslagdelen import Trajectverslag


@require_GET
def verslag(request: Verzoek, pk: int) -> HttpResponse:
    """The whole journey; ``?formaat=`` pdf or xlsx gives the same as a file."""
    rijen = Verbetertraject.objects.zichtbaar_voor(request.user)
    traject = get_object_or_404(rijen.select_related("team__school", "speerpunt"), pk=pk)
    gelezen = trajectverslag.lees(traject, tuple(traject.rondes.order_by("nummer")))
    if formaat := request.GET.get("formaat"):
        return _bestand(request, traject, gelezen, formaat)
    context = {"traject": traject, "verslag": gelezen}
    return render(request, "verbeterplan/trajectverslag.html", context)


def _bestand(
    request: Verzoek, traject: Verbetertraject, gelezen: Trajectverslag, formaat: str
) -> HttpResponse:
    if formaat not in trajectverslagbestand.FORMATEN:
        raise Http404
    maak = trajectverslagbestand.FORMATEN[formaat]
    naam = bestandsnaam(gelezen.titel, gelezen.dag)
    antwoord = bestand_of_melding(request, lambda: download(maak(gelezen), naam, formaat))
    if antwoord.status_code == 200:
        # Who does what stands in it by name.
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, gelezen.titel, traject.team)
    return antwoord
