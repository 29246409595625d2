"""Who changed what in a plan."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from verbeterplan.bezoek import lees_bezoek
from verbeterplan.wijzigingen import MEESTE
from verbeterplan.wijzigingen import wijzigingen as lees_wijzigingen


@require_GET
def wijzigingen(request: Verzoek, pk: int) -> HttpResponse:
    """The last changes of a round, for the team and its PLG: who wrote what stays among them."""
    bezoek = lees_bezoek(request, pk)
    if not (bezoek.van_team or bezoek.plglid):
        raise Http404
    context = {
        "bezoek": bezoek,
        "traject": bezoek.traject,
        "wijzigingen": lees_wijzigingen(bezoek.ronde),
        "meeste": MEESTE,
    }
    return render(request, "verbeterplan/wijzigingen.html", context)
