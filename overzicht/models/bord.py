"""Who keeps which part of a team's improvement board up to date, and how often.

A board is worth looking at while it is fresh; so a team agrees on both (S1, bijlage 2).
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from organisatie.models import Lidmaatschap, Team
from organisatie.toegang import toegang_van
from verbeterplan.models.traject import VanTeamQuerySet


class BordtaakQuerySet(VanTeamQuerySet):
    def na_te_kijken_door(self, gebruiker) -> Self:
        """One's own, while one is in that team; all of the teams one leads."""
        toegang = toegang_van(gebruiker)
        eigen = Q(wie__gebruiker=gebruiker, team__in=toegang.lid_van)
        return self.filter(eigen | Q(team__in=toegang.leidt))


class Bordtaak(models.Model):
    class Onderdeel(models.TextChoices):
        DOELEN = "doelen", "doelen"
        NORMEN = "normen", "normen en resultaten"
        ACTIES = "acties", "acties"
        SIGNALEN = "signalen", "signalen"
        SUCCESSEN = "successen", "successen"
        AGENDA = "agenda", "agenda van het overleg"

    class Ritme(models.TextChoices):
        WEEK = "week", "iedere week"
        OVERLEG = "overleg", "voor ieder overleg"
        MAAND = "maand", "iedere maand"
        PERIODE = "periode", "iedere periode"

    team = models.ForeignKey(Team, models.CASCADE, related_name="bordtaken", verbose_name="team")
    onderdeel = models.CharField("onderdeel", max_length=12, choices=Onderdeel)
    wie = models.ForeignKey(
        Lidmaatschap,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="bordtaken",
        verbose_name="wie",
    )
    ritme = models.CharField("hoe vaak", max_length=8, choices=Ritme, default=Ritme.OVERLEG)
    nagekeken_op = models.DateField("voor het laatst nagekeken op", null=True, blank=True)

    history = HistoricalRecords()
    objects = BordtaakQuerySet.as_manager()

    class Meta:
        verbose_name = "taak voor het bord"
        verbose_name_plural = "taken voor het bord"
        ordering = ["team", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["team", "onderdeel"], name="bordtaak_een_per_onderdeel")
        ]

    def __str__(self) -> str:
        return f"{self.get_onderdeel_display()}, {self.get_ritme_display()}"

    def kijk_na(self) -> None:
        """It was looked at today, and is right."""
        self.nagekeken_op = timezone.localdate()
        self.save()
