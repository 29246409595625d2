"""Erasing people and what is kept how long: the beheerder only."""

from tests.factories import GebruikerFactory
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from tests.slb.factories import KlasFactory, StudentFactory, maak_student

BEHEER = verwacht(404, beheerder=200)


def _vertrokken(podium: Podium) -> dict:
    """Somebody nothing hangs on any more, anew for each persona."""
    return {"pk": GebruikerFactory().pk}


def _student(podium: Podium) -> dict:
    klas = KlasFactory(team=podium.wereld.team)
    return {"pk": maak_student(podium.wereld.leden[1], klas).pk}


def _nummer(podium: Podium) -> dict:
    return {"nummer": StudentFactory(team=podium.wereld.team).nummer}


LEIDER = verwacht(404, teamleider=200)
RIJEN = [
    Rij("beheer_bewaren", "GET", BEHEER),
    niet_toegestaan("beheer_bewaren", "POST"),
    Rij("slb_student_wissen", "GET", LEIDER, _student),
    Rij("slb_wissen", "GET", BEHEER),
    Rij("slb_wissen", "POST", BEHEER),
    Rij("slb_wissen", "POST", verwacht(404, beheerder=302), data=_nummer, geval="met nummer"),
    Rij("persoon_wissen", "GET", BEHEER, _vertrokken),
    Rij("slb_student_wissen", "POST", verwacht(404, teamleider=302), _student),
    Rij("persoon_wissen", "POST", verwacht(404, beheerder=302), _vertrokken),
]
