"""Meetings of a team with their agenda."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from organisatie.models import Team
from organisatie.volgorde import volgende_plek
from verbeterplan.models.activiteit import Activiteit
from verbeterplan.models.cyclus import Weglegbaar
from verbeterplan.models.plg import Plggast, Plglid
from verbeterplan.models.traject import VanTeamQuerySet, Verbeteractie, Verbetertraject


class OverlegQuerySet(VanTeamQuerySet):
    naar_traject = "traject"

    def van_het_team(self) -> Self:
        """Without those of a PLG: where the whole team is."""
        return self.filter(traject=None)

    def eerst_wat_komt(self) -> Self:
        """First what comes, then what was with the last on top; ``geweest`` tells them apart."""
        geweest = Case(When(moment__lt=timezone.now(), then=True), default=False)
        komt = Case(When(geweest=False, then="moment"))
        return self.annotate(geweest=geweest).order_by("geweest", komt, "-moment", "-pk")

    def over(self, traject: Verbetertraject) -> Self:
        """Those with this traject on the agenda."""
        rijen = self.filter(agendapunten__traject=traject, agendapunten__weg_op=None)
        return rijen.distinct()


class AanwezigManager(models.Manager):
    """Leaves out what was put away, in every list and through every relation.

    A row that refers to one that was put away still reads it: that goes past this manager, and its
    page says that it was put away. ``alle`` finds it, to put it back.
    """

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(weg_op=None)


class Overleg(Weglegbaar):
    class Soort(models.TextChoices):
        WERKOVERLEG = "werkoverleg", "werkoverleg"
        PLANNING = "planning", "planningsoverleg"
        PLG = "plg", "PLG-bijeenkomst"

    team = models.ForeignKey(Team, models.CASCADE, related_name="overleggen", verbose_name="team")
    soort = models.CharField("soort", max_length=12, choices=Soort, default=Soort.WERKOVERLEG)
    titel = models.CharField("titel", max_length=160)
    moment = models.DateTimeField("datum en tijd")
    duur_minuten = models.PositiveSmallIntegerField(
        "duur in minuten",
        default=60,
        validators=[MinValueValidator(5), MaxValueValidator(480)],
    )
    plaats = models.CharField("plaats", max_length=120, blank=True)
    verslag = models.TextField("verslag", max_length=10000, blank=True)
    # Filled in for a meeting of a PLG: those of it who are not in the team see its meetings too.
    traject = models.ForeignKey(
        Verbetertraject,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="plgoverleggen",
        verbose_name="traject",
    )
    terugkoppeling = models.TextField("wat gaat terug naar het team", max_length=2000, blank=True)
    teruggekoppeld_op = models.DateField("teruggekoppeld op", null=True, blank=True)
    # Of a meeting of a PLG: who of it were there, and what was agreed.
    aanwezigen = models.ManyToManyField(Plglid, blank=True, related_name="+")
    gasten = models.ManyToManyField(Plggast, blank=True, related_name="+")
    afspraken = models.ManyToManyField(Activiteit, blank=True, related_name="overleggen")

    history = HistoricalRecords()
    objects = AanwezigManager.from_queryset(OverlegQuerySet)()
    alle = OverlegQuerySet.as_manager()

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
        ordering = ["-moment", "-pk"]
        indexes = [models.Index(fields=["team", "-moment"], name="overleg_team_moment")]
        constraints = [models.CheckConstraint(condition=~Q(titel=""), name="overleg_heeft_titel")]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("overleg", args=[self.pk])

    def voeg_toe(self, *punten: "Agendapunt") -> None:
        """Put points at the end of the agenda, after those that were put away as well."""
        for plek, punt in enumerate(punten, volgende_plek(Agendapunt.alle.filter(overleg=self))):
            punt.overleg, punt.volgorde = self, plek
            punt.save()


class AgendapuntQuerySet(VanTeamQuerySet):
    naar_team = "overleg__team"
    naar_traject = "overleg__traject"


class Agendapunt(Weglegbaar):
    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="agendapunten")
    traject = models.ForeignKey(
        Verbetertraject, models.SET_NULL, null=True, blank=True, related_name="agendapunten"
    )
    verbeteractie = models.ForeignKey(
        Verbeteractie, models.SET_NULL, null=True, blank=True, related_name="agendapunten"
    )
    tekst = models.CharField("agendapunt", max_length=240)
    minuten = models.PositiveSmallIntegerField("minuten", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    besproken = models.TextField("wat is er besproken", max_length=4000, blank=True)

    history = HistoricalRecords()
    objects = AanwezigManager.from_queryset(AgendapuntQuerySet)()
    alle = AgendapuntQuerySet.as_manager()

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="agendapunt_heeft_tekst")
        ]

    def __str__(self) -> str:
        return self.tekst
