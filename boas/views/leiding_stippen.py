"""What the leader does with dots: count those in the room, show them, mend, divide again."""

from boas import acties, leidinginvoer
from boas.models import Sessie
from boas.views.leideractie import STAND, leideractie
from organisatie.verzoek import Verzoek


@leideractie("handen", STAND)
def tel(request: Verzoek, sessie: Sessie) -> None:
    """Record the dots as typed so far."""
    _tel(request, sessie, alleen_open=True)


@leideractie("handen")
def onthul(request: Verzoek, sessie: Sessie) -> None:
    """Reveal; the counts that stand in the same form are recorded first."""
    sleutel = leidinginvoer.sleutel(request.POST)
    if "waarde_0" in request.POST and not acties.is_gedaan(sessie.pk, sleutel):
        _tel(request, sessie, alleen_open=True)
    ronde = leidinginvoer.rij(request.POST, "ronde")
    acties.onthul_stippen(sessie.pk, ronde, sleutel=sleutel)


@leideractie("handen")
def verbeter(request: Verzoek, sessie: Sessie) -> str:
    """Mend the counts of a revealed round."""
    _tel(request, sessie)
    return "De telling is verbeterd."


@leideractie("algemeen")
def opnieuw(request: Verzoek, sessie: Sessie) -> None:
    ronde = leidinginvoer.rij(request.POST, "ronde")
    acties.stippen_opnieuw(sessie.pk, ronde, sleutel=leidinginvoer.sleutel(request.POST))


def _tel(request: Verzoek, sessie: Sessie, *, alleen_open: bool = False) -> None:
    ronde = leidinginvoer.rij(request.POST, "ronde")
    aantallen = leidinginvoer.aantallen(request.POST, sessie.stipdoelen.count())
    acties.tel_stippen(sessie.pk, ronde, aantallen, alleen_open=alleen_open)
