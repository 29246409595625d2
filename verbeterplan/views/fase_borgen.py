"""The phase borgen: secured in structure and in persons, and looking back on the cycle."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from verbeterplan import antwoorden
from verbeterplan.bezoek import fasepagina, lees_bezoek
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.vragen import CYCLUS


@require_GET
def borgen(request: Verzoek, pk: int) -> HttpResponse:
    """What makes it last, and whether another round is needed."""
    bezoek = lees_bezoek(request, pk)
    (cyclus,) = antwoorden.lees_groepen(bezoek.ronde, (CYCLUS,))
    return fasepagina(request, bezoek, Fase.BORGEN, "fase_borgen", cyclus=cyclus)
