"""Carrying out: monitor moments, how far everybody is, what was removed and comes back."""

from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Verbeteractie


def verwijderd(podium: Podium) -> dict:
    """A verbeteractie that the teamleider removed."""
    rij = Verbeteractie.objects.create(traject=podium.traject, naam="Gesprek")
    rij._history_user = podium.wereld.teamleider
    rij.delete()
    return {"regel": Verbeteractie.history.get(history_type="-").pk}


RIJEN = [
    Rij("verbeteractie_terug", "POST", verwacht(404, teamleider=302), verwijderd),
    niet_toegestaan("verbeteractie_terug", "GET", verwijderd),
]
