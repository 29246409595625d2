"""A Knoster is the team's; quality and directeur see its date, and its figures once shared."""

from boas import acties
from tests.boas.knosterhulp import gehouden_knoster, instrument
from tests.rechten.tabel import Podium, Rij, verwacht
from verbeterplan.models import TrajectSessie

TEAM = {"teamleider": 200, "teamlid": 200}
KIJKERS = {"kwaliteit": 200, "directeur": 200}


def _gehouden(podium: Podium) -> dict:
    sessie = gehouden_knoster(0, 0, 0, 9, 9, 0, team=podium.wereld.team)
    TrajectSessie.objects.create(traject=podium.traject, sessie=sessie)
    return {"pk": sessie.pk}


def _gedeeld(podium: Podium) -> dict:
    kwargs = _gehouden(podium)
    acties.deel(kwargs["pk"], True)
    return kwargs


def _traject(podium: Podium) -> dict:
    _gehouden(podium)
    return {"pk": podium.traject.pk}


def _knoster(podium: Podium) -> dict:
    return {"instrument": instrument().pk}


RIJEN = [
    Rij("sessie_nieuw", "POST", verwacht(404, teamleider=302), _traject, _knoster, geval="knoster"),
    Rij("sessie_uitslag", "GET", verwacht(404, **TEAM), _gehouden, geval="knoster"),
    Rij("sessie_uitslag", "GET", verwacht(404, **TEAM, **KIJKERS), _gedeeld, geval="knoster deelt"),
    Rij(
        "fase_borgen",
        "GET",
        verwacht(404, **TEAM, **KIJKERS, plglid=200),
        _traject,
        geval="na een knoster",
    ),
]
