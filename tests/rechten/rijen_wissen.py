"""Erasing people and what is kept how long: the beheerder only."""

from tests.factories import GebruikerFactory
from tests.rechten.tabel import Podium, Rij, verwacht

BEHEER = verwacht(404, beheerder=200)


def _vertrokken(podium: Podium) -> dict:
    """Somebody nothing hangs on any more, anew for each persona."""
    return {"pk": GebruikerFactory().pk}


RIJEN = [
    Rij("persoon_wissen", "GET", BEHEER, _vertrokken),
    Rij("persoon_wissen", "POST", verwacht(404, beheerder=302), _vertrokken),
]
