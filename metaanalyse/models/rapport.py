"""A report of research or evaluation: found, and included or not."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from metaanalyse.regels.screening import CRITERIA
from metaanalyse.regels.verwijzing import verwijzing
from organisatie.models.versie import VersieQuerySet
from organisatie.toegang import toegang_van


class RapportQuerySet(VersieQuerySet):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """All for an onderzoeker; else those with a settled card."""
        if toegang_van(gebruiker).onderzoeker:
            return self
        return self.filter(kaarten__stand="vastgesteld").distinct()

    def bewerkbaar_door(self, gebruiker) -> Self:
        return self if toegang_van(gebruiker).onderzoeker else self.none()


class Rapport(models.Model):
    """``code`` is the RAPPORT ID of the moederbestand; a report can hold several interventions."""

    class Soort(models.TextChoices):
        EVALUATIE = "evaluatie", "evaluatie of onderzoek"
        ADVIES = "advies", "adviesrapport"
        METAANALYSE = "metaanalyse", "meta-analyse"
        EIGEN = "eigen", "eigen ervaring van een school"

    class Stand(models.TextChoices):
        GEVONDEN = "gevonden", "gevonden"
        OPGENOMEN = "opgenomen", "opgenomen"
        UITGESLOTEN = "uitgesloten", "niet opgenomen"

    class Vindplaats(models.TextChoices):
        DATABANK = "databank", "zoekopdracht in een databank"
        SNEEUWBAL = "sneeuwbal", "literatuurlijst van een ander rapport"
        COLLEGA = "collega", "collega of netwerk"
        OPDRACHTGEVER = "opdrachtgever", "opdrachtgever"
        SCHOOL = "school", "aangeboden door een school"
        ANDERS = "anders", "anders"

    class Uitsluiting(models.TextChoices):
        """The criteria of S2, paragraaf 1.3.2 and overzicht 7."""

        GEEN_EVALUATIE = "geen-evaluatie", "geen evaluatie van schoolontwikkeling"
        GEEN_FACTOREN = "geen-factoren", "noemt geen steunende of belemmerende factoren"
        ANDER_ONDERWIJS = "ander-onderwijs", "ander onderwijs of andere periode"
        DUBBEL = "dubbel", "dubbel"
        NIET_TE_VINDEN = "niet-te-vinden", "volledige tekst niet te vinden"
        ANDERS = "anders", "anders"

    code = models.CharField("rapportnummer", max_length=20, unique=True)
    titel = models.CharField("titel", max_length=500)
    auteurs = models.CharField("auteurs", max_length=1000, blank=True)
    jaar = models.PositiveSmallIntegerField(
        "jaar", null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    uitgave = models.CharField("uitgever of tijdschrift", max_length=300, blank=True)
    doi = models.CharField("DOI", max_length=200, blank=True)
    url = models.URLField("adres op internet", max_length=500, blank=True)
    soort = models.CharField("soort", max_length=12, choices=Soort, default=Soort.EVALUATIE)
    openbaar = models.BooleanField("openbaar te krijgen", default=True)
    vindplaats = models.CharField("gevonden via", max_length=14, choices=Vindplaats, blank=True)
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.GEVONDEN)
    uitsluiting = models.CharField(
        "reden om niet op te nemen", max_length=16, choices=Uitsluiting, blank=True
    )
    # The answers to the three questions of regels/screening.py; empty is not answered.
    is_evaluatie = models.BooleanField("evalueert schoolontwikkeling", null=True, blank=True)
    noemt_factoren = models.BooleanField("noemt factoren", null=True, blank=True)
    binnen_bereik = models.BooleanField("binnen onderwijs en periode", null=True, blank=True)
    toelichting = models.TextField("toelichting", max_length=2000, blank=True)
    overige_velden = models.JSONField(
        "overige velden van de bron",
        default=list,
        blank=True,
        help_text="Tags van een RIS-bestand die wij niet kennen, om ze weer mee te geven.",
    )
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    history = HistoricalRecords()
    objects = RapportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporten"
        ordering = ["code", "pk"]
        indexes = [models.Index(fields=["jaar", "titel"], name="rapport_jaar_titel")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(titel=""), name="rapport_heeft_code_en_titel"
            ),
            models.UniqueConstraint(
                fields=["doi"],
                condition=~Q(doi=""),
                name="rapport_doi_eenmaal",
                violation_error_message="Er is al een rapport met deze DOI.",
            ),
            models.CheckConstraint(
                condition=Q(stand="uitgesloten") ^ Q(uitsluiting=""),
                name="rapport_uitgesloten_met_reden",
                violation_error_message="Geef een reden als het rapport niet wordt opgenomen.",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("rapport", args=[self.pk])

    @property
    def verwijzing(self) -> str:
        """As it stands in a list of literature."""
        return verwijzing(self.auteurs, self.jaar, self.titel, self.uitgave)

    @property
    def antwoorden(self) -> dict[str, bool | None]:
        """What was answered to each question of the screening."""
        return {c.code: getattr(self, c.code) for c in CRITERIA}
