"""The phase uitvoeren: what is next, how it goes, what is tried out, and what is adjusted."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from verbeterplan import voortgang
from verbeterplan.bezoek import Bezoek, fasepagina, lees_bezoek
from verbeterplan.models import Bijstelling, Monitormoment, Pilot, Planversie
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.pilot import Pilotstand, pilotstand
from verbeterplan.views.hulp import teruglijn

EERSTE = 5


@require_GET
def uitvoeren(request: Verzoek, pk: int) -> HttpResponse:
    """Do it, look how it goes, adjust."""
    bezoek = lees_bezoek(request, pk)
    momenten = list(Monitormoment.objects.aanwezig().filter(ronde=bezoek.ronde))
    pilots = _pilots(bezoek)
    nu = bezoek.ronde == bezoek.nu
    context: dict[str, Any] = {
        "nu": nu,
        "vandaag": timezone.localdate(),
        "momenten": momenten,
        "volgend_moment": next((rij for rij in momenten if not rij.gehouden_op), None),
        "pilots": pilots,
        "pilots_nu": [p for p in pilots if p["stand"] in (Pilotstand.LOOPT, Pilotstand.VRAAGT)],
        "bijstellingen": _bijstellingen(bezoek),
        "voortgang": voortgang.lees(bezoek.ronde, request.user, ziet_hulp=bezoek.mag_schrijven),
        "mag_zeggen": bezoek.van_team and nu and bezoek.traject.status == "lopend",
        "weggelegd": teruglijn(request, bezoek),
    }
    if nu:
        context |= _planning(bezoek)
    return fasepagina(request, bezoek, Fase.UITVOEREN, "fase_uitvoeren", **context)


def _planning(bezoek: Bezoek) -> dict[str, Any]:
    """The planning in short: how it stands, and what is first."""
    alle = bezoek.traject.activiteiten
    eerste = alle.te_doen().op_datum().select_related("eigenaar__gebruiker")[:EERSTE]
    return {
        "zin": alle.all().in_woorden(timezone.localdate()),
        "eerste": list(eerste),
        "heeft_activiteiten": alle.exists(),
    }


def _pilots(bezoek: Bezoek) -> list[dict[str, Any]]:
    vandaag = timezone.localdate()
    return [
        {"pilot": rij, "stand": pilotstand(rij.van, rij.tot, rij.bevindingen, vandaag)}
        for rij in Pilot.objects.aanwezig().filter(ronde=bezoek.ronde)
    ]


def _bijstellingen(bezoek: Bezoek) -> list[dict[str, Any]]:
    """The log, newest first; ``plan``: it touches the goals, and no version of the plan has it."""
    versie = Planversie.objects.filter(ronde=bezoek.ronde).nieuwste().defer("inhoud").first()
    rijen = Bijstelling.objects.aanwezig().filter(ronde=bezoek.ronde)
    return [
        {
            "bijstelling": rij,
            "plan": rij.waarop == Bijstelling.Waarop.DOEL and not (versie and versie.op > rij.op),
        }
        for rij in rijen.select_related("moment", "door")
    ]
