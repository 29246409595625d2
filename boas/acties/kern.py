"""What every act needs: its refusals, the lock on the session, and saying that it changed."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from boas import live, stemopslag
from boas.models import Handeling, Sessie
from boas.regels import controle

MET_LINK = "Deze sessie gaat met een link. Die leid je niet in een bijeenkomst."


class NietNu(Exception):
    """The act does not fit the state of the session; ``melding`` says why and what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


class TellingKloptNiet(NietNu):
    """More answers than people present, or a negative count. The reveal waits."""

    def __init__(self, problemen: Sequence[controle.Probleem]) -> None:
        super().__init__(" ".join(p.tekst for p in problemen))
        self.problemen = tuple(problemen)


class BestaatNiet(NietNu):
    """What a phone sent is not of this session: a forged round or answer."""


class AlGedaan(Exception):
    """The same act (``sleutel``) arrived before; nothing happens a second time."""


def vergrendel(sessie_id: int) -> Sessie:
    """The session, locked until the transaction ends. Raises Sessie.DoesNotExist."""
    return Sessie.objects.select_for_update(of=("self",)).select_related("versie").get(pk=sessie_id)


def eis_zaal(sessie: Sessie) -> None:
    """Raise NietNu for a session by link: nothing of one in a meeting happens to it."""
    if sessie.met_link:
        raise NietNu(MET_LINK)


def lopend(sessie_id: int) -> Sessie:
    """The session in a meeting, locked; raises NietNu when it has not begun or is closed."""
    sessie = vergrendel(sessie_id)
    eis_zaal(sessie)
    if sessie.status == Sessie.Status.VOORBEREIDING:
        raise NietNu("Deze sessie is nog niet begonnen.")
    if sessie.status == Sessie.Status.AFGESLOTEN:
        raise NietNu("Deze sessie is afgesloten.")
    return sessie


def gewijzigd(sessie_id: int) -> None:
    """Raise the session's stand, and wake whoever listens once the transaction is in."""
    stemopslag.verhoog_stand(sessie_id)
    transaction.on_commit(lambda: live.meld(sessie_id))


def onthoud(sessie: Sessie, soort: Handeling.Soort, gegevens: dict[str, Any], sleutel: str) -> None:
    """Keep an act with what undo needs. Raises AlGedaan when ``sleutel`` came before."""
    eis_nieuw(sessie, sleutel)
    Handeling.objects.create(sessie=sessie, soort=soort, gegevens=gegevens, sleutel=sleutel)


def is_gedaan(sessie_id: int, sleutel: str) -> bool:
    """Whether the act with this ``sleutel`` arrived before."""
    return bool(sleutel) and Handeling.objects.filter(sessie=sessie_id, sleutel=sleutel).exists()


def bewaar_stil(sessie: Sessie) -> None:
    """Save the place in the session: it changes every minute and belongs to no history."""
    sessie.save_without_historical_record()  # type: ignore[attr-defined]


def eis_nieuw(sessie: Sessie, sleutel: str) -> None:
    """Raise AlGedaan when the act with this ``sleutel`` arrived before."""
    if is_gedaan(sessie.pk, sleutel):
        raise AlGedaan
