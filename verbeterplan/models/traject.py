"""An improvement on its way: the traject and the verbeteracties in it."""

from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from organisatie.models import Lidmaatschap, Team
from organisatie.models.versie import VersieQuerySet
from organisatie.toegang import toegang_van
from verbeterplan.regels.fasen import Fase


class VanTeamQuerySet(VersieQuerySet):
    """Rows that belong to a team through ``naar_team`` (a lookup path).

    ``naar_traject`` is the path to the traject they belong to, for what the members of its PLG work
    on too; empty for what is the team's alone.
    """

    naar_team = "team"
    naar_traject = ""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Own team's; all teams' (quality); own school's (directeur); where one is in the PLG."""
        if toegang_van(gebruiker).kwaliteit:
            return self
        return self.filter(self._als_team(gebruiker) | self._als_plglid(gebruiker))

    def zichtbaar_als_team(self, gebruiker) -> Self:
        """The same without the PLG: what a member of it from another team does not see."""
        return self if toegang_van(gebruiker).kwaliteit else self.filter(self._als_team(gebruiker))

    def schrijfbaar_door(self, gebruiker) -> Self:
        """Those of led teams, and those on whose PLG the person is while the traject runs."""
        eigen = Q(**{f"{self.naar_team}__in": toegang_van(gebruiker).leidt})
        return self.filter(eigen | self._als_plglid(gebruiker, lopend=True))

    def _als_team(self, gebruiker) -> Q:
        toegang = toegang_van(gebruiker)
        eigen = Q(**{f"{self.naar_team}__in": toegang.lid_van})
        return eigen | Q(**{f"{self.naar_team}__school__in": toegang.directeur_van})

    def _als_plglid(self, gebruiker, *, lopend: bool = False) -> Q:
        from verbeterplan.models.plg import trajecten_als_plglid

        if not self.naar_traject or not toegang_van(gebruiker).lid_van:
            # Nothing: who is in no team is in no PLG.
            return Q(pk__in=[])
        trajecten = trajecten_als_plglid(gebruiker)
        if lopend:
            trajecten = trajecten.filter(traject__status=Verbetertraject.Status.LOPEND)
        return Q(**{f"{self.naar_traject}__in": trajecten})

    def bewerkbaar_door(self, gebruiker) -> Self:
        """Those of the teams the person leads."""
        return self.filter(**{f"{self.naar_team}__in": toegang_van(gebruiker).leidt})


class VerbetertrajectQuerySet(VanTeamQuerySet):
    naar_traject = "pk"


class Verbetertraject(models.Model):
    class Status(models.TextChoices):
        LOPEND = "lopend", "loopt"
        AFGEROND = "afgerond", "afgerond"
        GESTOPT = "gestopt", "gestopt"

    team = models.ForeignKey(Team, models.PROTECT, related_name="trajecten", verbose_name="team")
    naam = models.CharField("naam", max_length=120)
    doel = models.TextField("doel", max_length=1000, blank=True)
    samenvatting = models.TextField(
        "samenvatting van de verbeteringen",
        max_length=4000,
        blank=True,
        help_text="Wat is er veranderd en waarom? Dit komt in de opening van een BOAS.",
    )
    analyse_afgerond_op = models.DateField(
        "analyse afgerond op",
        null=True,
        blank=True,
        help_text="Een jaar later raden we een BOAS aan.",
    )
    status = models.CharField("status", max_length=10, choices=Status, default=Status.LOPEND)
    speerpunt = models.OneToOneField(
        "Speerpunt",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="traject",
        verbose_name="speerpunt",
    )
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    history = HistoricalRecords()
    objects = VerbetertrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "verbetertraject"
        verbose_name_plural = "verbetertrajecten"
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(naam=""), name="traject_heeft_naam"),
            models.UniqueConstraint(
                fields=["team", "naam"],
                name="traject_naam_eenmaal_per_team",
                violation_error_message="Dit team heeft al een traject met die naam.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def save(self, *args, begin_fase: Fase = Fase.VERKENNEN, herkomst: str = "", **kwargs) -> None:
        """Save; a new traject gets the first round of its cycle, which begins in ``begin_fase``."""
        nieuw = self._state.adding
        with transaction.atomic():
            super().save(*args, **kwargs)
            if nieuw:
                self.rondes.create(begin_fase=begin_fase, fase=begin_fase, herkomst=herkomst)
            if self.speerpunt and self.status == self.Status.LOPEND:
                self.speerpunt.volg_traject()

    def get_absolute_url(self) -> str:
        return reverse("traject", args=[self.pk])

    @property
    def reeks(self) -> str:
        """How its sessions find each other (``Sessie.reeks``): the engine knows no traject."""
        return f"traject-{self.pk}"


class VerbeteractieQuerySet(VanTeamQuerySet):
    naar_team = "traject__team"
    naar_traject = "traject"

    def bij_te_werken_door(self, gebruiker) -> Self:
        """Those the person may describe: as leader or PLG member, and own ones in their team."""
        eigen = self.filter(
            eigenaar__gebruiker=gebruiker, traject__team__in=toegang_van(gebruiker).lid_van
        )
        return self.schrijfbaar_door(gebruiker) | eigen


class Verbeteractie(models.Model):
    """An agreement of the traject: something the team does differently from now on."""

    traject = models.ForeignKey(
        Verbetertraject, models.CASCADE, related_name="verbeteracties", verbose_name="traject"
    )
    naam = models.CharField("naam", max_length=160)
    omschrijving = models.TextField("omschrijving", max_length=2000, blank=True)
    eigenaar = models.ForeignKey(
        Lidmaatschap,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="verbeteracties",
        verbose_name="eigenaar",
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    history = HistoricalRecords()
    objects = VerbeteractieQuerySet.as_manager()

    class Meta:
        verbose_name = "verbeteractie"
        verbose_name_plural = "verbeteracties"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(naam=""), name="verbeteractie_heeft_naam")
        ]

    def __str__(self) -> str:
        return self.naam
