"""Bringing in a school's list of students: one run, from the choice of a file until it is taken
over. What the list says stands in files of its own (``borgen.slb.inlezen.opslag``), never here.
"""

import datetime
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Team
from organisatie.toegang import toegang_van

# A worker that says nothing for so long has stopped.
VASTGELOPEN_NA = datetime.timedelta(minutes=5)
# A list that nobody takes over is thrown away with all it says.
VERVALT_NA = datetime.timedelta(days=1)


class InleesrunQuerySet(models.QuerySet["Inleesrun"]):
    def bewerkbaar_door(self, gebruiker) -> Self:
        """Of teams one leads; a beheerder brings in students for any team."""
        toegang = toegang_van(gebruiker)
        return self if toegang.beheerder else self.filter(team__in=toegang.leidt)

    def lopend(self) -> Self:
        """Those that are not over: at most one for each team."""
        return self.filter(stand__in=LOPEND)

    def over_tijd(self, nu: datetime.datetime) -> Self:
        return self.lopend().filter(begonnen_op__lt=nu - VERVALT_NA)


class Inleesrun(models.Model):
    class Stand(models.TextChoices):
        LEZEN = "lezen", "wordt gelezen"
        KOLOMMEN = "kolommen", "kolommen kiezen"
        NAKIJKEN = "nakijken", "wordt nagekeken"
        NAGEKEKEN = "nagekeken", "nagekeken"
        OVERNEMEN = "overnemen", "wordt overgenomen"
        OVERGENOMEN = "overgenomen", "overgenomen"
        MISLUKT = "mislukt", "mislukt"
        VERVALLEN = "vervallen", "gestopt"

    team = models.ForeignKey(Team, models.CASCADE, related_name="+", verbose_name="team")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.LEZEN)
    naam = models.CharField("naam van het bestand", max_length=120)
    sha256 = models.CharField(max_length=64)
    # Name of its files on disk; says nothing of what is in them.
    sleutel = models.CharField(max_length=32, unique=True)
    voortgang = models.PositiveSmallIntegerField("voortgang in procenten", default=0)
    aantal = models.PositiveIntegerField("rijen met gegevens", default=0)
    # Where the names of the columns stand and which column holds what: no student's data.
    kolommen = models.JSONField("kolommen", default=dict)
    # How many of each kind; no student's data either.
    uitkomst = models.JSONField("uitkomst", default=dict)
    fout = models.CharField("wat er misging", max_length=400, blank=True)
    begonnen_op = models.DateTimeField("begonnen op", default=timezone.now)
    gemeld_op = models.DateTimeField("laatst van gehoord", default=timezone.now)

    objects = InleesrunQuerySet.as_manager()

    class Meta:
        verbose_name = "inleesrun"
        verbose_name_plural = "inleesruns"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team"],
                condition=Q(stand__in=("lezen", "kolommen", "nakijken", "nagekeken", "overnemen")),
                name="inleesrun_een_tegelijk",
            ),
            models.CheckConstraint(
                condition=Q(stand="mislukt") & ~Q(fout="") | ~Q(stand="mislukt") & Q(fout=""),
                name="inleesrun_mislukt_heeft_fout",
            ),
            models.CheckConstraint(condition=Q(voortgang__lte=100), name="inleesrun_voortgang_tot"),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("slb_inleesrun", args=[self.pk])

    @property
    def bezig(self) -> bool:
        """Whether somebody is at work on it: the page asks again."""
        return self.stand in BEZIG and not self.vastgelopen

    @property
    def vastgelopen(self) -> bool:
        return self.stand in BEZIG and timezone.now() - self.gemeld_op > VASTGELOPEN_NA

    @property
    def voorbij(self) -> bool:
        return self.stand not in LOPEND

    def naar(self, stand: "Inleesrun.Stand", **velden: object) -> None:
        """Go on to ``stand``; raises ValidationError when the run has gone elsewhere meanwhile."""
        if stand not in VOLGT[self.Stand(self.stand)]:
            raise ValidationError(ANDERS)
        velden |= {"stand": stand, "gemeld_op": timezone.now(), "voortgang": 0}
        if not type(self).objects.filter(pk=self.pk, stand=self.stand).update(**velden):
            raise ValidationError(ANDERS)
        for naam, waarde in velden.items():
            setattr(self, naam, waarde)

    def mislukt(self, fout: str) -> None:
        """It ends here, and says why."""
        self.naar(self.Stand.MISLUKT, fout=fout[:400])

    def meld(self, deel: float) -> None:
        """How far the work is, from 0 to 1; for whoever is looking."""
        self.voortgang, self.gemeld_op = round(100 * min(1.0, max(0.0, deel))), timezone.now()
        self.save(update_fields=["voortgang", "gemeld_op"])


ANDERS = "Deze import is intussen ergens anders verder gegaan of gestopt. Laad de pagina opnieuw."
_S = Inleesrun.Stand
BEZIG = frozenset({_S.LEZEN, _S.NAKIJKEN, _S.OVERNEMEN})
LOPEND = BEZIG | {_S.KOLOMMEN, _S.NAGEKEKEN}
_UIT = {_S.MISLUKT, _S.VERVALLEN}
VOLGT: dict[Inleesrun.Stand, set[Inleesrun.Stand]] = {
    _S.LEZEN: {_S.KOLOMMEN, *_UIT},
    _S.KOLOMMEN: {_S.NAKIJKEN, *_UIT},
    _S.NAKIJKEN: {_S.NAGEKEKEN, *_UIT},
    _S.NAGEKEKEN: {_S.KOLOMMEN, _S.OVERNEMEN, *_UIT},
    _S.OVERNEMEN: {_S.OVERGENOMEN, _S.NAKIJKEN, *_UIT},
    _S.OVERGENOMEN: set(),
    _S.MISLUKT: set(),
    _S.VERVALLEN: set(),
}
