"""Versions of a document, and the text of an approved one, which no way can change."""

import datetime
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from borgen.models.documenten import Document
from organisatie.models import Bijlage
from organisatie.toegang import toegang_van
from verbeterplan.models import Overleg
from verbeterplan.models.traject import VanTeamQuerySet


class DocumentversieQuerySet(VanTeamQuerySet):
    naar_team = "document__proces__team"

    def zichtbaar_voor(self, gebruiker) -> Self:
        """All of one's own teams; elsewhere, for who may read there, only what was approved."""
        van_team = Q(document__proces__team__in=toegang_van(gebruiker).lid_van)
        return super().zichtbaar_voor(gebruiker).filter(van_team | Q(vastgesteld_op__isnull=False))

    def in_bewerking(self) -> Self:
        """Those that are not approved yet: at most one a document."""
        return self.filter(status__in=Documentversie.IN_BEWERKING)

    def van_kracht(self) -> Self:
        """Those that hold now: at most one a document."""
        return self.filter(status=Documentversie.Status.VASTGESTELD)


class Documentversie(models.Model):
    """concept -> ter toetsing -> vastgesteld -> vervallen (S1, stap 1: versiebeheer)."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "concept"
        TER_TOETSING = "ter_toetsing", "ter toetsing"
        VASTGESTELD = "vastgesteld", "vastgesteld"
        VERVALLEN = "vervallen", "vervallen"

    IN_BEWERKING = (Status.CONCEPT, Status.TER_TOETSING)
    # From a status to those that may follow; an approved text never opens again.
    OVERGANGEN = {
        Status.CONCEPT: frozenset({Status.TER_TOETSING}),
        Status.TER_TOETSING: frozenset({Status.CONCEPT, Status.VASTGESTELD}),
        Status.VASTGESTELD: frozenset({Status.VERVALLEN}),
        Status.VERVALLEN: frozenset(),
    }

    document = models.ForeignKey(Document, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField("versienummer")
    status = models.CharField("status", max_length=14, choices=Status, default=Status.CONCEPT)
    tekst = models.TextField("tekst", max_length=100_000, blank=True)
    reden = models.CharField("waarom deze versie", max_length=500, blank=True)
    verkort = models.BooleanField(
        "in het kort", default=False, help_text="Een bijstelling doorloopt de stappen versneld."
    )
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    overleg = models.ForeignKey(
        Overleg,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="overleg waarin het team toetst",
    )
    ter_toetsing_op = models.DateTimeField("ter toetsing op", null=True, blank=True)
    hash = models.CharField("hash van de getoetste tekst", max_length=64, blank=True)
    terug_reden = models.CharField("waarom teruggetrokken", max_length=500, blank=True)
    terug_op = models.DateTimeField("teruggetrokken op", null=True, blank=True)
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)

    history = HistoricalRecords()
    objects = DocumentversieQuerySet.as_manager()

    class Meta:
        verbose_name = "documentversie"
        verbose_name_plural = "documentversies"
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "nummer"], name="documentversie_nummer_eenmaal"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(status="vastgesteld"),
                name="documentversie_een_vastgesteld",
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(status__in=["concept", "ter_toetsing"]),
                name="documentversie_een_in_bewerking",
            ),
            models.CheckConstraint(
                condition=Q(nummer=1) | ~Q(reden=""), name="documentversie_latere_heeft_reden"
            ),
            models.CheckConstraint(
                condition=Q(status="concept", ter_toetsing_op__isnull=True, hash="")
                | (~Q(status="concept") & Q(ter_toetsing_op__isnull=False) & ~Q(hash="")),
                name="documentversie_toetsing_heeft_hash",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["concept", "ter_toetsing"], vastgesteld_op__isnull=True)
                | Q(status__in=["vastgesteld", "vervallen"], vastgesteld_op__isnull=False),
                name="documentversie_vastgesteld_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(
                    status="vervallen",
                    vervallen_op__isnull=False,
                    vervallen_op__gte=F("vastgesteld_op"),
                )
                | (~Q(status="vervallen") & Q(vervallen_op__isnull=True)),
                name="documentversie_vervallen_heeft_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} versie {self.nummer}"

    def get_absolute_url(self) -> str:
        return reverse("documentversie", args=[self.pk])

    @property
    def is_vast(self) -> bool:
        """Whether it was ever approved; then its text stands in ``Tekst`` and stays."""
        return self.vastgesteld_op is not None

    # --- States. What goes with them (votes, mail, the kept text) is in borgen.acties ------------

    def leg_voor(self, hash_: str, overleg: Overleg | None = None) -> None:
        """Put exactly this text before the team."""
        self._naar(self.Status.TER_TOETSING)
        self.hash, self.overleg, self.ter_toetsing_op = hash_, overleg, timezone.now()
        self.terug_reden, self.terug_op = "", None
        self.save()

    def trek_terug(self, reden: str) -> None:
        """Take it back to change it. Raises ValidationError without a reason."""
        if not reden.strip():
            raise ValidationError({"reden": "Vertel kort waarom je de tekst terugtrekt."})
        self._naar(self.Status.CONCEPT)
        self.hash, self.overleg, self.ter_toetsing_op = "", None, None
        self.terug_reden, self.terug_op = reden.strip(), timezone.now()
        self.save()

    def stel_vast(self, moment: datetime.datetime | None = None) -> None:
        """The team agreed: from now on this holds."""
        self._naar(self.Status.VASTGESTELD)
        self.vastgesteld_op = moment or timezone.now()
        self.save()

    def laat_vervallen(self, moment: datetime.datetime | None = None) -> None:
        """It no longer holds, since a later one does or the team dropped it."""
        self._naar(self.Status.VERVALLEN)
        self.vervallen_op = moment or timezone.now()
        self.save()

    def _naar(self, status: "Documentversie.Status") -> None:
        """Raises ValidationError for a change of state that does not exist."""
        if status not in self.OVERGANGEN[self.Status(self.status)]:
            raise ValidationError(
                f"Versie {self.nummer} is {self.get_status_display()}. Dit kan nu niet meer."
            )
        self.status = status


class Versiebijlage(models.Model):
    """A file that belongs to a version; its digest is part of what is approved."""

    versie = models.ForeignKey(Documentversie, models.PROTECT, related_name="versiebijlagen")
    bijlage = models.ForeignKey(Bijlage, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    vast = models.BooleanField("hoort bij een vastgestelde versie", default=False)

    class Meta:
        ordering = ["bijlage__naam", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["versie", "bijlage"], name="versiebijlage_eenmaal")
        ]

    def __str__(self) -> str:
        return str(self.bijlage)


class Tekst(models.Model):
    """What was approved, word for word. Both databases refuse to change or remove such a row.

    The triggers are made by ``borgen.bewaking`` after every migration, since a later migration
    may rebuild the table and silently drop them.
    """

    versie = models.OneToOneField(Documentversie, models.PROTECT, related_name="vastgelegd")
    titel = models.CharField("titel", max_length=160)
    nummer = models.PositiveSmallIntegerField("versienummer")
    tekst = models.TextField("tekst")
    bijlagen = models.JSONField("bijlagen", default=list, help_text="Naam en sha256 van elk.")
    hash = models.CharField("hash", max_length=64)
    vastgesteld_op = models.DateTimeField("vastgesteld op")
    # The one change there may be: somebody had the right to be erased.
    naam_gewist_op = models.DateTimeField("naam gewist op", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "vastgestelde tekst"
        verbose_name_plural = "vastgestelde teksten"

    def __str__(self) -> str:
        return f"{self.titel} versie {self.nummer}"


class Deelstap(models.Model):
    """One of the six sub-steps of documenteren that is done for a version."""

    class Stap(models.IntegerChoices):
        INFORMATIE = 1, "verzamel informatie"
        FORMATS = 2, "verzamel formats"
        BEOORDEEL = 3, "beoordeel de inhoud"
        LEG_VAST = 4, "leg vast"
        TOETS = 5, "toets en accordeer"
        TOEGANKELIJK = 6, "maak toegankelijk"

    versie = models.ForeignKey(Documentversie, models.CASCADE, related_name="deelstappen")
    stap = models.PositiveSmallIntegerField("stap", choices=Stap)
    opmerking = models.CharField("opmerking", max_length=500, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    klaar_op = models.DateTimeField("klaar op", auto_now_add=True)

    class Meta:
        verbose_name = "deelstap"
        verbose_name_plural = "deelstappen"
        ordering = ["stap"]
        constraints = [
            models.UniqueConstraint(fields=["versie", "stap"], name="deelstap_eenmaal"),
            models.CheckConstraint(
                condition=Q(stap__gte=1, stap__lte=6), name="deelstap_een_van_zes"
            ),
        ]

    def __str__(self) -> str:
        return self.get_stap_display()
