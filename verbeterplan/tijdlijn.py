"""Activities on a time line."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils import timezone
from django.utils.safestring import SafeString

from rapportage.grafieken import Mijlpaal, tijdlijn
from verbeterplan.models import Activiteit

BREED = 1000
SMAL = 360


@dataclass(frozen=True)
class Tijdlijnen:
    """The same time line twice: for a wide and for a narrow screen."""

    breed: SafeString
    smal: SafeString


def mijlpalen(activiteiten: Iterable[Activiteit]) -> list[Mijlpaal]:
    """What has a date and is not cancelled, in order of date. Expects owners fetched along."""
    rijen = [
        rij
        for rij in activiteiten
        if rij.datum is not None and rij.status != Activiteit.Status.VERVALLEN
    ]
    return [
        Mijlpaal(
            wat=rij.wat,
            wie=rij.eigenaar.gebruiker.naam if rij.eigenaar else "nog geen eigenaar",
            dag=rij.datum,
            gereed=rij.status == Activiteit.Status.KLAAR,
            noot="" if rij.status == Activiteit.Status.OPEN else rij.stand.woord,
        )
        for rij in sorted(rijen, key=lambda rij: (rij.datum, rij.volgorde))
    ]


def tijdlijnen(activiteiten: Iterable[Activiteit], *, titel: str) -> Tijdlijnen | None:
    """The time line for a page; None when nothing has a date yet."""
    punten = mijlpalen(activiteiten)
    if not punten:
        return None
    return _teken(tuple(punten), titel, timezone.localdate())


@lru_cache(maxsize=64)
def _teken(punten: tuple[Mijlpaal, ...], titel: str, vandaag: datetime.date) -> Tijdlijnen:
    # Drawing takes longer than the rest of a planning; the same points give the same lines.
    return Tijdlijnen(
        breed=tijdlijn(punten, titel=titel, vandaag=vandaag, breedte=BREED, sleutel="breed"),
        smal=tijdlijn(punten, titel=titel, vandaag=vandaag, breedte=SMAL, sleutel="smal"),
    )
