"""Bringing in a school's list of students: one run, from the choice of a file until it is taken
over. What the list says stands in files of its own (``borgen.slb.inlezen.opslag``), never here.
"""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisatie.models import Team
from organisatie.models.werk import Werk
from organisatie.toegang import toegang_van

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


class Inleesrun(Werk):
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
    aantal = models.PositiveIntegerField("rijen met gegevens", default=0)
    # Where the names of the columns stand and which column holds what: no student's data.
    kolommen = models.JSONField("kolommen", default=dict)
    # How many of each kind; no student's data either.
    uitkomst = models.JSONField("uitkomst", default=dict)

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
Inleesrun.volgt, Inleesrun.werkend, Inleesrun.lopend = VOLGT, BEZIG, LOPEND
