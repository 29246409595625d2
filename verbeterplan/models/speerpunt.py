"""Speerpunten of a team: gathered, weighed together, chosen, or moved to next school year."""

import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from boas.models import Sessie, Stelling
from organisatie.models import Schooljaar, Team
from organisatie.toegang import toegang_van
from verbeterplan.models.cyclus import Weglegbaar
from verbeterplan.models.plg import trajecten_als_plglid
from verbeterplan.models.traject import VanTeamQuerySet, Verbetertraject
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.speerpunten import (
    begin_volgend_schooljaar,
    schooljaarnaam,
    van_wie_woorden,
)

if TYPE_CHECKING:
    from organisatie.models import Gebruiker


class SpeerpuntQuerySet(VanTeamQuerySet):
    def aanwezig(self) -> Self:
        return self.filter(weg_op=None)

    def met_traject(self) -> Self:
        """Read along what a page says of them."""
        return self.select_related("team__school", "schooljaar", "ingebracht_door", "traject")

    def te_wijzigen_door(self, gebruiker: "Gebruiker") -> Self:
        """Leaders: their team's. One's own while it is on the list. The PLG: what it works on."""
        toegang = gebruiker.toegang
        eigen = Q(ingebracht_door=gebruiker, team__in=toegang.lid_van, stand=Speerpunt.Stand.LIJST)
        plg = Q(
            traject__in=trajecten_als_plglid(gebruiker),
            traject__status=Verbetertraject.Status.LOPEND,
        )
        return self.aanwezig().filter(Q(team__in=toegang.leidt) | eigen | plg)


class Speerpunt(Weglegbaar):
    """Something the team could improve. Once chosen it gets a traject, ``Verbetertraject``."""

    class Stand(models.TextChoices):
        LIJST = "lijst", "op de lijst"
        GEKOZEN = "gekozen", "gekozen"
        DOORGESCHOVEN = "doorgeschoven", "doorgeschoven"

    OVERGANGEN = {
        Stand.LIJST: {Stand.GEKOZEN, Stand.DOORGESCHOVEN},
        Stand.DOORGESCHOVEN: {Stand.LIJST, Stand.GEKOZEN},
        Stand.GEKOZEN: {Stand.LIJST, Stand.DOORGESCHOVEN},
    }

    team = models.ForeignKey(Team, models.CASCADE, related_name="speerpunten", verbose_name="team")
    naam = models.CharField("speerpunt", max_length=120)
    omschrijving = models.TextField("wat is er aan de hand", max_length=2000, blank=True)
    # Codes of ``regels.speerpunten.VAN_WIE``.
    van_wie = models.JSONField("van wie komt dit", default=list, blank=True)
    gegevens = models.TextField("welke gegevens wijzen erop", max_length=2000, blank=True)
    visie = models.TextField("hoe past dit bij onze visie", max_length=1000, blank=True)
    stand = models.CharField("stand", max_length=14, choices=Stand, default=Stand.LIJST)
    schooljaar = models.ForeignKey(
        Schooljaar,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="doorgeschoven naar",
    )
    reden = models.CharField("reden", max_length=300, blank=True)
    doorgeschoven_op = models.DateField("doorgeschoven op", null=True, blank=True)
    ingebracht_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    op = models.DateTimeField("op", auto_now_add=True)

    history = HistoricalRecords()
    objects = SpeerpuntQuerySet.as_manager()

    class Meta:
        verbose_name = "speerpunt"
        verbose_name_plural = "speerpunten"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["team", "stand"], name="speerpunt_team_stand")]
        constraints = [models.CheckConstraint(condition=~Q(naam=""), name="speerpunt_heeft_naam")]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("speerpunt", args=[self.pk])

    @property
    def van_wie_woorden(self) -> list[str]:
        return van_wie_woorden(self.van_wie)

    @property
    def eigen_traject(self) -> Verbetertraject | None:
        """Its traject, running or not; None until it is chosen for the first time."""
        traject = getattr(self, "traject", None)
        return traject if traject and traject.pk else None

    @property
    def loopt(self) -> bool:
        traject = self.eigen_traject
        return traject is not None and traject.status == Verbetertraject.Status.LOPEND

    @property
    def waar(self) -> str:
        """How far its traject is: the phase, or that it does not run. Reads its rounds."""
        traject = self.eigen_traject
        if traject is None:
            return ""
        if not self.loopt:
            return traject.get_status_display()
        return Fase(list(traject.rondes.all())[-1].fase).kort.lower()

    @property
    def hervat_op(self) -> datetime.date | None:
        """The day from which a moved one can be looked at again; None when it was not moved.

        The school year need not be there yet: then it is the one that follows on the day of moving.
        """
        if self.stand != self.Stand.DOORGESCHOVEN:
            return None
        if self.schooljaar:
            return self.schooljaar.van
        return begin_volgend_schooljaar(self.doorgeschoven_op or self.op.date())

    def is_zover(self, vandaag: datetime.date) -> bool:
        """Whether it was moved to a school year that has begun."""
        return self.hervat_op is not None and self.hervat_op <= vandaag

    @property
    def naar_schooljaar(self) -> str:
        """The name of the school year it was moved to."""
        if self.schooljaar:
            return self.schooljaar.naam
        return schooljaarnaam(self.hervat_op) if self.hervat_op else ""

    def zet_stand(self, stand: "Speerpunt.Stand") -> None:
        """Change the state, not saved; where it was moved to and why goes with being moved.

        Raises ValidationError for a change that does not exist, and while its traject runs.
        """
        self.eis_stil()
        if stand not in self.OVERGANGEN[self.Stand(self.stand)]:
            raise ValidationError(f"Dit speerpunt is al {self.get_stand_display()}.")
        self.stand = stand
        if stand != self.Stand.DOORGESCHOVEN:
            self.schooljaar, self.reden, self.doorgeschoven_op = None, "", None

    def eis_stil(self) -> None:
        """Raises ValidationError while its traject runs: that says what to do first."""
        if self.loopt:
            raise ValidationError(
                f"Bij dit speerpunt loopt het traject “{self.eigen_traject}”. Zet dat traject "
                "eerst op afgerond of gestopt. Daarna kan dit."
            )

    def volg_traject(self) -> None:
        """What runs is chosen and stands there, also when its traject was started again."""
        if self.stand != self.Stand.GEKOZEN or self.weg_op:
            self.stand, self.weg_op = self.Stand.GEKOZEN, None
            self.schooljaar, self.reden, self.doorgeschoven_op = None, "", None
            self.save()


class Teamgrens(models.Model):
    """How many trajecten a team wants to run at once at most; without a row three."""

    STANDAARD = 3

    team = models.OneToOneField(Team, models.CASCADE, related_name="trajectgrens")
    hoogstens = models.PositiveSmallIntegerField(
        "hoogstens tegelijk",
        default=STANDAARD,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )

    history = HistoricalRecords()
    objects = VanTeamQuerySet.as_manager()

    class Meta:
        verbose_name = "grens aan wat tegelijk loopt"
        verbose_name_plural = "grenzen aan wat tegelijk loopt"

    def __str__(self) -> str:
        return str(self.hoogstens)


class WegingQuerySet(VanTeamQuerySet):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Those of led teams, and of one's own team once they are closed. Of nobody else."""
        toegang = toegang_van(gebruiker)
        gesloten = Q(sessie__status=Sessie.Status.AFGESLOTEN)
        return self.filter(Q(team__in=toegang.leidt) | gesloten & Q(team__in=toegang.lid_van))


class Weging(models.Model):
    """The team weighs speerpunten in a session (``boas``): urgent, feasible, dots."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="wegingen", verbose_name="team")
    sessie = models.OneToOneField(Sessie, models.CASCADE, related_name="weging")
    op = models.DateTimeField("op", auto_now_add=True)

    history = HistoricalRecords()
    objects = WegingQuerySet.as_manager()

    class Meta:
        verbose_name = "weging"
        verbose_name_plural = "wegingen"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"weging {self.team}"

    def get_absolute_url(self) -> str:
        return reverse("weging", args=[self.pk])


class Weegregel(models.Model):
    """One speerpunt in a weighing, with the two statements that stand for it."""

    weging = models.ForeignKey(Weging, models.CASCADE, related_name="regels")
    speerpunt = models.ForeignKey(Speerpunt, models.CASCADE, related_name="weegregels")
    urgent = models.ForeignKey(Stelling, models.PROTECT, related_name="+")
    haalbaar = models.ForeignKey(Stelling, models.PROTECT, related_name="+")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "speerpunt in een weging"
        verbose_name_plural = "speerpunten in een weging"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["weging", "speerpunt"], name="weegregel_eenmaal")
        ]

    def __str__(self) -> str:
        return str(self.speerpunt)
