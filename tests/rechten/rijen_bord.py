"""The improvement board: the team's own, read along by quality staff and its directeur."""

from overzicht.models import Bordtaak
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

LEEST = verwacht(404, teamleider=200, teamlid=200, kwaliteit=200, directeur=200)
LEIDT = verwacht(404, teamleider=200)


def _team(podium: Podium) -> dict:
    return {"pk": podium.wereld.team.pk}


def _met_taak(podium: Podium) -> dict:
    """The goals are kept by the persona teamlid."""
    team, lid = podium.wereld.team, podium.wereld.leden[1]
    Bordtaak.objects.create(team=team, onderdeel=Bordtaak.Onderdeel.DOELEN, wie=lid)
    return _team(podium)


def _taken(podium: Podium) -> dict:
    return {f"{deel}-ritme": "week" for deel in Bordtaak.Onderdeel.values}


def _doelen(podium: Podium) -> dict:
    return {"onderdeel": "doelen"}


RIJEN = [
    Rij("bord", "GET", LEEST, _team),
    *(Rij("bord", "GET", LEEST, _team, query=f"?formaat={f}") for f in ("xlsx", "pdf", "poster")),
    Rij("bord", "GET", verwacht(404), _team, query="?formaat=docx"),
    niet_toegestaan("bord", "POST", _team),
    Rij("bord_projector", "GET", LEEST, _team),
    niet_toegestaan("bord_projector", "POST", _team),
    Rij("bord_taken", "GET", LEIDT, _team),
    Rij("bord_taken", "POST", verwacht(404, teamleider=302), _team, _taken),
    Rij("bord_nagekeken", "POST", verwacht(404, teamleider=302, teamlid=302), _met_taak, _doelen),
    Rij("bord_nagekeken", "POST", verwacht(404), _team, _doelen, geval="geen taak"),
    niet_toegestaan("bord_nagekeken", "GET", _team),
]
