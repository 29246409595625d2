"""The phase uitvoeren: monitor moments, pilots, adjustments, and how it goes."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from verbeterplan.bezoek import fasepagina, lees_bezoek
from verbeterplan.models import Bijstelling, Monitormoment, Pilot
from verbeterplan.regels.fasen import Fase
from verbeterplan.views.hulp import teruglijn


@require_GET
def uitvoeren(request: Verzoek, pk: int) -> HttpResponse:
    """Do it, look how it goes, adjust."""
    bezoek = lees_bezoek(request, pk)
    return fasepagina(
        *(request, bezoek, Fase.UITVOEREN, "fase_uitvoeren"),
        monitormomenten=Monitormoment.objects.aanwezig().filter(ronde=bezoek.ronde),
        pilots=Pilot.objects.aanwezig().filter(ronde=bezoek.ronde),
        bijstellingen=Bijstelling.objects.aanwezig().filter(ronde=bezoek.ronde),
        teruglijn=teruglijn(request, bezoek),
    )
