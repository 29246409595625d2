"""Conversations of a student with the one who guides them, planned and held."""

import datetime
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from simple_history.models import HistoricalRecords

from borgen.slb.models.student import Student
from organisatie.models.versie import VersieQuerySet
from rapportage.getallen import datum as in_woorden


class GesprekQuerySet(models.QuerySet["Gesprek"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Of the students one may see."""
        return self.filter(student__in=Student.objects.zichtbaar_voor(gebruiker))

    def bewerkbaar_door(self, gebruiker) -> Self:
        """Of the students one guides today, whoever logged it."""
        return self.filter(student__in=Student.objects.begeleid_door(gebruiker))

    def gehouden(self) -> Self:
        return self.filter(status=Gesprek.Status.GEHOUDEN)

    def gepland(self) -> Self:
        return self.filter(status=Gesprek.Status.GEPLAND)


class Gesprek(models.Model):
    class Soort(models.TextChoices):
        INDIVIDUEEL = "individueel", "individueel gesprek"
        GROEP_TELT = "groep_telt", "groepsgesprek dat meetelt"
        GROEP = "groep", "groepsgesprek dat niet meetelt"

    class Status(models.TextChoices):
        GEPLAND = "gepland", "gepland"
        GEHOUDEN = "gehouden", "gehouden"

    TELT_MEE = (Soort.INDIVIDUEEL, Soort.GROEP_TELT)
    """The kinds that count for the norm."""

    student = models.ForeignKey(
        Student, models.CASCADE, related_name="gesprekken", verbose_name="student", db_index=False
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )
    datum = models.DateField("datum")
    soort = models.CharField("soort", max_length=12, choices=Soort, default=Soort.INDIVIDUEEL)
    status = models.CharField("status", max_length=8, choices=Status)
    gehouden_op = models.DateTimeField("vastgelegd op", null=True, blank=True)
    """When it was logged as held; the day it was held on is ``datum``."""
    gepland_voor = models.DateField("stond gepland op", null=True, blank=True)
    """The day a held conversation was planned for, so that undo can plan it again."""
    groep = models.UUIDField("vastgelegd in één keer", default=uuid.uuid4, editable=False)
    """One press of a button: logged once however often it arrives, and undone as one."""
    telt = models.GeneratedField(
        expression=Case(
            When(status=Status.GEHOUDEN, soort__in=TELT_MEE, then=Value(True)),
            default=Value(False),
            output_field=models.BooleanField(),
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    objects = GesprekQuerySet.as_manager()

    class Meta:
        verbose_name = "gesprek"
        verbose_name_plural = "gesprekken"
        ordering = ["-datum", "-pk"]
        indexes = [
            models.Index(fields=["student", "datum", "telt"], name="gesprek_student_datum"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="gehouden", gehouden_op__isnull=False)
                | Q(status="gepland", gehouden_op__isnull=True),
                name="gesprek_gehouden_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(status="gehouden") | Q(gepland_voor__isnull=True),
                name="gesprek_gepland_voor_bij_gehouden",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["individueel", "groep_telt", "groep"]),
                name="gesprek_soort_bestaat",
            ),
            models.UniqueConstraint(fields=["groep", "student"], name="gesprek_eenmaal_per_druk"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} met {self.student}"

    @property
    def titel(self) -> str:
        """What is asked about when it goes: the kind and the day, no name."""
        return f"{self.get_soort_display()} van {in_woorden(self.datum)}"

    def zet_gehouden(self, dag: datetime.date, gepland_voor: datetime.date) -> None:
        """A planned conversation was held on ``dag``; not saved yet."""
        self.datum, self.gepland_voor = dag, gepland_voor
        self.status, self.gehouden_op = self.Status.GEHOUDEN, timezone.now()


class NotitieQuerySet(VersieQuerySet):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """For the SLB'er or waarnemer of today and the team leader; a former SLB'er no longer."""
        return self.filter(gesprek__student__in=Student.objects.zichtbaar_voor(gebruiker))

    def bewerkbaar_door(self, gebruiker) -> Self:
        return self.filter(gesprek__student__in=Student.objects.begeleid_door(gebruiker))


class Notitie(models.Model):
    """What was said, only when somebody wants to keep it."""

    gesprek = models.OneToOneField(Gesprek, models.CASCADE, related_name="notitie")
    tekst = models.TextField("notitie", max_length=4000)

    history = HistoricalRecords()
    objects = NotitieQuerySet.as_manager()

    class Meta:
        verbose_name = "notitie"
        verbose_name_plural = "notities"
        constraints = [models.CheckConstraint(condition=~Q(tekst=""), name="notitie_heeft_tekst")]

    def __str__(self) -> str:
        return f"Notitie bij {self.gesprek_id}"
