"""The professional learning community (PLG) that works on a traject: members, guests, time."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from organisatie.models import Gebruiker, Lidmaatschap
from verbeterplan.models.cyclus import Weglegbaar
from verbeterplan.models.traject import VanTeamQuerySet, Verbetertraject


class Plg(models.Model):
    """What the PLG of a traject was asked, and which time is set aside for it."""

    traject = models.OneToOneField(
        Verbetertraject, models.CASCADE, related_name="plg", verbose_name="traject"
    )
    opdracht = models.TextField("opdracht", max_length=1000, blank=True)
    tijd = models.CharField("vrijgemaakte tijd", max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "PLG"
        verbose_name_plural = "PLG's"

    def __str__(self) -> str:
        return f"PLG {self.traject}"


class VanTrajectQuerySet(VanTeamQuerySet):
    naar_team = "traject__team"
    naar_traject = "traject"


class PlglidQuerySet(VanTrajectQuerySet):
    def actief(self) -> Self:
        """Those who take part today: not left, and still a member of the team they come from."""
        vandaag = timezone.localdate()
        return self.filter(
            Q(lidmaatschap__tot=None) | Q(lidmaatschap__tot__gte=vandaag),
            tot=None,
            lidmaatschap__van__lte=vandaag,
            lidmaatschap__gebruiker__is_active=True,
        )


class Plglid(models.Model):
    """A colleague in a PLG, of this team or another; another's sees this one traject only."""

    traject = models.ForeignKey(
        Verbetertraject, models.CASCADE, related_name="plgleden", verbose_name="traject"
    )
    lidmaatschap = models.ForeignKey(
        Lidmaatschap, models.PROTECT, related_name="plgs", verbose_name="collega"
    )
    kartrekker = models.BooleanField("kartrekker", default=False)
    brengt_mee = models.CharField("brengt mee", max_length=200, blank=True)
    van = models.DateField("vanaf", default=timezone.localdate)
    tot = models.DateField("tot", null=True, blank=True)

    history = HistoricalRecords()
    objects = PlglidQuerySet.as_manager()

    class Meta:
        verbose_name = "lid van een PLG"
        verbose_name_plural = "leden van PLG's"
        ordering = ["-kartrekker", "pk"]
        indexes = [models.Index(fields=["lidmaatschap", "tot"], name="plglid_lidmaatschap")]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "lidmaatschap"],
                condition=Q(tot=None),
                name="plglid_eenmaal",
                violation_error_message="Deze collega zit al in de PLG.",
            ),
            models.UniqueConstraint(
                fields=["traject"],
                condition=Q(tot=None, kartrekker=True),
                name="plg_een_kartrekker",
                violation_error_message="Deze PLG heeft al een kartrekker.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.lidmaatschap)


def trajecten_als_plglid(gebruiker: Gebruiker) -> models.QuerySet:
    """The trajecten in whose PLG a person is today, as numbers for a subquery."""
    return Plglid.objects.actief().filter(lidmaatschap__gebruiker=gebruiker).values("traject")


def plg_trajecten(gebruiker: Gebruiker) -> frozenset[int]:
    """The same, read once for the whole of a page: for pages on which nothing is written."""
    gelezen = gebruiker.__dict__
    if "plg_trajecten" not in gelezen:
        rijen = trajecten_als_plglid(gebruiker)
        gelezen["plg_trajecten"] = frozenset(rij["traject"] for rij in rijen)
    return gelezen["plg_trajecten"]


class Plggast(Weglegbaar):
    """Somebody without an account who thinks along: by name, nothing else is kept."""

    class Soort(models.TextChoices):
        LEERLING = "leerling", "leerling of student"
        OUDER = "ouder", "ouder"
        DESKUNDIGE = "deskundige", "deskundige van buiten"
        ANDERS = "anders", "anders"

    traject = models.ForeignKey(
        Verbetertraject, models.CASCADE, related_name="gasten", verbose_name="traject"
    )
    naam = models.CharField("naam", max_length=120)
    soort = models.CharField("wie", max_length=10, choices=Soort)
    waarvoor = models.CharField("waarvoor", max_length=200, blank=True)

    history = HistoricalRecords()
    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "gast van een PLG"
        verbose_name_plural = "gasten van PLG's"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.naam
