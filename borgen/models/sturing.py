"""How the team stands to its improvement, and so how much steering it needs."""

from fractions import Fraction

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from borgen.models.basis import EigenTeamQuerySet
from borgen.models.schatting import Schattingsronde
from borgen.regels import sturing
from verbeterplan.models import Verbetertraject


class SturingsoordeelQuerySet(EigenTeamQuerySet):
    naar_team = "traject__team"


def _op_schaal(naam: str) -> models.DecimalField:
    return models.DecimalField(
        naam,
        max_digits=2,
        decimal_places=1,
        validators=[MinValueValidator(sturing.LAAGSTE), MaxValueValidator(sturing.HOOGSTE)],
    )


class Sturingsoordeel(models.Model):
    """One look at the team, by who leads it or from a round with the team; never at a person."""

    class Doorlooptijd(models.TextChoices):
        KORT = sturing.Doorlooptijd.KORT.value, "kort: je ziet het binnen een periode"
        LANG = sturing.Doorlooptijd.LANG.value, "lang: pas na een schooljaar of meer"

    class Fase(models.IntegerChoices):
        ACTIVITEIT = 1, "1. Ieder doet zijn werk goed"
        PROCES = 2, "2. We beheersen het proces samen"
        SYSTEEM = 3, "3. We verbeteren planmatig, over de hele breedte"
        KETEN = 4, "4. We verbeteren samen met onze partners"
        TRANSACTIE = 5, "5. We lopen voorop en wijzigen op tijd de koers"

    traject = models.ForeignKey(
        Verbetertraject, models.CASCADE, related_name="sturingsoordelen", verbose_name="traject"
    )
    ronde = models.OneToOneField(
        Schattingsronde,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="oordeel",
        verbose_name="ronde met het team",
    )
    willen = _op_schaal("willen")
    kunnen = _op_schaal("kunnen")
    doorlooptijd = models.CharField("doorlooptijd", max_length=5, choices=Doorlooptijd)
    fase = models.PositiveSmallIntegerField(
        "waarin herken je het team", choices=Fase, null=True, blank=True
    )
    toelichting = models.CharField("toelichting", max_length=500, blank=True)
    datum = models.DateField("datum", default=timezone.localdate)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    history = HistoricalRecords()
    objects = SturingsoordeelQuerySet.as_manager()

    class Meta:
        verbose_name = "sturingsoordeel"
        verbose_name_plural = "sturingsoordelen"
        ordering = ["-datum", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(willen__gte=1, willen__lte=4, kunnen__gte=1, kunnen__lte=4),
                name="sturingsoordeel_binnen_de_schaal",
            ),
            models.CheckConstraint(
                condition=Q(fase=None) | Q(fase__gte=1, fase__lte=5),
                name="sturingsoordeel_fase_een_van_vijf",
            ),
        ]

    def __str__(self) -> str:
        return f"Sturing van {self.traject}"

    @property
    def advies(self) -> sturing.Advies:
        return sturing.advies(
            Fraction(self.willen),
            Fraction(self.kunnen),
            sturing.Doorlooptijd(self.doorlooptijd),
        )
