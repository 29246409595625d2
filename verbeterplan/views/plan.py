"""The verbeterplan on one page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from verbeterplan import antwoorden
from verbeterplan.bezoek import haltes, lees_bezoek
from verbeterplan.models import Plandoel
from verbeterplan.regels.vragen import AANPAK, EVALUATIE


@require_GET
def plan(request: Verzoek, pk: int) -> HttpResponse:
    """The plan as the team reads it."""
    bezoek = lees_bezoek(request, pk)
    context = {
        "bezoek": bezoek,
        "traject": bezoek.traject,
        "ronde": bezoek.ronde,
        "haltes": haltes(bezoek),
        "groepen": antwoorden.lees_groepen(bezoek.ronde, (AANPAK, EVALUATIE)),
        "doelen": Plandoel.objects.aanwezig().filter(ronde=bezoek.ronde),
    }
    return render(request, "verbeterplan/plan.html", context)
