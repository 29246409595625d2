"""Rounds of the PLG cycle, the steps between phases, and what the PLG wrote to the questions."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from simple_history.models import HistoricalRecords

from verbeterplan.models.traject import VanTeamQuerySet, Verbetertraject
from verbeterplan.regels.fasen import NAMEN

FASEKEUZES = [(fase.value, naam) for fase, naam in NAMEN.items()]


class CyclusrondeQuerySet(VanTeamQuerySet):
    naar_team = "traject__team"
    naar_traject = "traject"

    def lopend(self) -> Self:
        """The last round of each traject: the one that can be written in."""
        return self.filter(afgerond_op=None)


class Cyclusronde(models.Model):
    """One time through the cycle, or a part of it. A traject always has one that is open."""

    traject = models.ForeignKey(
        Verbetertraject, models.CASCADE, related_name="rondes", verbose_name="traject"
    )
    nummer = models.PositiveSmallIntegerField("ronde", default=1)
    begin_fase = models.CharField("begonnen in fase", max_length=10, choices=FASEKEUZES)
    fase = models.CharField("fase", max_length=10, choices=FASEKEUZES)
    reden = models.CharField("waarom een nieuwe ronde", max_length=600, blank=True)
    herkomst = models.CharField(
        "komt uit een eerdere analyse",
        max_length=300,
        blank=True,
        help_text="Bijvoorbeeld: MBObeter light, voorjaar 2026.",
    )
    begonnen_op = models.DateTimeField("begonnen op", default=timezone.now)
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)

    history = HistoricalRecords()
    objects = CyclusrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "ronde van de cyclus"
        verbose_name_plural = "rondes van de cyclus"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "nummer"], name="cyclusronde_nummer"),
            models.UniqueConstraint(
                fields=["traject"], condition=Q(afgerond_op=None), name="cyclusronde_een_open"
            ),
        ]

    def __str__(self) -> str:
        return f"ronde {self.nummer}"


class Fasestap(models.Model):
    """That a round went from one phase to another: when, who, and why when it was not the next."""

    ronde = models.ForeignKey(Cyclusronde, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=10, choices=FASEKEUZES)
    naar = models.CharField("naar", max_length=10, choices=FASEKEUZES)
    reden = models.CharField("reden", max_length=600, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    op = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        verbose_name = "stap naar een fase"
        verbose_name_plural = "stappen naar een fase"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"van {self.van} naar {self.naar}"


class VanRondeQuerySet(VanTeamQuerySet):
    """Rows that belong to a round of the cycle."""

    naar_team = "ronde__traject__team"
    naar_traject = "ronde__traject"

    def in_lopende_ronde(self) -> Self:
        """Of the round that is open, in a traject that runs: what can change."""
        return self.filter(
            ronde__afgerond_op=None, ronde__traject__status=Verbetertraject.Status.LOPEND
        )


class Weglegbaar(models.Model):
    """Something that is put away instead of deleted, so that it can come back."""

    weg_op = models.DateTimeField("weggelegd op", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def leg_weg(self) -> None:
        self.weg_op = timezone.now()
        self.save()

    def haal_terug(self) -> None:
        self.weg_op = None
        self.save()


class PlanonderdeelQuerySet(VanRondeQuerySet):
    def aanwezig(self) -> Self:
        """Without what was put away."""
        return self.filter(weg_op=None)


class Planonderdeel(Weglegbaar):
    """A part of a round that stands in a list: a goal, a source, a pilot.

    Made, changed, put away and moved by one set of views, see ``verbeterplan.onderdelen``.
    """

    ronde = models.ForeignKey(Cyclusronde, models.CASCADE, related_name="%(class)s_set")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("op", auto_now_add=True)

    history = HistoricalRecords(inherit=True)
    objects = PlanonderdeelQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["volgorde", "pk"]


class Planantwoord(models.Model):
    """What stands at a guiding question (``verbeterplan.regels.vragen``): one text of all together.

    ``moment`` is filled in when the question was asked at a monitor moment.
    """

    ronde = models.ForeignKey(Cyclusronde, models.CASCADE, related_name="antwoorden")
    moment = models.ForeignKey(
        "Monitormoment", models.CASCADE, null=True, blank=True, related_name="antwoorden"
    )
    vraag = models.SlugField("vraag", max_length=40)
    tekst = models.TextField("antwoord", max_length=8000, blank=True)

    history = HistoricalRecords()
    objects = VanRondeQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord in het plan"
        verbose_name_plural = "antwoorden in het plan"
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "vraag"], condition=Q(moment=None), name="planantwoord_een"
            ),
            models.UniqueConstraint(
                fields=["moment", "vraag"],
                condition=Q(moment__isnull=False),
                name="planantwoord_een_per_moment",
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.tekst).chars(60)
