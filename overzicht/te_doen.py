"""Everything that is due for one person, from all apps, in the groups in which Start shows it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from boas.te_doen import te_doen as uit_sessies
from borgen.slb.api import te_doen as uit_gesprekken
from borgen.te_doen import te_doen as uit_borgen
from metaanalyse.te_doen import te_doen as uit_kaarten
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen
from organisatie.vertrek import te_verdelen
from overzicht.bordtaken import te_doen as uit_bord
from overzicht.verslaglijst import te_doen as uit_verslagen
from verbeterplan.speerpunten import te_doen as uit_speerpunten
from verbeterplan.te_doen import te_doen as uit_plannen


class Wanneer(StrEnum):
    """When something is due; the value is the heading."""

    TE_LAAT = "Te laat"
    NU = "Nu"
    WEEK = "Deze week"
    LATER = "Later"


@dataclass(frozen=True)
class Groep:
    """The lines under one heading."""

    kop: Wanneer
    regels: tuple[TeDoen, ...]


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Everything that is due for the person: what is late on top, then by day."""
    regels = [
        *uit_sessies(gebruiker),
        *uit_plannen(gebruiker),
        *uit_speerpunten(gebruiker),
        *uit_borgen(gebruiker),
        *uit_gesprekken(gebruiker),
        *uit_kaarten(gebruiker),
        *te_verdelen(gebruiker),
        *uit_bord(gebruiker),
        *uit_verslagen(gebruiker),
    ]
    return sorted(regels, key=lambda regel: (not regel.te_laat, regel.volgorde))


def wanneer(regel: TeDoen, vandaag: datetime.date) -> Wanneer:
    """Under which heading a line stands; a week ends on Sunday."""
    if regel.te_laat:
        return Wanneer.TE_LAAT
    if regel.datum is None or regel.datum <= vandaag:
        return Wanneer.NU
    zondag = vandaag + datetime.timedelta(days=6 - vandaag.weekday())
    return Wanneer.WEEK if regel.datum <= zondag else Wanneer.LATER


def groepeer(regels: Sequence[TeDoen], vandaag: datetime.date) -> Iterable[Groep]:
    """The same lines in the same order; a heading without lines is left out."""
    for kop in Wanneer:
        if onder := tuple(regel for regel in regels if wanneer(regel, vandaag) == kop):
            yield Groep(kop, onder)
