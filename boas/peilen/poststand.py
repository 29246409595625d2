"""How far the mail of a peiling is: what went, waits and failed. Nothing of it is about answers."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Func, Max, Min, OuterRef, Q, Subquery
from django.utils import timezone

from boas.models import Peiling, Peilpost
from boas.peilen.post import MISLUKT, ONDERHANDEN, POGINGEN

# So many failed addresses are named; when nothing went at all, the fault is not theirs.
HOOGSTENS_GENOEMD = 20
BIJNA = datetime.timedelta(seconds=20)


@dataclass(frozen=True)
class Stand:
    """Of ``genodigd`` invitations and of the reminder: how many wait, how many failed.

    ``fout`` is what went wrong the last time, of what is tried again ``vanaf``.
    """

    genodigd: int
    wacht: int
    mislukt: int
    herinneringen: int
    herinneringen_mislukt: int
    fout: str
    vanaf: datetime.datetime | None

    @property
    def verstuurd(self) -> int:
        """Invitations that left."""
        return max(0, self.genodigd - self.wacht - self.mislukt)

    @property
    def wachtend(self) -> int:
        return self.wacht + self.herinneringen

    @property
    def niet_gegaan(self) -> int:
        return self.mislukt + self.herinneringen_mislukt

    @property
    def onderweg(self) -> bool:
        """Whether mail waits and somebody is at it: the page asks again."""
        return self.vanaf is not None and not self.vastgelopen

    @property
    def vastgelopen(self) -> bool:
        """Whether its turn came long ago, and nobody sent it."""
        return self.vanaf is not None and timezone.now() - self.vanaf > ONDERHANDEN

    @property
    def volgende_poging(self) -> datetime.datetime | None:
        """When it is tried again by itself; None when it is going well, or nearly so."""
        if self.fout and self.vanaf and self.vanaf - timezone.now() > BIJNA:
            return self.vanaf
        return None

    @property
    def kan_opnieuw(self) -> bool:
        return bool(self.niet_gegaan or self.fout or self.vastgelopen)


def stand(peiling_id: int) -> Stand:
    """One query."""
    genodigd = Peiling.genodigden.through.objects.filter(peiling=OuterRef("pk")).order_by()
    aantal = genodigd.values(n=Func("pk", function="COUNT"))
    wacht, mislukt = Q(post__pogingen__lt=POGINGEN), Q(post__pogingen__gte=POGINGEN)
    herinnering = Q(post__token="")
    rij = (
        Peiling.objects.filter(pk=peiling_id)
        .annotate(aantal=Subquery(aantal))
        .aggregate(
            genodigd=Max("aantal", default=0),
            wacht=Count("post", filter=wacht & ~herinnering),
            mislukt=Count("post", filter=mislukt & ~herinnering),
            herinneringen=Count("post", filter=wacht & herinnering),
            herinneringen_mislukt=Count("post", filter=mislukt & herinnering),
            fout=Max("post__fout", filter=wacht, default=""),
            vanaf=Min("post__vanaf", filter=wacht),
        )
    )
    return Stand(**rij)


def niet_gegaan(peiling_id: int) -> list[Peilpost]:
    """The mails that failed, with whom they are for: at most so many as are named."""
    rijen = Peilpost.objects.filter(MISLUKT, peiling=peiling_id)
    return list(rijen.select_related("gebruiker").order_by("gebruiker__naam")[:HOOGSTENS_GENOEMD])
