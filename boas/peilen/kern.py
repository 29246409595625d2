"""What every act on an open peiling needs."""

from boas.acties import NietNu
from boas.acties.kern import vergrendel
from boas.models import Sessie

GESLOTEN = "Deze vragenlijst is gesloten."


def eis_open(sessie_id: int) -> Sessie:
    """The session by link, locked; raises NietNu unless it is open."""
    sessie = vergrendel(sessie_id)
    if sessie.status == Sessie.Status.VOORBEREIDING:
        raise NietNu("Deze vragenlijst is nog niet geopend.")
    if sessie.status == Sessie.Status.AFGESLOTEN:
        raise NietNu(GESLOTEN)
    return sessie
