"""Versions of a document, and the text of an approved one, which no way can change."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
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


class Documentversie(models.Model):
    """concept -> ter toetsing -> vastgesteld -> vervallen (S1, stap 1: versiebeheer)."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "concept"
        TER_TOETSING = "ter_toetsing", "ter toetsing"
        VASTGESTELD = "vastgesteld", "vastgesteld"
        VERVALLEN = "vervallen", "vervallen"

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
                condition=Q(status="vervallen", vervallen_op__gte=F("vastgesteld_op"))
                | (~Q(status="vervallen") & Q(vervallen_op__isnull=True)),
                name="documentversie_vervallen_heeft_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} versie {self.nummer}"


class Versiebijlage(models.Model):
    """A file that belongs to a version; its digest is part of what is approved."""

    versie = models.ForeignKey(Documentversie, models.PROTECT, related_name="versiebijlagen")
    bijlage = models.ForeignKey(Bijlage, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)

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
