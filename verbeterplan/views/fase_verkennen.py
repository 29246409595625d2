"""The phase verkennen of a traject: the speerpunt it is about."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan.bezoek import fasepagina, lees_bezoek
from verbeterplan.regels.fasen import Fase
from verbeterplan.weging import gewogen_van


@require_GET
def verkennen(request: Verzoek, pk: int) -> HttpResponse:
    """What it began with: the speerpunt, from whom, which data, how it fits the vision."""
    bezoek = lees_bezoek(request, pk)
    traject, toegang = bezoek.traject, toegang_van(request.user)
    speerpunt = traject.speerpunt
    school = traject.team.school_id in toegang.directeur_van
    return fasepagina(
        request,
        bezoek,
        Fase.VERKENNEN,
        "fase_verkennen",
        speerpunt=speerpunt,
        # What a weighing says stays in the team.
        gewogen=gewogen_van(speerpunt) if speerpunt and bezoek.van_team else None,
        # A member of the PLG from another team sees this one, not the list.
        ziet_lijst=bezoek.van_team or toegang.kwaliteit or school,
    )
