"""Activities on a time line."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from django.utils import timezone
from django.utils.safestring import SafeString

from rapportage.grafieken import Mijlpaal, tijdlijn
from verbeterplan.models import Activiteit
from verbeterplan.regels.afspraak import Stand

BREED = 1000
SMAL = 360


@dataclass(frozen=True)
class Tijdlijnen:
    """The same time line twice: for a wide and for a narrow screen."""

    breed: SafeString
    smal: SafeString


class OpDeLijn(Protocol):
    """An activity, or what a page knows of one; ``wie`` is the name of its owner, if any."""

    @property
    def wat(self) -> str: ...

    @property
    def datum(self) -> datetime.date | None: ...

    @property
    def status(self) -> str: ...

    @property
    def volgorde(self) -> int: ...

    @property
    def wie(self) -> str: ...

    @property
    def stand(self) -> Stand: ...


def mijlpalen(afspraken: Iterable[OpDeLijn]) -> list[Mijlpaal]:
    """What has a date and is not cancelled, in order of date. Expects owners fetched along."""
    rijen = [
        (rij.datum, rij.volgorde, rij)
        for rij in afspraken
        if rij.datum is not None and rij.status != Activiteit.Status.VERVALLEN
    ]
    return [
        Mijlpaal(
            wat=rij.wat,
            wie=rij.wie or "nog geen eigenaar",
            dag=dag,
            gereed=rij.status == Activiteit.Status.KLAAR,
            noot="" if rij.status == Activiteit.Status.OPEN else rij.stand.woord,
        )
        for dag, _, rij in sorted(rijen, key=lambda rij: rij[:2])
    ]


def tijdlijnen(afspraken: Iterable[OpDeLijn], *, titel: str) -> Tijdlijnen | None:
    """The time line for a page; None when nothing has a date yet."""
    return getekend(mijlpalen(afspraken), titel=titel)


def getekend(punten: Iterable[Mijlpaal], *, titel: str) -> Tijdlijnen | None:
    """The same of what is ready to be drawn, in the order given."""
    rijen = tuple(punten)
    return _teken(rijen, titel, timezone.localdate()) if rijen else None


@lru_cache(maxsize=64)
def _teken(punten: tuple[Mijlpaal, ...], titel: str, vandaag: datetime.date) -> Tijdlijnen:
    # Drawing takes longer than the rest of a planning; the same points give the same lines.
    return Tijdlijnen(
        breed=tijdlijn(punten, titel=titel, vandaag=vandaag, breedte=BREED, sleutel="breed"),
        smal=tijdlijn(punten, titel=titel, vandaag=vandaag, breedte=SMAL, sleutel="smal"),
    )
