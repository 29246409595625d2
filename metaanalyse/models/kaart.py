"""A digitale kaart: what one report says about one intervention."""

from collections.abc import Mapping, Set
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from metaanalyse.models.rapport import Rapport
from organisatie.models import Team
from organisatie.models.versie import VersieQuerySet
from organisatie.toegang import toegang_van


class KaartQuerySet(VersieQuerySet):
    def vastgesteld(self) -> Self:
        """What everybody may read, and what is counted."""
        return self.filter(stand=Kaart.Stand.VASTGESTELD)

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Settled ones; all for an onderzoeker; one's own team's offer for that team."""
        toegang = toegang_van(gebruiker)
        if toegang.onderzoeker:
            return self
        eigen = Q(team__in=toegang.lid_van)
        if gebruiker.is_authenticated:
            eigen |= Q(aangeboden_door=gebruiker.pk)
        return self.filter(Q(stand=Kaart.Stand.VASTGESTELD) | eigen)

    def bewerkbaar_door(self, gebruiker) -> Self:
        return self if toegang_van(gebruiker).onderzoeker else self.none()

    def aanbod_zichtbaar_voor(self, gebruiker) -> Self:
        """Cards that schools offered: all for an onderzoeker, else one's own and one's team's."""
        aanbod = self.filter(herkomst=Kaart.Herkomst.SCHOOL)
        toegang = toegang_van(gebruiker)
        if toegang.onderzoeker:
            return aanbod
        return aanbod.filter(Q(team__in=toegang.lid_van) | Q(aangeboden_door=gebruiker.pk))

    def aan_te_passen_door(self, gebruiker) -> Self:
        """Offers not settled yet, of who leads the team; of quality staff what they offered."""
        toegang = toegang_van(gebruiker)
        wie = Q(team__in=toegang.leidt)
        if toegang.kwaliteit:
            wie |= Q(aangeboden_door=gebruiker.pk)
        open_ = self.filter(stand__in=[Kaart.Stand.AANGEBODEN, Kaart.Stand.TERUG])
        return open_.filter(wie, herkomst=Kaart.Herkomst.SCHOOL)


class Kaart(models.Model):
    """``geldig`` is the settled coding that holds; without one the card counts nowhere."""

    class Stand(models.TextChoices):
        CONCEPT = "concept", "wordt gecodeerd"
        AANGEBODEN = "aangeboden", "wacht op beoordeling"
        TERUG = "terug", "terug naar de school"
        VASTGESTELD = "vastgesteld", "vastgesteld"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    # Only what a school offered goes back to a school; a settled card is settled anew or withdrawn.
    OVERGANGEN: ClassVar[Mapping[Stand, Set[Stand]]] = {
        Stand.CONCEPT: {Stand.VASTGESTELD, Stand.INGETROKKEN},
        Stand.AANGEBODEN: {Stand.TERUG, Stand.VASTGESTELD, Stand.INGETROKKEN},
        Stand.TERUG: {Stand.AANGEBODEN, Stand.INGETROKKEN},
        Stand.VASTGESTELD: {Stand.VASTGESTELD, Stand.INGETROKKEN},
        Stand.INGETROKKEN: {Stand.VASTGESTELD},
    }

    class Herkomst(models.TextChoices):
        MEEGELEVERD = "meegeleverd", "meegeleverd, uit de meta-analyse"
        ONDERZOEK = "onderzoek", "gecodeerd door onze onderzoekers"
        INGELEZEN = "ingelezen", "ingelezen uit een bestand"
        SCHOOL = "school", "aangeboden door een school"

    rapport = models.ForeignKey(
        Rapport, models.PROTECT, related_name="kaarten", verbose_name="rapport"
    )
    code = models.CharField("kaartnummer", max_length=20, unique=True)
    titel = models.CharField("vernieuwing", max_length=300)
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.CONCEPT)
    herkomst = models.CharField(
        "herkomst", max_length=12, choices=Herkomst, default=Herkomst.ONDERZOEK
    )
    geldig = models.OneToOneField(
        "Codering",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="geldig_voor",
        verbose_name="geldige codering",
    )
    trede_van_bron = models.BooleanField(
        "trede toegekend door de bron",
        default=False,
        help_text="Dan rekenen wij geen voorstel uit.",
    )
    team = models.ForeignKey(
        Team,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="kaarten",
        verbose_name="aangeboden door team",
    )
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    history = HistoricalRecords()
    objects = KaartQuerySet.as_manager()

    class Meta:
        verbose_name = "digitale kaart"
        verbose_name_plural = "digitale kaarten"
        ordering = ["titel", "pk"]
        indexes = [models.Index(fields=["stand", "titel"], name="kaart_stand_titel")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(titel=""), name="kaart_heeft_code_en_titel"
            ),
            models.CheckConstraint(
                condition=~Q(stand="vastgesteld") | Q(geldig__isnull=False),
                name="kaart_vastgesteld_met_codering",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("kaart", args=[self.pk])

    @property
    def ligt_bij_school(self) -> bool:
        """Given back to the school, or withdrawn by it before the card ever counted."""
        eigen = self.herkomst == self.Herkomst.SCHOOL and not self.geldig_id
        return self.stand == self.Stand.TERUG or (eigen and self.stand == self.Stand.INGETROKKEN)

    def naar(self, stand: "Kaart.Stand") -> None:
        """Change the stand (not saved yet). Raises ValueError when it may not follow this one."""
        if stand not in self.OVERGANGEN[self.Stand(self.stand)]:
            raise ValueError(f"Na {self.stand} komt geen {stand}.")
        self.stand = stand
