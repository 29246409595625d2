"""Speerpunten of a team: gathered, weighed together, chosen, or moved to next school year."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from boas.models import Sessie, Stelling
from organisatie.models import Schooljaar, Team
from organisatie.toegang import toegang_van
from verbeterplan.models.cyclus import Weglegbaar
from verbeterplan.models.traject import VanTeamQuerySet


class SpeerpuntQuerySet(VanTeamQuerySet):
    def aanwezig(self) -> Self:
        return self.filter(weg_op=None)


class Speerpunt(Weglegbaar):
    """Something the team could improve. Once chosen it gets a traject, ``Verbetertraject``."""

    class Stand(models.TextChoices):
        LIJST = "lijst", "op de lijst"
        GEKOZEN = "gekozen", "gekozen"
        DOORGESCHOVEN = "doorgeschoven", "doorgeschoven"

    OVERGANGEN = {
        Stand.LIJST: {Stand.GEKOZEN, Stand.DOORGESCHOVEN},
        Stand.DOORGESCHOVEN: {Stand.LIJST, Stand.GEKOZEN},
        Stand.GEKOZEN: {Stand.LIJST},
    }

    team = models.ForeignKey(Team, models.CASCADE, related_name="speerpunten", verbose_name="team")
    naam = models.CharField("speerpunt", max_length=120)
    omschrijving = models.TextField("wat is er aan de hand", max_length=2000, blank=True)
    # Codes of ``regels.speerpunten.VAN_WIE``.
    van_wie = models.JSONField("van wie komt dit", default=list, blank=True)
    gegevens = models.TextField("welke gegevens wijzen erop", max_length=2000, blank=True)
    visie = models.TextField("hoe past dit bij onze visie", max_length=1000, blank=True)
    stand = models.CharField("stand", max_length=14, choices=Stand, default=Stand.LIJST)
    schooljaar = models.ForeignKey(
        Schooljaar,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="doorgeschoven naar",
    )
    reden = models.CharField("reden", max_length=300, blank=True)
    ingebracht_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    op = models.DateTimeField("op", auto_now_add=True)

    history = HistoricalRecords()
    objects = SpeerpuntQuerySet.as_manager()

    class Meta:
        verbose_name = "speerpunt"
        verbose_name_plural = "speerpunten"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["team", "stand"], name="speerpunt_team_stand")]
        constraints = [models.CheckConstraint(condition=~Q(naam=""), name="speerpunt_heeft_naam")]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("speerpunt", args=[self.pk])


class Teamgrens(models.Model):
    """How many trajecten a team wants to run at once at most; without a row three."""

    STANDAARD = 3

    team = models.OneToOneField(Team, models.CASCADE, related_name="trajectgrens")
    hoogstens = models.PositiveSmallIntegerField(
        "hoogstens tegelijk",
        default=STANDAARD,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )

    history = HistoricalRecords()
    objects = VanTeamQuerySet.as_manager()

    class Meta:
        verbose_name = "grens aan wat tegelijk loopt"
        verbose_name_plural = "grenzen aan wat tegelijk loopt"

    def __str__(self) -> str:
        return str(self.hoogstens)


class WegingQuerySet(VanTeamQuerySet):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Those of led teams, and of one's own team once they are closed. Of nobody else."""
        toegang = toegang_van(gebruiker)
        gesloten = Q(sessie__status=Sessie.Status.AFGESLOTEN)
        return self.filter(Q(team__in=toegang.leidt) | gesloten & Q(team__in=toegang.lid_van))


class Weging(models.Model):
    """The team weighs speerpunten in a session (``boas``): urgent, feasible, dots."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="wegingen", verbose_name="team")
    sessie = models.OneToOneField(Sessie, models.CASCADE, related_name="weging")
    op = models.DateTimeField("op", auto_now_add=True)

    history = HistoricalRecords()
    objects = WegingQuerySet.as_manager()

    class Meta:
        verbose_name = "weging"
        verbose_name_plural = "wegingen"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"weging {self.team}"

    def get_absolute_url(self) -> str:
        return reverse("weging", args=[self.pk])


class Weegregel(models.Model):
    """One speerpunt in a weighing, with the two statements that stand for it."""

    weging = models.ForeignKey(Weging, models.CASCADE, related_name="regels")
    speerpunt = models.ForeignKey(Speerpunt, models.CASCADE, related_name="weegregels")
    urgent = models.ForeignKey(Stelling, models.PROTECT, related_name="+")
    haalbaar = models.ForeignKey(Stelling, models.PROTECT, related_name="+")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "speerpunt in een weging"
        verbose_name_plural = "speerpunten in een weging"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["weging", "speerpunt"], name="weegregel_eenmaal")
        ]

    def __str__(self) -> str:
        return str(self.speerpunt)
