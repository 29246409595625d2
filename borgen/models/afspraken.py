"""The meetplan: what is measured, how, when, by whom, and against which norms (S1, stap 2B)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from organisatie.models import Lidmaatschap
from organisatie.toegang import toegang_van
from verbeterplan.models import Verbeteractie
from verbeterplan.models.traject import VanTeamQuerySet


class MeetafspraakQuerySet(VanTeamQuerySet):
    naar_team = "verbeteractie__traject__team"

    def te_meten_door(self, gebruiker) -> Self:
        """Those whose results the person enters: of led teams, and what one carries out."""
        toegang = toegang_van(gebruiker)
        eigen = Q(uitvoerder__gebruiker=gebruiker, verbeteractie__traject__team__in=toegang.lid_van)
        van_dienst = Q(uitvoerder_buiten_team=gebruiker) if toegang.kwaliteit else Q(pk=None)
        geleid = Q(verbeteractie__traject__team__in=toegang.leidt)
        return self.filter(geleid | eigen | van_dienst)

    def lopend(self) -> Self:
        return self.filter(gestopt_op=None)


class Meetafspraak(models.Model):
    """One row of the meetplan; a verbeteractie can have several, each with its own executor."""

    class Richting(models.TextChoices):
        MINSTENS = "minstens", "minstens"
        HOOGSTENS = "hoogstens", "hoogstens"

    class Ritme(models.TextChoices):
        PERIODE = "periode", "iedere periode"
        PER_JAAR = "per_jaar", "een aantal keer per jaar"
        DATUMS = "datums", "op vaste datums"

    class Bron(models.TextChoices):
        HAND = "hand", "je vult de uitkomst zelf in"
        GESPREKKEN = "gesprekken", "uit de vastgelegde SLB-gesprekken"

    verbeteractie = models.ForeignKey(
        Verbeteractie, models.CASCADE, related_name="meetafspraken", verbose_name="verbeteractie"
    )
    wat = models.CharField(
        "wat meet je", max_length=120, help_text="Bijvoorbeeld: gesprekken per student."
    )
    wie = models.CharField(
        "wie", max_length=120, help_text="Om wie gaat het? Bijvoorbeeld: alle SLB'ers."
    )
    hoe = models.TextField("hoe te monitoren", max_length=1000)
    eenheid = models.CharField("eenheid", max_length=30, help_text="Bijvoorbeeld: %, cijfer.")
    richting = models.CharField(
        "de norm is", max_length=10, choices=Richting, default=Richting.MINSTENS
    )
    bron = models.CharField(
        "waar de uitkomst vandaan komt", max_length=12, choices=Bron, default=Bron.HAND
    )
    ritme = models.CharField("wanneer meten", max_length=10, choices=Ritme, default=Ritme.PERIODE)
    keer_per_jaar = models.PositiveSmallIntegerField("hoe vaak per jaar", null=True, blank=True)
    # Days as ISO text, sorted; only when the rhythm is fixed dates.
    datums = models.JSONField("op welke datums", default=list, blank=True)
    vanaf = models.DateField("loopt vanaf", default=timezone.localdate)
    tussentijds = models.CharField(
        "tussentijdse evaluatie",
        max_length=200,
        blank=True,
        help_text="In welke overleggen? Bijvoorbeeld: teamoverleg van oktober en maart.",
    )
    uitvoerder = models.ForeignKey(
        Lidmaatschap,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="meetafspraken",
        verbose_name="uitvoering",
    )
    uitvoerder_buiten_team = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="uitvoering door kwaliteitszorg",
    )
    gestopt_op = models.DateField("gestopt op", null=True, blank=True)
    gestopt_reden = models.CharField("waarom gestopt", max_length=300, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    history = HistoricalRecords()
    objects = MeetafspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "meetafspraak"
        verbose_name_plural = "meetafspraken"
        ordering = ["verbeteractie__volgorde", "verbeteractie", "volgorde", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(wat=""), name="meetafspraak_heeft_wat"),
            models.CheckConstraint(condition=~Q(eenheid=""), name="meetafspraak_heeft_eenheid"),
            models.CheckConstraint(
                condition=Q(
                    ritme="per_jaar",
                    keer_per_jaar__isnull=False,
                    keer_per_jaar__gte=1,
                    keer_per_jaar__lte=12,
                )
                | (~Q(ritme="per_jaar") & Q(keer_per_jaar__isnull=True)),
                name="meetafspraak_keer_per_jaar",
            ),
            models.CheckConstraint(
                condition=Q(uitvoerder__isnull=True) | Q(uitvoerder_buiten_team__isnull=True),
                name="meetafspraak_een_uitvoerder",
            ),
        ]

    def __str__(self) -> str:
        return self.wat

    def get_absolute_url(self) -> str:
        return reverse("meetafspraak", args=[self.pk])

    @property
    def uitvoering(self) -> str:
        """Who measures, in words; empty when nobody was agreed on."""
        if self.uitvoerder:
            return self.uitvoerder.gebruiker.naam
        if self.uitvoerder_buiten_team:
            return f"{self.uitvoerder_buiten_team.naam} (kwaliteitszorg)"
        return ""


class NormQuerySet(VanTeamQuerySet):
    naar_team = "meetafspraak__verbeteractie__traject__team"


class Norm(models.Model):
    """A norm from a day on; the one before it stays visible. Rows are added, never changed."""

    class Soort(models.TextChoices):
        INTERN = "intern", "interne doelstelling"
        INSPECTIE = "inspectie", "norm van de inspectie"
        LANDELIJK = "landelijk", "landelijk cijfer"

    meetafspraak = models.ForeignKey(Meetafspraak, models.CASCADE, related_name="normen")
    soort = models.CharField("soort", max_length=10, choices=Soort, default=Soort.INTERN)
    waarde = models.DecimalField("waarde", max_digits=9, decimal_places=3)
    geldig_van = models.DateField("geldt vanaf", default=timezone.localdate)
    te_halen_op = models.DateField("te halen op", null=True, blank=True)
    reden = models.CharField("waarom", max_length=500, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField("moment", auto_now_add=True)

    history = HistoricalRecords()
    objects = NormQuerySet.as_manager()

    class Meta:
        verbose_name = "norm"
        verbose_name_plural = "normen"
        ordering = ["soort", "geldig_van", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(waarde__gte=0), name="norm_niet_onder_nul"),
            models.UniqueConstraint(
                fields=["meetafspraak", "soort", "geldig_van"],
                name="norm_een_per_dag",
                violation_error_message="Vanaf die dag geldt al een norm van deze soort.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.waarde.normalize():f}"
