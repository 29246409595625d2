"""Meetings of a team with their agenda."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from organisatie.models import Team
from verbeterplan.models.traject import VanTeamQuerySet, Verbeteractie, Verbetertraject


class OverlegQuerySet(VanTeamQuerySet):
    naar_traject = "traject"


class Overleg(models.Model):
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

    history = HistoricalRecords()
    objects = OverlegQuerySet.as_manager()

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


class AgendapuntQuerySet(VanTeamQuerySet):
    naar_team = "overleg__team"
    naar_traject = "overleg__traject"


class Agendapunt(models.Model):
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

    history = HistoricalRecords()
    objects = AgendapuntQuerySet.as_manager()

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="agendapunt_heeft_tekst")
        ]

    def __str__(self) -> str:
        return self.tekst
