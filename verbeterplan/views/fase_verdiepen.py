"""The phase verdiepen: questions, sources, how things are now."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from verbeterplan import antwoorden
from verbeterplan.bezoek import fasepagina, lees_bezoek
from verbeterplan.models import Kijkmoment, Planbron
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.vragen import KENNISVRAAG, OMGEVING, PROBLEEM, SAMENVATTING, SITUATIE
from verbeterplan.views.hulp import teruglijn

GROEPEN = (PROBLEEM, OMGEVING, KENNISVRAAG, SITUATIE, SAMENVATTING)


@require_GET
def verdiepen(request: Verzoek, pk: int) -> HttpResponse:
    """What the PLG found out, with its questions."""
    bezoek = lees_bezoek(request, pk)
    groepen = antwoorden.lees_groepen(bezoek.ronde, GROEPEN)
    return fasepagina(
        *(request, bezoek, Fase.VERDIEPEN, "fase_verdiepen"),
        groepen={groep.code: groep for groep in groepen},
        bronnen=Planbron.objects.aanwezig().filter(ronde=bezoek.ronde),
        kijkmomenten=Kijkmoment.objects.aanwezig().filter(ronde=bezoek.ronde),
        teruglijn=teruglijn(request, bezoek),
    )
