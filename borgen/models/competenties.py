"""What a process asks of people, and what each of them can (the fleximatrix of S1, bijlage 2).

What somebody can is seen by that person and by who leads the team. It has no history: what somebody
could not do before is nobody's business.
"""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from borgen.models.documenten import Proces
from borgen.regels.competenties import HOOGSTE, NIVEAUS
from organisatie.models import Lidmaatschap
from organisatie.toegang import toegang_van
from verbeterplan.models import Activiteit
from verbeterplan.models.traject import VanTeamQuerySet

NIVEAUKEUZES = tuple(NIVEAUS.items())


class CompetentieQuerySet(VanTeamQuerySet):
    naar_team = "proces__team"

    def zichtbaar_voor(self, gebruiker) -> Self:
        """What the processes of one's own teams ask; nobody outside the team sees it."""
        return self.filter(proces__team__in=toegang_van(gebruiker).lid_van)


class Competentie(models.Model):
    """Something people must be able to do in a process: to what level, and how many of them."""

    proces = models.ForeignKey(
        Proces, models.CASCADE, related_name="competenties", verbose_name="proces"
    )
    naam = models.CharField("naam", max_length=120)
    toelichting = models.CharField("wat je dan doet", max_length=300, blank=True)
    niveau = models.PositiveSmallIntegerField(
        "gevraagd niveau",
        choices=NIVEAUKEUZES[1:],
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(HOOGSTE)],
    )
    aantal = models.PositiveSmallIntegerField(
        "hoeveel mensen", default=2, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    training = models.ForeignKey(
        Activiteit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="voorgestelde training",
    )

    history = HistoricalRecords()
    objects = CompetentieQuerySet.as_manager()

    class Meta:
        verbose_name = "competentie"
        verbose_name_plural = "competenties"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(naam=""), name="competentie_heeft_naam"),
            models.CheckConstraint(
                condition=Q(niveau__gte=1, niveau__lte=4, aantal__gte=1),
                name="competentie_vraagt_iets",
            ),
            models.UniqueConstraint(
                fields=["proces", "naam"],
                name="competentie_naam_eenmaal",
                violation_error_message="Deze competentie staat al bij dit proces.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class BeheersingQuerySet(models.QuerySet["Beheersing"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """One's own in one's own teams, and all of the teams one leads."""
        toegang = toegang_van(gebruiker)
        return self.filter(
            Q(lidmaatschap__gebruiker=gebruiker, competentie__proces__team__in=toegang.lid_van)
            | Q(competentie__proces__team__in=toegang.leidt)
        )


class Beheersing(models.Model):
    """The level of one person in one competence."""

    competentie = models.ForeignKey(Competentie, models.CASCADE, related_name="beheersingen")
    lidmaatschap = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="+")
    niveau = models.PositiveSmallIntegerField("niveau", choices=NIVEAUKEUZES)

    objects = BeheersingQuerySet.as_manager()

    class Meta:
        verbose_name = "beheersing"
        verbose_name_plural = "beheersingen"
        constraints = [
            models.UniqueConstraint(
                fields=["competentie", "lidmaatschap"], name="beheersing_een_per_lid"
            ),
            models.CheckConstraint(
                condition=Q(niveau__gte=0, niveau__lte=4), name="beheersing_binnen_de_schaal"
            ),
        ]

    def __str__(self) -> str:
        return self.get_niveau_display()
