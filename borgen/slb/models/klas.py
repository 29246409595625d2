"""A class of a team in one school year."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from borgen.models.basis import EigenTeamQuerySet
from organisatie.models import Schooljaar, Team


class Klas(models.Model):
    team = models.ForeignKey(Team, models.PROTECT, related_name="klassen", verbose_name="team")
    schooljaar = models.ForeignKey(
        Schooljaar, models.PROTECT, related_name="klassen", verbose_name="schooljaar"
    )
    naam = models.CharField("naam", max_length=40, help_text="Zoals 3A.")

    history = HistoricalRecords()
    objects = EigenTeamQuerySet.as_manager()

    class Meta:
        verbose_name = "klas"
        verbose_name_plural = "klassen"
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(naam=""), name="klas_heeft_naam"),
            models.UniqueConstraint(
                fields=["team", "schooljaar", "naam"],
                name="klas_naam_eenmaal_per_jaar",
                violation_error_message="Dit team heeft dat schooljaar al een klas met die naam.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("slb_klas", args=[self.pk])
