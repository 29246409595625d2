"""People who leave or move: the beheerder arranges it, the team leader divides the work."""

from tests.organisatie.vertrekwerk import maak_werk
from tests.rechten.tabel import Podium, Rij, verwacht


def _lid(podium: Podium) -> dict:
    if "vertrekwerk" not in podium.__dict__:
        podium.__dict__["vertrekwerk"] = maak_werk(podium.wereld.leden[1])
    return {"pk": podium.wereld.leden[1].pk}


def _persoon(podium: Podium) -> dict:
    _lid(podium)
    return {"pk": podium.wereld.teamlid.pk}


def _niemand(podium: Podium) -> dict:
    return {"alles-documenten": "niemand"}


BEHEER = verwacht(404, beheerder=200)
RIJEN = [
    Rij("persoon_vertrek", "GET", BEHEER, kwargs=_persoon),
    Rij("persoon_vertrek", "GET", BEHEER, kwargs=_persoon, query="?wat=weg"),
    Rij("persoon_vertrek", "GET", BEHEER, kwargs=_persoon, query="?wat=weg&titels"),
    Rij("persoon_vertrek", "POST", BEHEER, kwargs=_persoon),
    Rij("lid_werk", "GET", verwacht(404, teamleider=200), kwargs=_lid),
    Rij("lid_werk", "POST", verwacht(404, teamleider=302), kwargs=_lid, data=_niemand),
]
