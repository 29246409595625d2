"""Estimates, how the team is steered, competences and cards: all stay inside the team."""

from tests.borgen.maak import ronde, verbeteractie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

TEAM = verwacht(404, teamleider=200, teamlid=200)
LEIDER = verwacht(404, teamleider=200)
LEIDER_DOET = verwacht(404, teamleider=302)


def _traject(podium: Podium) -> dict:
    return {"traject": podium.traject.pk}


def _actie(podium: Podium) -> dict:
    podium.__dict__.setdefault("actie", verbeteractie(podium.traject))
    return {"pk": podium.__dict__["actie"].pk}


def _ronde(podium: Podium) -> dict:
    _actie(podium)
    podium.__dict__.setdefault("ronde", ronde(podium.__dict__["actie"], podium.wereld.teamleider))
    return {"pk": podium.__dict__["ronde"].pk}


def _gesloten(podium: Podium) -> dict:
    antwoorden = [(3, 4)] * 3
    _actie(podium)
    if "gesloten_ronde" not in podium.__dict__:
        podium.__dict__["gesloten_ronde"] = ronde(
            podium.__dict__["actie"], podium.wereld.teamleider, antwoorden
        )
    return {"pk": podium.__dict__["gesloten_ronde"].pk}


OORDEEL = {"willen": "2", "kunnen": "3", "doorlooptijd": "lang", "fase": "", "toelichting": ""}

RIJEN = [
    Rij("sturing_oordeel", "GET", LEIDER, _traject),
    Rij("sturing_oordeel", "POST", LEIDER_DOET, _traject, data=lambda _: OORDEEL),
    niet_toegestaan("sturing_ronde", "GET", _traject),
    Rij("sturing_ronde", "POST", LEIDER_DOET, _traject),
    Rij("schattingen", "GET", TEAM, _actie),
    Rij("schattingen", "GET", TEAM, _actie, query="?formaat=xlsx"),
    niet_toegestaan("schattingen", "POST", _actie),
    niet_toegestaan("schatting_nieuw", "GET", _actie),
    Rij("schatting_nieuw", "POST", LEIDER_DOET, _actie),
    Rij("schatting", "GET", TEAM, _ronde),
    Rij("schatting", "GET", TEAM, _gesloten, geval="gesloten"),
    Rij(
        "schatting",
        "POST",
        verwacht(404, teamleider=302, teamlid=302),
        _ronde,
        data=lambda _: {"eerste": "7", "tweede": "5"},
    ),
    Rij("schatting_sluit", "GET", LEIDER, _ronde),
    Rij("schatting_sluit", "POST", LEIDER_DOET, _ronde),
    niet_toegestaan("schatting_agenda", "GET", _gesloten),
    Rij("schatting_agenda", "POST", LEIDER_DOET, _gesloten),
    Rij("gesprekskaarten", "GET", verwacht(200)),
    Rij("gesprekskaarten", "GET", verwacht(404), query="?formaat=xlsx", geval="onbekend"),
    niet_toegestaan("gesprekskaarten", "POST"),
]
