"""The closing talk in pages for the projector (S1, bijlage 1, stap 3).

First everything that asks for attention at a glance, then per cluster its low scores with their
intervention, then the strong points, and last how it goes on.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone

from boas import uitslag_lezen
from boas.models import Sessie, Uitkomst
from boas.regels.klaarzetten import PLANNINGSOVERLEG, zet_klaar
from boas.uitkomsten import Uitkomstbeeld, lees_uitkomst, met_delen
from boas.uitkomsten.soort import Deel
from boas.uitslagbeeld import ClusterBeeld, StellingBeeld, Uitslagbeeld

# As many as a room can read with their intervention.
PER_BLAD = 2
# And to talk about, with the question before it.
PER_GESPREK = 1
UITKOMSTEN_PER_BLAD = 8


@dataclass(frozen=True)
class Blad:
    """One page; ``soort`` is overzicht, cluster, sterk or verder, and says which part is filled.

    Of statements made for the occasion there are uitkomst, stippen and klaar instead. A kind of
    result that tells something of its own begins with ``eigen``, in place of the overzicht, and
    has one more for each cluster of which it tells something (``deel``), before its statements.
    """

    soort: str
    titel: str
    stellingen: Sequence[StellingBeeld] = ()
    clusters: tuple[ClusterBeeld, ...] = ()
    planningsoverleg: datetime.date | None = None
    uitkomst: Uitkomstbeeld | None = None
    deel: Deel | None = None


@dataclass(frozen=True)
class Afsluiting:
    """The page shown now, and which of how many it is (``nummer`` counts from 0)."""

    uitslag: Uitslagbeeld
    blad: Blad
    nummer: int
    aantal: int

    @property
    def laatste(self) -> bool:
        return self.nummer == self.aantal - 1


def lees_afsluiting(sessie: Sessie) -> Afsluiting:
    """Read the closing of a session (fetched with ``versie``); a constant number of queries."""
    uitslag = uitslag_lezen.lees(sessie, vorige=None, met_redenen=False)
    bladen = list(_bladen(uitslag))
    nummer = min(sessie.blad, len(bladen) - 1)
    return Afsluiting(uitslag, bladen[nummer], nummer, len(bladen))


def _bladen(uitslag: Uitslagbeeld) -> Iterator[Blad]:
    if uitslag.sessie.versie.instrument.eenmalig:
        yield from _eenmalig(uitslag)
        return
    bespreken = uitslag.sessie.versie.uitkomst == Uitkomst.BESPREKEN
    met_aandacht = tuple(c for c in uitslag.clusters if c.aandacht)
    if eigen := lees_uitkomst(uitslag):
        yield Blad("eigen", eigen.titel, uitkomst=eigen)
    else:
        yield Blad("overzicht", uitslag.zin, clusters=met_aandacht)
    for beeld, deel in met_delen(met_aandacht, eigen):
        if deel:
            yield Blad("eigen", deel.titel, uitkomst=eigen, deel=deel)
        yield from _clusterbladen(beeld, PER_GESPREK if bespreken else PER_BLAD)
    if uitslag.sterk:
        yield Blad("sterk", uitslag.uitkomsten.sterk, stellingen=uitslag.sterk)
    yield Blad("verder", "Hoe het verder gaat", planningsoverleg=_overleg(uitslag.sessie))


def _eenmalig(uitslag: Uitslagbeeld) -> Iterator[Blad]:
    """How many agree with each statement and where the dots are; it asks for no interventions."""
    gevraagd = [s for s in uitslag.stellingen if s.n]
    for i in range(0, len(gevraagd), UITKOMSTEN_PER_BLAD):
        yield Blad("uitkomst", "Zo denken jullie erover", gevraagd[i : i + UITKOMSTEN_PER_BLAD])
    if uitslag.stippen:
        yield Blad("stippen", uitslag.stippen.zin)
    yield Blad("klaar", "Hoe het verder gaat")


def _clusterbladen(beeld: ClusterBeeld, stap: int) -> Iterator[Blad]:
    """The low scores of one cluster, a few on a page; the title says which page of how many."""
    delen = [beeld.aandacht[i : i + stap] for i in range(0, len(beeld.aandacht), stap)]
    for nummer, stellingen in enumerate(delen, start=1):
        welk = f" ({nummer} van {len(delen)})" if len(delen) > 1 else ""
        yield Blad("cluster", f"{beeld.cluster.naam}{welk}", stellingen)


def _overleg(sessie: Sessie) -> datetime.date:
    """The proposed day of the planning meeting."""
    vandaag = timezone.localdate(sessie.begonnen_op) if sessie.begonnen_op else timezone.localdate()
    voorstellen = zet_klaar(vandaag, ())
    return next(v.datum for v in voorstellen if v.sleutel == PLANNINGSOVERLEG)
