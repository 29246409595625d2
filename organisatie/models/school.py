"""The organisation, its schools and their teams."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from organisatie.toegang import toegang_van


class Organisatie(models.Model):
    """The one school organisation of this installation."""

    naam = models.CharField("naam", max_length=120)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "organisatie"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="organisatie_is_er_een")]

    def __str__(self) -> str:
        return self.naam

    @classmethod
    def deze(cls) -> "Organisatie":
        """The organisation; made on first use."""
        return cls.objects.get_or_create(pk=1, defaults={"naam": "Onze organisatie"})[0]


class School(models.Model):
    """A school or college within the organisation."""

    naam = models.CharField("naam", max_length=120, unique=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "school"
        verbose_name_plural = "scholen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class TeamQuerySet(models.QuerySet["Team"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Teams whose work the person may read: own; all (quality); own school (directeur)."""
        toegang = toegang_van(gebruiker)
        if toegang.kwaliteit:
            return self
        return self.filter(Q(pk__in=toegang.lid_van) | Q(school__in=toegang.directeur_van))

    def overzien_door(self, gebruiker) -> Self:
        """Teams one looks after from outside or in front: all (quality), own school (directeur),
        those one leads. For how teams stand and the reports on them.
        """
        toegang = toegang_van(gebruiker)
        if toegang.kwaliteit:
            return self
        return self.filter(Q(pk__in=toegang.leidt) | Q(school__in=toegang.directeur_van))

    def bewerkbaar_door(self, gebruiker) -> Self:
        """Teams whose work the person writes: those they lead."""
        return self.filter(pk__in=toegang_van(gebruiker).leidt)


class Team(models.Model):
    school = models.ForeignKey(School, models.PROTECT, related_name="teams", verbose_name="school")
    naam = models.CharField("naam", max_length=120)
    actief = models.BooleanField("actief", default=True)

    history = HistoricalRecords()
    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = "team"
        verbose_name_plural = "teams"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "naam"],
                name="team_naam_eenmaal_per_school",
                violation_error_message="Deze school heeft al een team met die naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam
