"""How a step ends, and when a verbeteractie may be called geborgd (S1, hoofdstuk 5; S2)."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from boas.models import Borgstap
from borgen.regels import geborgd
from verbeterplan.models import Verbeteractie
from verbeterplan.models.traject import VanTeamQuerySet


class StapafsluitingQuerySet(VanTeamQuerySet):
    naar_team = "verbeteractie__traject__team"

    def geldig(self):
        """Those that were not opened again."""
        return self.filter(heropend_op=None)


class Stapafsluiting(models.Model):
    """The short check at the end of a step: which results are there, or why it is skipped."""

    verbeteractie = models.ForeignKey(
        Verbeteractie,
        models.CASCADE,
        related_name="stapafsluitingen",
        verbose_name="verbeteractie",
    )
    stap = models.CharField("stap", max_length=12, choices=Borgstap)
    overgeslagen = models.BooleanField("overgeslagen", default=False)
    behaald = models.JSONField("resultaten die er zijn", default=list, blank=True)
    opmerking = models.CharField("opmerking", max_length=500, blank=True)
    datum = models.DateField("datum", default=timezone.localdate)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField("moment", auto_now_add=True)
    heropend_op = models.DateTimeField("heropend op", null=True, blank=True)
    heropend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    history = HistoricalRecords()
    objects = StapafsluitingQuerySet.as_manager()

    class Meta:
        verbose_name = "afgeronde stap"
        verbose_name_plural = "afgeronde stappen"
        ordering = ["-datum", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verbeteractie", "stap"],
                condition=Q(heropend_op__isnull=True),
                name="stapafsluiting_een_geldig",
            ),
            models.CheckConstraint(
                condition=Q(overgeslagen=False) | (Q(stap="documenteren") & ~Q(opmerking="")),
                name="stapafsluiting_overslaan_heeft_reden",
            ),
            models.CheckConstraint(
                condition=Q(heropend_op__isnull=True, heropend_door__isnull=True)
                | Q(heropend_op__isnull=False, heropend_door__isnull=False),
                name="stapafsluiting_heropend_heeft_wie",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stap_display()}: {self.verbeteractie}"

    def heropen(self, gebruiker) -> None:
        """The step is gone through again; what was checked before stays readable."""
        if self.heropend_op:
            raise ValidationError("Deze stap is al heropend.")
        self.heropend_op, self.heropend_door = timezone.now(), gebruiker
        self.save()


class BorgtoetsQuerySet(VanTeamQuerySet):
    naar_team = "verbeteractie__traject__team"

    def gesloten(self):
        """Those that led to an outcome, newest first."""
        return self.exclude(gesloten_op=None).order_by("-gesloten_op", "-pk")


class Borgtoets(models.Model):
    """The team goes along the six indicators of lasting introduction (S2, overzicht 4)."""

    class Uitkomst(models.TextChoices):
        GEBORGD = "geborgd", "geborgd"
        NOG_NIET = "nog_niet", "nog niet geborgd"

    verbeteractie = models.ForeignKey(
        Verbeteractie, models.CASCADE, related_name="borgtoetsen", verbose_name="verbeteractie"
    )
    begonnen_op = models.DateField("begonnen op", default=timezone.localdate)
    begonnen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uitkomst = models.CharField("uitkomst", max_length=8, choices=Uitkomst, blank=True)
    gesloten_op = models.DateField("gesloten op", null=True, blank=True)
    gesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    hertoets_voor = models.DateField("hertoets voor", null=True, blank=True)

    history = HistoricalRecords()
    objects = BorgtoetsQuerySet.as_manager()

    class Meta:
        verbose_name = "borgtoets"
        verbose_name_plural = "borgtoetsen"
        ordering = ["-begonnen_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verbeteractie"],
                condition=Q(gesloten_op__isnull=True),
                name="borgtoets_een_open",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op__isnull=True, gesloten_door__isnull=True, uitkomst="")
                | (Q(gesloten_op__isnull=False, gesloten_door__isnull=False) & ~Q(uitkomst="")),
                name="borgtoets_gesloten_heeft_uitkomst",
            ),
            models.CheckConstraint(
                condition=Q(
                    uitkomst="geborgd",
                    # Unknown is not false to a check: an empty day has to be refused by name.
                    hertoets_voor__isnull=False,
                    hertoets_voor__gt=F("gesloten_op"),
                )
                | (~Q(uitkomst="geborgd") & Q(hertoets_voor__isnull=True)),
                name="borgtoets_geborgd_heeft_hertoets",
            ),
        ]

    def __str__(self) -> str:
        return f"Borgtoets van {self.verbeteractie}"

    def sluit(self, gebruiker, dag: datetime.date | None = None) -> None:
        """Settle the outcome by the rule: geborgd only when all six have evidence."""
        if self.gesloten_op:
            raise ValidationError("Deze toets is al afgesloten.")
        self.gesloten_op, self.gesloten_door = dag or timezone.localdate(), gebruiker
        aanwezig = {b.indicator for b in self.bewijzen.all() if b.aanwezig and b.bewijs.strip()}
        if geborgd.mag_geborgd_heten(aanwezig):
            self.uitkomst = self.Uitkomst.GEBORGD
            self.hertoets_voor = geborgd.hertoets_voor(self.gesloten_op)
        else:
            self.uitkomst = self.Uitkomst.NOG_NIET
        self.save()


class BorgbewijsQuerySet(VanTeamQuerySet):
    naar_team = "toets__verbeteractie__traject__team"

    def te_schrijven_door(self, gebruiker):
        """Evidence is brought by the whole team, as long as the check is open."""
        return self.filter(
            toets__gesloten_op=None,
            toets__verbeteractie__traject__team__in=gebruiker.toegang.lid_van,
        )


class Borgbewijs(models.Model):
    """What the team can show for one indicator."""

    toets = models.ForeignKey(Borgtoets, models.CASCADE, related_name="bewijzen")
    indicator = models.CharField(
        "indicator", max_length=12, choices=[(i.sleutel, i.kop) for i in geborgd.INDICATOREN]
    )
    aanwezig = models.BooleanField("dit is zo", default=False)
    bewijs = models.TextField("waar zie je dat aan", max_length=1000, blank=True)

    history = HistoricalRecords()
    objects = BorgbewijsQuerySet.as_manager()

    class Meta:
        verbose_name = "bewijs"
        verbose_name_plural = "bewijzen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["toets", "indicator"], name="borgbewijs_eenmaal"),
            models.CheckConstraint(
                condition=Q(aanwezig=False) | ~Q(bewijs=""), name="borgbewijs_heeft_bewijs"
            ),
        ]

    def __str__(self) -> str:
        return self.get_indicator_display()
