"""School years and their periods."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class Schooljaar(models.Model):
    """A school year, first and last day included; two school years never overlap."""

    naam = models.CharField("naam", max_length=20, unique=True, help_text="Zoals 2026-2027.")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    gesloten = models.BooleanField(
        "gesloten", default=False, help_text="In een gesloten jaar verandert niets meer."
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "schooljaar"
        verbose_name_plural = "schooljaren"
        ordering = ["-van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gt=F("van")),
                name="schooljaar_loopt_vooruit",
                violation_error_message="De laatste dag ligt niet na de eerste.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def clean(self) -> None:
        _geen_overlap(self, Schooljaar.objects.all(), "schooljaar")


class Periode(models.Model):
    """A period within a school year, first and last day included."""

    schooljaar = models.ForeignKey(
        Schooljaar, models.CASCADE, related_name="periodes", verbose_name="schooljaar"
    )
    naam = models.CharField("naam", max_length=40, help_text="Zoals periode 1.")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "periode"
        verbose_name_plural = "periodes"
        ordering = ["van"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gt=F("van")),
                name="periode_loopt_vooruit",
                violation_error_message="De laatste dag ligt niet na de eerste.",
            ),
            models.UniqueConstraint(
                fields=["schooljaar", "naam"],
                name="periode_naam_eenmaal_per_jaar",
                violation_error_message="Dit schooljaar heeft al een periode met die naam.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} {self.schooljaar}"

    def clean(self) -> None:
        if not (self.van and self.tot and self.schooljaar_id):
            return
        if self.van < self.schooljaar.van or self.tot > self.schooljaar.tot:
            raise ValidationError(
                f"De periode valt buiten het schooljaar {self.schooljaar.naam} "
                f"({_dag(self.schooljaar.van)} tot en met {_dag(self.schooljaar.tot)})."
            )
        _geen_overlap(self, self.schooljaar.periodes.all(), "periode")


def _geen_overlap(rij: Schooljaar | Periode, andere: models.QuerySet, soort: str) -> None:
    if not (rij.van and rij.tot):
        return
    botst = andere.exclude(pk=rij.pk).filter(van__lte=rij.tot, tot__gte=rij.van).first()
    if botst:
        raise ValidationError(
            f"Dit overlapt met {soort} {botst.naam} "
            f"({_dag(botst.van)} tot en met {_dag(botst.tot)})."
        )


def _dag(dag: datetime.date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"
