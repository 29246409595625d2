"""Signals: what somebody saw or heard in passing (S1, stap 2A Monitoren)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from simple_history.models import HistoricalRecords

from borgen.models.basis import EigenTeamQuerySet
from organisatie.toegang import toegang_van
from verbeterplan.models import Overleg, Verbeteractie


class SignaalQuerySet(EigenTeamQuerySet):
    naar_team = "verbeteractie__traject__team"

    def bij_te_werken_door(self, gebruiker) -> Self:
        """One's own in one's own team; all of the teams one leads."""
        toegang = toegang_van(gebruiker)
        return self.filter(
            Q(verbeteractie__traject__team__in=toegang.leidt)
            | Q(door=gebruiker, verbeteractie__traject__team__in=toegang.lid_van)
        )

    def wacht_op_besluit(self) -> Self:
        """Those that need attention and on which no decision rests yet."""
        return self.filter(richting=Signaal.Richting.AANDACHT, waarnemingen=None)

    def voor_overleg(self) -> Self:
        """As the team goes through them: per verbeteractie, what needs attention first."""
        return self.order_by(
            "verbeteractie__volgorde", "verbeteractie", "richting", "-datum", "-pk"
        )


class Signaal(models.Model):
    class Van(models.TextChoices):
        COLLEGA = "collega", "een collega"
        STUDENT = "student", "een student"
        BEDRIJF = "bedrijf", "een bedrijf"
        ZELF = "zelf", "wat je zelf zag"

    class Richting(models.TextChoices):
        GOED = "goed", "gaat goed"
        AANDACHT = "aandacht", "vraagt aandacht"

    verbeteractie = models.ForeignKey(
        Verbeteractie, models.CASCADE, related_name="signalen", verbose_name="waarover"
    )
    van = models.CharField("van wie", max_length=8, choices=Van)
    richting = models.CharField("hoe gaat het", max_length=8, choices=Richting)
    tekst = models.CharField("wat zag of hoorde je", max_length=500)
    vervolg = models.CharField("wat volgt er", max_length=300, blank=True)
    op_bord = models.BooleanField("op het bord", default=False)
    datum = models.DateField("datum", default=timezone.localdate)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField("moment", auto_now_add=True)
    besproken_in = models.ForeignKey(
        Overleg,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="besproken in",
    )

    history = HistoricalRecords()
    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ["-datum", "-pk"]
        indexes = [
            models.Index(fields=["verbeteractie", "-datum"], name="signaal_verbeteractie_datum")
        ]
        constraints = [models.CheckConstraint(condition=~Q(tekst=""), name="signaal_heeft_tekst")]

    def __str__(self) -> str:
        return Truncator(self.tekst).chars(60)

    @property
    def herkomst(self) -> str:
        """Where it came from, inside a sentence: "van een collega", "zelf gezien"."""
        return "zelf gezien" if self.van == self.Van.ZELF else f"van {self.get_van_display()}"
