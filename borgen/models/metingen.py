"""When is measured, what came out, and samples that can be drawn again."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from borgen.models.afspraken import Meetafspraak
from organisatie.models import Periode
from verbeterplan.models.traject import VanTeamQuerySet


class VanAfspraakQuerySet(VanTeamQuerySet):
    naar_team = "meetafspraak__verbeteractie__traject__team"


class Meetmoment(models.Model):
    """A measurement that was agreed: due from ``op``, late fourteen days after it."""

    meetafspraak = models.ForeignKey(Meetafspraak, models.CASCADE, related_name="momenten")
    naam = models.CharField("naam", max_length=80)
    periode = models.ForeignKey(
        Periode, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="periode"
    )
    op = models.DateField("meten op")
    vervallen_reden = models.CharField("waarom niet", max_length=300, blank=True)

    history = HistoricalRecords()
    objects = VanAfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "meetmoment"
        verbose_name_plural = "meetmomenten"
        ordering = ["op", "pk"]
        indexes = [models.Index(fields=["op"], name="meetmoment_op")]
        constraints = [
            models.UniqueConstraint(
                fields=["meetafspraak", "op"],
                name="meetmoment_een_per_dag",
                violation_error_message="Op die dag staat al een meting.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Meting(models.Model):
    """A result; ``meetmoment`` is empty when it was measured in between."""

    meetafspraak = models.ForeignKey(Meetafspraak, models.CASCADE, related_name="metingen")
    meetmoment = models.OneToOneField(
        Meetmoment, models.SET_NULL, null=True, blank=True, related_name="meting"
    )
    datum = models.DateField("gemeten op")
    waarde = models.DecimalField("uitkomst", max_digits=9, decimal_places=3)
    n = models.PositiveIntegerField(
        "bij hoeveel",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Bijvoorbeeld het aantal studenten dat de enquête invulde.",
    )
    opmerking = models.CharField("opmerking", max_length=500, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField("moment", auto_now_add=True)

    history = HistoricalRecords()
    objects = VanAfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "meting"
        verbose_name_plural = "metingen"
        ordering = ["datum", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meetafspraak", "datum"],
                name="meting_een_per_dag",
                violation_error_message="Op die dag staat al een uitkomst.",
            ),
            models.CheckConstraint(
                condition=Q(n__isnull=True) | Q(n__gte=1), name="meting_n_minstens_een"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meetafspraak}: {self.waarde.normalize():f}"


class Steekproef(models.Model):
    """Numbers drawn at random without replacement from 1..populatie; the seed draws them again."""

    meetafspraak = models.ForeignKey(Meetafspraak, models.CASCADE, related_name="steekproeven")
    waaruit = models.CharField("waaruit", max_length=160)
    populatie = models.PositiveIntegerField("hoeveel zijn er", validators=[MinValueValidator(1)])
    omvang = models.PositiveIntegerField("hoeveel trek je", validators=[MinValueValidator(1)])
    zaad = models.PositiveBigIntegerField("zaad")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField("moment", auto_now_add=True)

    objects = VanAfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "steekproef"
        verbose_name_plural = "steekproeven"
        ordering = ["-moment", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(omvang__gte=1, omvang__lte=F("populatie")),
                name="steekproef_past_in_populatie",
            )
        ]

    def __str__(self) -> str:
        return f"{self.omvang} van {self.populatie}: {self.waaruit}"
