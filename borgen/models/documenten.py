"""The register of a team's processes, and the documents in which their agreements stand.

Both belong to the team and outlive the traject in which they were made (S1, stap 1 Documenteren).
"""

import datetime
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import Truncator
from simple_history.models import HistoricalRecords

from borgen.models.basis import EigenTeamQuerySet
from organisatie.models import Lidmaatschap, Team
from organisatie.toegang import toegang_van
from verbeterplan.models import Verbeteractie
from verbeterplan.models.traject import VanTeamQuerySet


def rol_van_lid(naam: str) -> models.ForeignKey:
    """A task of somebody in the team; who leaves the team leaves it open."""
    return models.ForeignKey(
        Lidmaatschap,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=naam,
    )


class Proces(models.Model):
    """A process, or part of one, as in figure 6 of the handbook."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="processen", verbose_name="team")
    naam = models.CharField("naam", max_length=120)
    toelichting = models.TextField("waar het over gaat", max_length=1000, blank=True)
    formats = models.CharField(
        "formats",
        max_length=300,
        blank=True,
        help_text="Waarin leggen jullie het vast? Bijvoorbeeld: draaiboek, gespreksformulier.",
    )
    beheerder = rol_van_lid("beheerder")
    beheerder_buiten_team = models.CharField(
        "beheerder buiten het team",
        max_length=120,
        blank=True,
        help_text="Bijvoorbeeld: onderwijsmanager, dienst examinering.",
    )
    evalueert = rol_van_lid("wie evalueert")
    maakt_beschikbaar = rol_van_lid("wie het beschikbaar maakt")

    history = HistoricalRecords()
    objects = VanTeamQuerySet.as_manager()

    class Meta:
        verbose_name = "proces"
        verbose_name_plural = "processen"
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(naam=""), name="proces_heeft_naam"),
            models.UniqueConstraint(
                fields=["team", "naam"],
                name="proces_naam_eenmaal_per_team",
                violation_error_message="Dit team heeft al een proces met die naam.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class DocumentQuerySet(VanTeamQuerySet):
    naar_team = "proces__team"

    def zichtbaar_voor(self, gebruiker) -> Self:
        """All of one's own teams; elsewhere, for who may read there, what was ever approved."""
        from borgen.models.versies import Documentversie

        goedgekeurd = Documentversie.objects.filter(
            document=OuterRef("pk"), vastgesteld_op__isnull=False
        )
        van_team = Q(proces__team__in=toegang_van(gebruiker).lid_van)
        return super().zichtbaar_voor(gebruiker).filter(van_team | Exists(goedgekeurd))

    def evaluatie_voorbij(self, vandaag: datetime.date) -> Self:
        """What holds and should have been evaluated before ``vandaag``."""
        from borgen.models.versies import Documentversie

        geldt = Documentversie.objects.van_kracht().filter(document=OuterRef("pk"))
        return self.filter(Exists(geldt), evalueren_op__lt=vandaag)

    def te_evalueren_door(self, gebruiker) -> Self:
        """Of led teams, and in one's own team those one owns or evaluates."""
        toegang = toegang_van(gebruiker)
        taak = Q(eigenaar__gebruiker=gebruiker) | Q(proces__evalueert__gebruiker=gebruiker)
        return self.filter(
            Q(proces__team__in=toegang.leidt) | taak & Q(proces__team__in=toegang.lid_van)
        )


class Document(models.Model):
    class Akkoordregel(models.TextChoices):
        OVERLEG = "overleg", "in het overleg; wie er niet is, krijgt een link"
        MEERDERHEID = "meerderheid", "zodra meer dan de helft akkoord is"
        ALLEN = "allen", "als iedereen akkoord is"

    proces = models.ForeignKey(
        Proces, models.PROTECT, related_name="documenten", verbose_name="proces"
    )
    titel = models.CharField("titel", max_length=160)
    format = models.CharField(
        "format", max_length=80, blank=True, help_text="Bijvoorbeeld: handboek, stroomschema."
    )
    eigenaar = models.ForeignKey(
        Lidmaatschap,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="documenten",
        verbose_name="eigenaar",
    )
    evalueren_op = models.DateField("evalueren op", null=True, blank=True)
    geevalueerd_op = models.DateField("laatst geëvalueerd op", null=True, blank=True)
    akkoordregel = models.CharField(
        "wanneer is het vastgesteld?",
        max_length=12,
        choices=Akkoordregel,
        default=Akkoordregel.OVERLEG,
    )
    op_leeslijst = models.BooleanField(
        "iedereen leest dit",
        default=True,
        help_text="Het staat op de leeslijst van het team, ook voor wie er nieuw bij komt.",
    )
    verbeteracties = models.ManyToManyField(
        Verbeteractie, blank=True, related_name="documenten", verbose_name="verbeteracties"
    )
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    history = HistoricalRecords(m2m_fields=[verbeteracties])
    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["titel", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(titel=""), name="document_heeft_titel"),
            models.UniqueConstraint(
                fields=["proces", "titel"],
                name="document_titel_eenmaal_per_proces",
                violation_error_message="Bij dit proces staat al een document met die titel.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.pk])


class VoorstelQuerySet(EigenTeamQuerySet):
    naar_team = "document__proces__team"


class Voorstel(models.Model):
    """A change somebody of the team proposes; the leader takes it over or says why not."""

    class Stand(models.TextChoices):
        OPEN = "open", "open"
        OVERGENOMEN = "overgenomen", "overgenomen"
        AFGEWEZEN = "afgewezen", "niet overgenomen"

    document = models.ForeignKey(Document, models.CASCADE, related_name="voorstellen")
    tekst = models.TextField("voorstel", max_length=4000)
    waarom = models.CharField("waarom", max_length=500, blank=True)
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.OPEN)
    antwoord = models.CharField("antwoord", max_length=500, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField("moment", auto_now_add=True)

    history = HistoricalRecords()
    objects = VoorstelQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel"
        verbose_name_plural = "voorstellen"
        ordering = ["-moment", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="voorstel_heeft_tekst"),
            models.CheckConstraint(
                condition=~Q(stand="afgewezen") | ~Q(antwoord=""),
                name="voorstel_afgewezen_heeft_antwoord",
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.tekst).chars(60)

    def neem_over(self) -> None:
        """It goes into the next version. Raises ValidationError when it was answered already."""
        self._eis_open()
        self.stand = self.Stand.OVERGENOMEN
        self.save()

    def wijs_af(self, antwoord: str) -> None:
        """It does not, and ``antwoord`` says why. Raises ValidationError without it."""
        self._eis_open()
        if not antwoord.strip():
            raise ValidationError({"antwoord": "Vertel kort waarom jullie dit niet overnemen."})
        self.stand, self.antwoord = self.Stand.AFGEWEZEN, antwoord.strip()
        self.save()

    def _eis_open(self) -> None:
        if self.stand != self.Stand.OPEN:
            raise ValidationError(f"Dit voorstel is al {self.get_stand_display()}.")
