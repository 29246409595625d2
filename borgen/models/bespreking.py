"""The talk of the team about what was measured, along the guiding questions (S1, stap 2B)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from simple_history.models import HistoricalRecords

from borgen.models.afspraken import Meetafspraak
from borgen.models.basis import EigenTeamQuerySet
from organisatie.models.versie import VersieQuerySet
from verbeterplan.models import Overleg, Verbeteractie


class BesprekingQuerySet(EigenTeamQuerySet):
    naar_team = "verbeteractie__traject__team"


class Bespreking(models.Model):
    verbeteractie = models.ForeignKey(
        Verbeteractie, models.CASCADE, related_name="besprekingen", verbose_name="verbeteractie"
    )
    overleg = models.ForeignKey(
        Overleg, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="overleg"
    )
    datum = models.DateField("datum", default=timezone.localdate)
    # Only what matters for this talk: too many figures hide it (S1, stap 2B).
    meetafspraken = models.ManyToManyField(
        Meetafspraak, blank=True, related_name="+", verbose_name="welke metingen"
    )
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)

    history = HistoricalRecords()
    objects = BesprekingQuerySet.as_manager()

    class Meta:
        verbose_name = "bespreking"
        verbose_name_plural = "besprekingen"
        ordering = ["-datum", "-pk"]

    def __str__(self) -> str:
        return f"Bespreking van {self.verbeteractie}"

    def get_absolute_url(self) -> str:
        return reverse("bespreking", args=[self.pk])


class AntwoordQuerySet(VersieQuerySet):
    """Reached through their talk, which is in scope."""


class Antwoord(models.Model):
    """What the team answered to one of the guiding questions (``borgen.regels.vragen``)."""

    bespreking = models.ForeignKey(Bespreking, models.CASCADE, related_name="antwoorden")
    vraag = models.SlugField("vraag", max_length=30)
    tekst = models.TextField("antwoord", max_length=4000, blank=True)

    history = HistoricalRecords()
    objects = AntwoordQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        constraints = [
            models.UniqueConstraint(fields=["bespreking", "vraag"], name="antwoord_een_per_vraag")
        ]

    def __str__(self) -> str:
        return Truncator(self.tekst).chars(60)
