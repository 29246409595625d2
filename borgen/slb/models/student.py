"""Students of a team and the classes they were in, from day to day."""

import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from borgen.slb.models.klas import Klas
from organisatie.models import Team
from organisatie.models.versie import VersieQuerySet
from organisatie.toegang import toegang_van
from rapportage.getallen import datum


def loopt_op(dag: datetime.date, pad: str = "") -> Q:
    """What holds on ``dag``, its first and last day included."""
    return (Q(**{f"{pad}tot": None}) | Q(**{f"{pad}tot__gte": dag})) & Q(**{f"{pad}van__lte": dag})


class StudentQuerySet(VersieQuerySet):
    def begeleid_door(self, gebruiker) -> Self:
        """Own students, and those entrusted to a waarnemer, today."""
        from borgen.slb.models.begeleiding import Begeleiding

        eigen = Begeleiding.objects.nu_van(gebruiker)
        return self.filter(Exists(eigen.filter(student=OuterRef("pk"))))

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Those one guides, and all students of the teams one leads. Nobody else reads a name."""
        from borgen.slb.models.begeleiding import Begeleiding

        eigen = Begeleiding.objects.nu_van(gebruiker)
        return self.filter(
            Q(team__in=toegang_van(gebruiker).leidt) | Q(pk__in=eigen.values("student")),
        )

    def bewerkbaar_door(self, gebruiker) -> Self:
        """Names, classes and who guides them: of the teams one leads."""
        return self.filter(team__in=toegang_van(gebruiker).leidt)


class Student(models.Model):
    team = models.ForeignKey(Team, models.PROTECT, related_name="studenten", verbose_name="team")
    naam = models.CharField("naam", max_length=120)
    nummer = models.CharField("studentnummer", max_length=20)

    history = HistoricalRecords()
    objects = StudentQuerySet.as_manager()

    class Meta:
        verbose_name = "student"
        verbose_name_plural = "studenten"
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(naam=""), name="student_heeft_naam"),
            models.CheckConstraint(condition=~Q(nummer=""), name="student_heeft_nummer"),
            models.UniqueConstraint(
                fields=["team", "nummer"],
                name="student_nummer_eenmaal_per_team",
                violation_error_message="Dit team heeft al een student met dat nummer.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("slb_student", args=[self.pk])


class PlaatsingQuerySet(models.QuerySet["Plaatsing"]):
    def op(self, dag: datetime.date) -> Self:
        """Placements on ``dag``: at most one for each student."""
        return self.filter(loopt_op(dag))

    def vanaf(self, dag: datetime.date) -> Self:
        """Placements that are not over before ``dag``."""
        return self.filter(Q(tot=None) | Q(tot__gte=dag))

    def bewerkbaar_door(self, gebruiker) -> Self:
        return self.filter(student__team__in=toegang_van(gebruiker).leidt)


class Plaatsing(models.Model):
    """A student in a class, from a day until a day (both included).

    Two placements of one student never overlap: ``borgen.slb.bewaking`` makes the database refuse.
    """

    student = models.ForeignKey(
        Student,
        models.CASCADE,
        related_name="plaatsingen",
        verbose_name="student",
        db_index=False,
    )
    klas = models.ForeignKey(
        Klas, models.PROTECT, related_name="plaatsingen", verbose_name="klas", db_index=False
    )
    van = models.DateField("van", default=timezone.localdate)
    tot = models.DateField("tot en met", null=True, blank=True)

    history = HistoricalRecords()
    objects = PlaatsingQuerySet.as_manager()

    class Meta:
        verbose_name = "plaatsing"
        verbose_name_plural = "plaatsingen"
        ordering = ["van", "pk"]
        indexes = [
            models.Index(fields=["student", "van", "tot"], name="plaatsing_student_dag"),
            models.Index(fields=["klas", "van", "tot", "student"], name="plaatsing_klas_dag"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot=None) | Q(tot__gte=F("van")),
                name="plaatsing_loopt_vooruit",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.UniqueConstraint(
                fields=["student"],
                condition=Q(tot=None),
                name="plaatsing_een_zonder_einde",
                violation_error_message="Deze student zit al in een klas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student} in {self.klas}"

    def clean(self) -> None:
        if not (self.student_id and self.klas_id and self.van):
            return
        if self.student.team_id != self.klas.team_id:
            raise ValidationError({"klas": "Deze klas is van een ander team."})
        jaar = self.klas.schooljaar
        if self.van < jaar.van or (self.tot or self.van) > jaar.tot:
            raise ValidationError(
                {"van": f"Dit valt buiten het schooljaar {jaar.naam} van klas {self.klas.naam}."}
            )
        botst = self.student.plaatsingen.exclude(pk=self.pk).filter(overlapt(self.van, self.tot))
        if andere := botst.select_related("klas").first():
            raise ValidationError(
                {"van": f"Dan zit de student ook al in klas {andere.klas} ({looptijd(andere)})."}
            )


def overlapt(van: datetime.date, tot: datetime.date | None) -> Q:
    """Rows with a day in common with ``van`` until ``tot``."""
    begint_op_tijd = Q() if tot is None else Q(van__lte=tot)
    return begint_op_tijd & (Q(tot=None) | Q(tot__gte=van))


def looptijd(rij) -> str:
    """From when until when, in words."""
    return f"vanaf {datum(rij.van)}" + (f" tot en met {datum(rij.tot)}" if rij.tot else "")
