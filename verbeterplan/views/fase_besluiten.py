"""The phase besluiten: the plan, and the decision about it."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from verbeterplan import antwoorden
from verbeterplan.bezoek import fasepagina, lees_bezoek
from verbeterplan.draagvlak import beeld_voor
from verbeterplan.models import Planbesluit, Plandoel, Randvoorwaarde, Tegengeluid
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.vragen import AANPAK, EVALUATIE
from verbeterplan.views.hulp import teruglijn


@require_GET
def besluiten(request: Verzoek, pk: int) -> HttpResponse:
    """Make the plan, and decide about it."""
    bezoek = lees_bezoek(request, pk)
    groepen = antwoorden.lees_groepen(bezoek.ronde, (AANPAK, EVALUATIE))
    return fasepagina(
        *(request, bezoek, Fase.BESLUITEN, "fase_besluiten"),
        groepen={groep.code: groep for groep in groepen},
        doelen=Plandoel.objects.aanwezig().filter(ronde=bezoek.ronde),
        randvoorwaarden=Randvoorwaarde.objects.aanwezig().filter(ronde=bezoek.ronde),
        tegengeluiden=Tegengeluid.objects.aanwezig().filter(ronde=bezoek.ronde),
        besluiten=Planbesluit.objects.aanwezig().filter(ronde=bezoek.ronde),
        draagvlak=beeld_voor(bezoek, request.user),
        teruglijn=teruglijn(request, bezoek),
    )
