"""My students this period: who was spoken to, who not yet. Three queries, however many students."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from borgen.slb.models import Begeleiding, Gesprek
from borgen.slb.models.instelling import normen
from borgen.slb.models.student import loopt_op
from borgen.slb.regels.telling import Stand, samen, stand_van
from organisatie.models import Periode


@dataclass
class MijnStudent:
    """One row of the page."""

    pk: int
    naam: str
    norm: int
    waarneming_tot: datetime.date | None
    klas: str = ""
    keer: int = 0
    laatste: datetime.date | None = None
    gepland: datetime.date | None = None
    groep: uuid.UUID | None = None
    """Of what was logged just now, so that it can be undone."""
    samen_met: int = 0
    """How many students that was."""

    @property
    def nodig(self) -> int:
        """How many are still to be held; nought when there are enough."""
        return max(0, self.norm - self.keer)

    @property
    def volgorde(self) -> tuple[int, str]:
        """Without a conversation first, then who has too few, then the rest; by name."""
        return (0 if self.keer == 0 else 1 if self.nodig else 2, self.naam.casefold())


@dataclass
class Mijn:
    """The rows and what they come to."""

    rijen: list[MijnStudent] = field(default_factory=list)

    @property
    def stand(self) -> Stand:
        return samen(stand_van({rij.keer: 1}, rij.norm) for rij in self.rijen)

    @property
    def groepen(self) -> list[tuple[str, list[MijnStudent]]]:
        """Under their headings, in order; a heading without students is left out."""
        koppen = ("Nog geen gesprek", "Nog niet genoeg", "Genoeg gesprekken")
        delen: dict[int, list[MijnStudent]] = {0: [], 1: [], 2: []}
        for rij in self.rijen:
            delen[rij.volgorde[0]].append(rij)
        return [(koppen[plek], delen[plek]) for plek in delen if delen[plek]]

    def alleen(self, studenten: Iterable[int]) -> list[MijnStudent]:
        kies = set(studenten)
        return [rij for rij in self.rijen if rij.pk in kies]


def mijn_studenten(
    gebruiker: Any, periode: Periode, vandaag: datetime.date, groep: uuid.UUID | None = None
) -> Mijn:
    """Own and entrusted students who are enrolled today.

    ``groep`` is what was logged just now: those rows can be undone.
    """
    mijn = _rijen(Begeleiding.objects.nu_van(gebruiker), vandaag)
    if mijn:
        _tel(mijn, periode, groep)
    return Mijn(sorted(mijn.values(), key=lambda rij: rij.volgorde))


def _rijen(begeleid: Any, vandaag: datetime.date) -> dict[int, MijnStudent]:
    """Those who have a place in a class today: at most one, so at most one row each."""
    geplaatst = begeleid.filter(loopt_op(vandaag, "student__plaatsingen__"))
    # Last what counts: somebody who is SLB'er as well as waarnemer is no waarnemer.
    gevonden = list(
        geplaatst.order_by("-waarnemer", "tot").values_list(
            *("student", "student__naam", "student__team", "waarnemer", "tot"),
            "student__plaatsingen__klas__naam",
        )
    )
    if not gevonden:
        return {}
    norm = normen(sorted({team for _, _, team, *_ in gevonden}), vandaag)
    return {
        pk: MijnStudent(pk, naam, norm[team], tot if waarnemer else None, klas)
        for pk, naam, team, waarnemer, tot, klas in gevonden
    }


def _tel(mijn: dict[int, MijnStudent], periode: Periode, groep: uuid.UUID | None) -> None:
    """Conversations of this period, and whatever is still planned."""
    deze = Q(datum__range=(periode.van, periode.tot)) | Q(status=Gesprek.Status.GEPLAND)
    gesprekken = (
        Gesprek.objects.filter(deze, student__in=list(mijn))
        .order_by("datum")
        .values_list("student", "datum", "status", "telt", "groep")
    )
    per_groep: dict[uuid.UUID, int] = defaultdict(int)
    for pk, dag, status, telt, in_groep in gesprekken:
        rij = mijn[pk]
        if status == Gesprek.Status.GEPLAND:
            rij.gepland = rij.gepland or dag
        else:
            rij.keer += telt
            rij.laatste = dag
        if in_groep == groep:
            rij.groep = in_groep
            per_groep[in_groep] += 1
    for rij in mijn.values():
        rij.samen_met = per_groep.get(rij.groep, 0) if rij.groep else 0
