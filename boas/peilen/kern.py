"""What every act on an open peiling needs."""

from django.utils import timezone

from boas.acties import NietNu
from boas.acties.kern import vergrendel
from boas.models import Sessie

GESLOTEN = "Deze vragenlijst is gesloten."
VOORBIJ = "De laatste dag is geweest. Kies eerst een nieuwe."


def eis_open(sessie_id: int) -> Sessie:
    """The session by link, locked; raises NietNu unless it is open."""
    sessie = vergrendel(sessie_id)
    if sessie.status == Sessie.Status.VOORBEREIDING:
        raise NietNu("Deze vragenlijst is nog niet geopend.")
    if sessie.status == Sessie.Status.AFGESLOTEN:
        raise NietNu(GESLOTEN)
    return sessie


def eis_nog_tijd(sessie_id: int) -> Sessie:
    """The same for handing out links; raises NietNu as well when the last day has been."""
    sessie = eis_open(sessie_id)
    if sessie.peiling.sluit_op < timezone.localdate():
        raise NietNu(VOORBIJ)
    return sessie
