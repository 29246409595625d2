"""Work that outlives a request: how far it is, where it stands, and that it stopped."""

import datetime
from collections.abc import Mapping, Set
from typing import Any, ClassVar, Self, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

# A worker that says nothing for so long has stopped.
VASTGELOPEN_NA = datetime.timedelta(minutes=5)
# What nobody takes over, or fetches, is thrown away after a day.
VERVALT_NA = datetime.timedelta(days=1)
ANDERS = "Dit is intussen ergens anders verder gegaan of gestopt. Laad de pagina opnieuw."


class WerkQuerySet(models.QuerySet):
    def lopend(self) -> Self:
        """Those that are not over."""
        return self.filter(stand__in=cast(Any, self.model).lopend)

    def over_tijd(self, nu: datetime.datetime) -> Self:
        return self.lopend().filter(begonnen_op__lt=nu - VERVALT_NA)


class Werk(models.Model):
    """``stand`` is the child's; what it works with stands in files (``organisatie.opslag``).

    ``volgt`` says which states may follow each, ``werkend`` in which somebody is at work, and
    ``MISLUKT`` is called "mislukt".
    """

    volgt: ClassVar[Mapping[Any, Set[Any]]]
    werkend: ClassVar[Set[Any]]
    lopend: ClassVar[Set[Any]]
    stand: Any

    # Name of its files on disk; says nothing of what is in them.
    sleutel = models.CharField(max_length=32, unique=True)
    voortgang = models.PositiveSmallIntegerField("voortgang in procenten", default=0)
    fout = models.CharField("wat er misging", max_length=400, blank=True)
    begonnen_op = models.DateTimeField("begonnen op", default=timezone.now)
    gemeld_op = models.DateTimeField("laatst van gehoord", default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(voortgang__lte=100), name="%(class)s_voortgang_tot")
        ]

    @property
    def bezig(self) -> bool:
        """Whether somebody is at work on it: the page asks again."""
        return self.stand in self.werkend and not self.vastgelopen

    @property
    def vastgelopen(self) -> bool:
        return self.stand in self.werkend and timezone.now() - self.gemeld_op > VASTGELOPEN_NA

    @property
    def voorbij(self) -> bool:
        return self.stand not in self.lopend

    def naar(self, stand: Any, **velden: object) -> None:
        """Go on to ``stand``; raises ValidationError when it has gone elsewhere meanwhile."""
        if stand not in self.volgt[self.stand]:
            raise ValidationError(ANDERS)
        velden |= {"stand": stand, "gemeld_op": timezone.now(), "voortgang": 0}
        alle: Any = type(self)._default_manager
        rijen = alle.filter(pk=self.pk, stand=self.stand)
        if not rijen.update(**velden):
            raise ValidationError(ANDERS)
        for naam, waarde in velden.items():
            setattr(self, naam, waarde)

    def mislukt(self, fout: str) -> None:
        """It ends here, and says why."""
        self.naar("mislukt", fout=fout[:400])

    def meld(self, deel: float) -> None:
        """How far the work is, from 0 to 1; for whoever is looking."""
        self.voortgang, self.gemeld_op = round(100 * min(1.0, max(0.0, deel))), timezone.now()
        self.save(update_fields=["voortgang", "gemeld_op"])
