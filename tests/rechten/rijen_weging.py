"""Weighing is the team's; support for a plan is read by the PLG of that traject too."""

from boas.models import Sessie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from tests.verbeterplan.weeghulp import gehouden, houd, klaargezet, speerpunten
from verbeterplan import draagvlak

LEIDT = verwacht(404, teamleider=200, ander_teamleider=200)
TEAM = verwacht(404, teamleider=200, teamlid=200)
MET_PLG = TEAM | {"plglid": 200}


def _weging(podium: Podium) -> dict:
    return {"pk": gehouden(podium.wereld).pk}


def _open_weging(podium: Podium) -> dict:
    return {"pk": klaargezet(podium.wereld).pk}


def _keuze(podium: Podium) -> dict:
    gekozen = [rij.pk for rij in speerpunten(podium.wereld.team)]
    return {"speerpunten": gekozen, "stippen": 3}


def _traject(podium: Podium) -> dict:
    return {"pk": podium.traject.pk}


def _gemeten(podium: Podium) -> dict:
    sessie = draagvlak.bereid_voor(podium.traject.rondes.get(), podium.wereld.teamleider)
    houd(sessie.pk, (13, 12, 9, 11))
    return _traject(podium)


def _gedeeld(podium: Podium) -> dict:
    kwargs = _gemeten(podium)
    sessie = Sessie.objects.latest("pk")
    sessie.gedeeld_op = sessie.afgesloten_op
    sessie.save()
    return kwargs


RIJEN = [
    # Who leads another team gets the page for that team.
    Rij("weging_nieuw", "GET", LEIDT),
    Rij("weging_nieuw", "POST", verwacht(404, teamleider=302, ander_teamleider=200), data=_keuze),
    Rij("weging", "GET", TEAM, _weging),
    Rij("weging", "GET", verwacht(404, teamleider=302), _open_weging, geval="nog niet gehouden"),
    niet_toegestaan("weging", "POST", _weging),
    Rij("draagvlak", "GET", MET_PLG, _gemeten),
    Rij("draagvlak", "GET", verwacht(404), _traject, geval="niet gemeten"),
    Rij(
        "draagvlak",
        "GET",
        MET_PLG | {"kwaliteit": 200, "directeur": 200},
        _gedeeld,
        geval="gedeeld",
    ),
    Rij("draagvlak", "POST", verwacht(404, teamleider=302), _traject),
]
