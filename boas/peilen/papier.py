"""Links on paper: for who has no mail, or lost the one with the link.

A lost link cannot be withdrawn, because nobody knows which one it was; so it stays valid beside the
new one. How many were printed is counted and shown with the result, and closing asks for as many
more answers (``regels.afscherming``): whoever printed them could have answered with all of them.
"""

from dataclasses import dataclass

import segno
from django.db import transaction

from boas.models import Peilgroep, Sessie, Uitnodiging
from boas.peilen.brieven import adres
from boas.peilen.kern import eis_nog_tijd
from boas.peilen.starten import geef_links, merk_van

HOOGSTENS = 50


@dataclass(frozen=True)
class Strook:
    """One strip to cut out: the link, and the same as a QR picture (a data: address)."""

    token: str
    link: str
    qr: str


@transaction.atomic
def maak_links(sessie_id: int, groep_id: int, aantal: int) -> list[str]:
    """So many new links for a group: their tokens, which are nowhere else. Raises NietNu."""
    sessie = eis_nog_tijd(sessie_id)
    groep = Peilgroep.objects.select_for_update().get(peiling=sessie_id, pk=groep_id)
    groep.uitgenodigd += aantal
    groep.op_papier += aantal
    groep.save()
    sessie.aantal_aanwezig += aantal
    sessie.save()
    return [token for _, token in geef_links(groep, range(aantal))]


def stroken(sessie: Sessie, tokens: list[str]) -> list[Strook]:
    """The strips of these links."""
    return [Strook(token, link := adres(sessie, token), _qr(link)) for token in tokens]


def zijn_van(sessie_id: int, tokens: list[str]) -> bool:
    """Whether all of these are links of this peiling; not whether they were used."""
    merken = {merk_van(token) for token in tokens}
    rijen = Uitnodiging.objects.filter(groep__peiling=sessie_id, merk__in=merken)
    return 0 < len(merken) == rijen.count() <= HOOGSTENS


def _qr(link: str) -> str:
    # Not remembered, as that of a session is: it is kept nowhere.
    return segno.make(link, error="m").svg_data_uri(scale=8, border=2, dark="#1b1f22")
