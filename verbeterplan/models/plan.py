"""The verbeterplan of a round: what is decided. Its texts are answers (``Planantwoord``)."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from boas.models import Sessie
from organisatie.models import Lidmaatschap
from verbeterplan.models.cyclus import Cyclusronde, Planonderdeel, VanRondeQuerySet
from verbeterplan.regels.handen import Handen, in_woorden


class Verbeterplan(models.Model):
    """What of the plan is a choice; made with the round."""

    class Strategie(models.TextChoices):
        ALLEN = "allen", "iedereen begint tegelijk"
        PILOT = "pilot", "eerst een pilot"

    ronde = models.OneToOneField(Cyclusronde, models.CASCADE, related_name="plan")
    strategie = models.CharField("hoe we beginnen", max_length=5, choices=Strategie, blank=True)
    draagvlak = models.ForeignKey(
        Sessie, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="draagvlak"
    )

    history = HistoricalRecords()
    objects = VanRondeQuerySet.as_manager()

    class Meta:
        verbose_name = "verbeterplan"
        verbose_name_plural = "verbeterplannen"

    def __str__(self) -> str:
        return f"verbeterplan {self.ronde.traject}"


class Plandoel(Planonderdeel):
    tekst = models.CharField("doel", max_length=240)
    zichtbaar_aan = models.CharField("waaraan zien we het", max_length=240, blank=True)

    class Meta(Planonderdeel.Meta):
        verbose_name = "doel van het plan"
        verbose_name_plural = "doelen van het plan"

    def __str__(self) -> str:
        return self.tekst


class Randvoorwaarde(Planonderdeel):
    """Something that has to be there before or during the change."""

    class Stand(models.TextChoices):
        NIET = "niet", "nog niet geregeld"
        BEZIG = "bezig", "wordt geregeld"
        KLAAR = "klaar", "geregeld"

    code = models.SlugField("code", max_length=40, blank=True, editable=False)
    tekst = models.CharField("wat nodig is", max_length=200)
    stand = models.CharField("stand", max_length=5, choices=Stand, default=Stand.NIET)
    wie = models.ForeignKey(
        Lidmaatschap,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie regelt dit",
    )

    class Meta(Planonderdeel.Meta):
        verbose_name = "randvoorwaarde"
        verbose_name_plural = "randvoorwaarden"

    def __str__(self) -> str:
        return self.tekst


class Tegengeluid(Planonderdeel):
    """What speaks against the plan, and what the PLG does with it. Nobody is named."""

    tekst = models.CharField("tegengeluid", max_length=300)
    antwoord = models.CharField("wat doen we ermee", max_length=400, blank=True)

    class Meta(Planonderdeel.Meta):
        verbose_name = "tegengeluid"
        verbose_name_plural = "tegengeluiden"

    def __str__(self) -> str:
        return self.tekst


class Planfactor(models.Model):
    """How one kind of influencing factor stands for this plan, as a light check."""

    class Stand(models.TextChoices):
        HELPT = "helpt", "helpt ons"
        AANDACHT = "aandacht", "vraagt aandacht"
        NVT = "nvt", "speelt hier niet"

    ronde = models.ForeignKey(Cyclusronde, models.CASCADE, related_name="factoren")
    categorie = models.SlugField("categorie", max_length=60)
    stand = models.CharField("stand", max_length=8, choices=Stand)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    history = HistoricalRecords()
    objects = VanRondeQuerySet.as_manager()

    class Meta:
        verbose_name = "factor bij het plan"
        verbose_name_plural = "factoren bij het plan"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "categorie"], name="planfactor_een")
        ]

    def __str__(self) -> str:
        return f"{self.categorie}: {self.get_stand_display()}"


class Planbesluit(Planonderdeel):
    """What the team decided about the plan, and with how much support."""

    class Uitkomst(models.TextChoices):
        UITVOEREN = "uitvoeren", "we gaan dit doen"
        AANPASSEN = "aanpassen", "eerst aanpassen"
        NIET = "niet", "we doen dit niet"

    uitkomst = models.CharField("besluit", max_length=10, choices=Uitkomst)
    datum = models.DateField("datum", default=timezone.localdate)
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    # Hands counted in the meeting, when no session was held.
    voor = models.PositiveSmallIntegerField("voor", null=True, blank=True)
    tegen = models.PositiveSmallIntegerField("tegen", null=True, blank=True)

    class Meta(Planonderdeel.Meta):
        verbose_name = "besluit over het plan"
        verbose_name_plural = "besluiten over het plan"

    def __str__(self) -> str:
        return self.get_uitkomst_display()

    @property
    def handen(self) -> Handen | None:
        """The hands in words; None when none were counted."""
        return in_woorden(self.voor, self.tegen)


class PlanversieQuerySet(VanRondeQuerySet):
    """Versions are made and read, never changed; they go with their traject only."""

    def nieuwste(self) -> Self:
        return self.order_by("-nummer")

    def update(self, **kwargs) -> int:
        raise ValidationError(BLIJFT)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise ValidationError(BLIJFT)


BLIJFT = "Een versie van het plan verandert niet meer. Leg een nieuwe versie vast."


class Planversie(models.Model):
    """The whole plan as it was at one moment, word for word."""

    ronde = models.ForeignKey(Cyclusronde, models.CASCADE, related_name="planversies")
    nummer = models.PositiveSmallIntegerField("versie")
    inhoud = models.JSONField("inhoud")
    vingerafdruk = models.CharField("vingerafdruk", max_length=64)
    reden = models.CharField("waarom deze versie", max_length=300, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("op", auto_now_add=True)

    objects = PlanversieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van het plan"
        verbose_name_plural = "versies van het plan"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "nummer"], name="planversie_nummer")
        ]

    def __str__(self) -> str:
        return f"versie {self.nummer}"

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise ValidationError(BLIJFT)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(BLIJFT)
