"""What the team estimates, two figures at a time: quality and acceptance, or willen and kunnen.

A single estimate lives only while its round is open and has no history and no moment. Closing the
round keeps the medians and, from five answers on, counts per value (``borgen.regels.schatting``).
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from borgen.models.basis import EigenTeamQuerySet
from borgen.regels.schatting import Paar, paar_van
from organisatie.toegang import toegang_van
from verbeterplan.models import Agendapunt, Verbeteractie, Verbetertraject


class SchattingsrondeQuerySet(EigenTeamQuerySet):
    naar_team = "traject__team"

    def open(self) -> Self:
        return self.filter(gesloten_op=None)

    def gesloten(self) -> Self:
        return self.filter(gesloten_op__isnull=False)

    def met_uitkomst(self) -> Self:
        return self.filter(eerste__isnull=False)


class Schattingsronde(models.Model):
    """One asking of the team; ``eerste`` and ``tweede`` are the medians of the two figures."""

    class Soort(models.TextChoices):
        EFFECTIVITEIT = "effectiviteit", "kwaliteit en acceptatie"
        STURING = "sturing", "willen en kunnen"

    soort = models.CharField("soort", max_length=14, choices=Soort)
    traject = models.ForeignKey(
        Verbetertraject, models.CASCADE, related_name="schattingsrondes", verbose_name="traject"
    )
    verbeteractie = models.ForeignKey(
        Verbeteractie,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="schattingsrondes",
        verbose_name="verbeteractie",
    )
    geopend_op = models.DateTimeField("geopend op", auto_now_add=True)
    geopend_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)
    gevraagd = models.PositiveSmallIntegerField("gevraagd", null=True, blank=True)
    antwoorden = models.PositiveSmallIntegerField("antwoorden", null=True, blank=True)
    eerste = models.DecimalField("eerste", max_digits=3, decimal_places=1, null=True, blank=True)
    tweede = models.DecimalField("tweede", max_digits=3, decimal_places=1, null=True, blank=True)
    agendapunt = models.ForeignKey(
        Agendapunt, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    history = HistoricalRecords()
    objects = SchattingsrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "schattingsronde"
        verbose_name_plural = "schattingsrondes"
        ordering = ["-geopend_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="effectiviteit", verbeteractie__isnull=False)
                | Q(soort="sturing", verbeteractie__isnull=True),
                name="schattingsronde_verbeteractie_bij_soort",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op=None, gevraagd=None, antwoorden=None)
                | Q(
                    gesloten_op__isnull=False,
                    gevraagd__isnull=False,
                    antwoorden__isnull=False,
                    antwoorden__lte=F("gevraagd"),
                ),
                name="schattingsronde_gesloten_heeft_aantallen",
            ),
            models.CheckConstraint(
                condition=Q(eerste=None, tweede=None)
                | Q(eerste__isnull=False, tweede__isnull=False, antwoorden__gte=3),
                name="schattingsronde_uitkomst_vanaf_drie",
            ),
            models.UniqueConstraint(
                fields=["verbeteractie"],
                condition=Q(gesloten_op=None, verbeteractie__isnull=False),
                name="schattingsronde_een_open_per_actie",
            ),
            models.UniqueConstraint(
                fields=["traject"],
                condition=Q(gesloten_op=None, soort="sturing"),
                name="schattingsronde_een_open_per_traject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.waarover}"

    def get_absolute_url(self) -> str:
        return reverse("schatting", args=[self.pk])

    @property
    def paar(self) -> Paar:
        """The two figures that are asked, with their scale and words."""
        return paar_van(self.soort)

    @property
    def waarover(self) -> str:
        return str(self.verbeteractie or self.traject)

    @property
    def op_agenda(self) -> Agendapunt | None:
        """The point it is on the agenda with; nothing when that, or its meeting, was put away."""
        punt = self.agendapunt
        return None if punt is None or punt.weg_op or punt.overleg.weg_op else punt

    @property
    def is_open(self) -> bool:
        return self.gesloten_op is None


class SchattingQuerySet(models.QuerySet["Schatting"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """One's own, and nobody else's: not for a team leader either."""
        return self.filter(
            gebruiker=gebruiker.pk,
            ronde__traject__team__in=toegang_van(gebruiker).lid_van,
        )


class Schatting(models.Model):
    """The estimate of one person, until the round closes."""

    ronde = models.ForeignKey(Schattingsronde, models.CASCADE, related_name="schattingen")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    eerste = models.PositiveSmallIntegerField("eerste")
    tweede = models.PositiveSmallIntegerField("tweede")

    objects = SchattingQuerySet.as_manager()

    class Meta:
        verbose_name = "schatting"
        verbose_name_plural = "schattingen"
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "gebruiker"], name="schatting_een_per_persoon"
            ),
            models.CheckConstraint(
                condition=Q(eerste__lte=10, tweede__lte=10), name="schatting_binnen_de_schaal"
            ),
        ]

    def __str__(self) -> str:
        return f"schatting in ronde {self.ronde_id}"


class Schattingtelling(models.Model):
    """How many people gave a value, once the round is closed and five or more answered."""

    ronde = models.ForeignKey(Schattingsronde, models.CASCADE, related_name="tellingen")
    plek = models.PositiveSmallIntegerField("welke van de twee")
    waarde = models.PositiveSmallIntegerField("waarde")
    aantal = models.PositiveSmallIntegerField("aantal")

    class Meta:
        verbose_name = "telling van een schatting"
        verbose_name_plural = "tellingen van schattingen"
        ordering = ["plek", "waarde"]
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "plek", "waarde"], name="schattingtelling_een_per_waarde"
            ),
            models.CheckConstraint(
                condition=Q(plek__lte=1, waarde__lte=10, aantal__gte=1),
                name="schattingtelling_klopt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.waarde}: {self.aantal}"
