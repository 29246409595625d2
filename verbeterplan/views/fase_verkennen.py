"""The phase verkennen of a traject: the speerpunt it is about."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from verbeterplan.bezoek import fasepagina, lees_bezoek
from verbeterplan.regels.fasen import Fase


@require_GET
def verkennen(request: Verzoek, pk: int) -> HttpResponse:
    """What it began with: the speerpunt, from whom, which data, how it fits the vision."""
    bezoek = lees_bezoek(request, pk)
    return fasepagina(request, bezoek, Fase.VERKENNEN, "fase_verkennen")
