"""What was decided on what was seen (S1, stap 3 Handelen)."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from simple_history.models import HistoricalRecords

from borgen.models.afspraken import Norm
from borgen.models.basis import EigenTeamQuerySet
from borgen.models.metingen import Meting
from borgen.models.signalen import Signaal
from borgen.models.versies import Documentversie
from verbeterplan.models import Activiteit, Overleg, Verbeteractie


class BesluitQuerySet(EigenTeamQuerySet):
    naar_team = "verbeteractie__traject__team"

    def voor_bord(self):
        """Successes that were marked for the board, newest first."""
        return self.filter(soort=Besluit.Soort.BELONEN, op_bord=True)


class Besluit(models.Model):
    """An act, with the observations it rests on. Nobody is named: it is about the agreement."""

    class Soort(models.TextChoices):
        AANSPREKEN = "aanspreken", "elkaar aanspreken"
        BELONEN = "belonen", "belonen en vieren"
        PROCES = "proces", "het proces bijstellen"
        NORM = "norm", "de norm of doelstelling bijstellen"
        AFWACHTEN = "afwachten", "nog niet bijsturen"

    verbeteractie = models.ForeignKey(
        Verbeteractie, models.CASCADE, related_name="besluiten", verbose_name="verbeteractie"
    )
    soort = models.CharField("wat doen jullie", max_length=12, choices=Soort)
    wat = models.TextField("wat is er besloten", max_length=2000)
    datum = models.DateField("datum", default=timezone.localdate)
    overleg = models.ForeignKey(
        Overleg, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="overleg"
    )
    activiteit = models.ForeignKey(
        Activiteit, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    documentversie = models.ForeignKey(
        Documentversie, models.SET_NULL, null=True, blank=True, related_name="besluiten"
    )
    norm = models.ForeignKey(Norm, models.PROTECT, null=True, blank=True, related_name="besluiten")
    op_bord = models.BooleanField("op het bord", default=False)
    gevierd_op = models.DateField("gevierd op", null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField("moment", auto_now_add=True)

    history = HistoricalRecords()
    objects = BesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ["-datum", "-pk"]
        indexes = [
            models.Index(fields=["verbeteractie", "-datum"], name="besluit_verbeteractie_datum")
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(wat=""), name="besluit_heeft_wat"),
            models.CheckConstraint(
                condition=Q(norm__isnull=True) | Q(soort="norm"), name="besluit_norm_bij_soort"
            ),
            models.CheckConstraint(
                condition=Q(documentversie__isnull=True) | Q(soort="proces"),
                name="besluit_versie_bij_soort",
            ),
            models.CheckConstraint(
                condition=Q(gevierd_op__isnull=True) | Q(soort="belonen"),
                name="besluit_gevierd_bij_soort",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {Truncator(self.wat).chars(60)}"

    def vier(self, dag: datetime.date) -> None:
        """The success was celebrated on that day."""
        if self.soort != self.Soort.BELONEN:
            raise ValidationError("Alleen een succes kun je vieren.")
        if self.gevierd_op:
            raise ValidationError("Dit succes is al gevierd.")
        self.gevierd_op = dag
        self.save()

    def nog_niet_gevierd(self) -> None:
        """Take that back."""
        self.gevierd_op = None
        self.save()


class WaarnemingQuerySet(EigenTeamQuerySet):
    naar_team = "besluit__verbeteractie__traject__team"


class Waarneming(models.Model):
    """One observation a decision rests on: a measurement or a signal, which then stays."""

    besluit = models.ForeignKey(Besluit, models.CASCADE, related_name="waarnemingen")
    meting = models.ForeignKey(
        Meting, models.PROTECT, null=True, blank=True, related_name="waarnemingen"
    )
    signaal = models.ForeignKey(
        Signaal, models.PROTECT, null=True, blank=True, related_name="waarnemingen"
    )

    objects = WaarnemingQuerySet.as_manager()

    class Meta:
        verbose_name = "waarneming"
        verbose_name_plural = "waarnemingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(meting__isnull=True, signaal__isnull=False)
                | Q(meting__isnull=False, signaal__isnull=True),
                name="waarneming_meting_of_signaal",
            ),
            models.UniqueConstraint(
                fields=["besluit", "meting"],
                condition=Q(meting__isnull=False),
                name="waarneming_meting_eenmaal",
            ),
            models.UniqueConstraint(
                fields=["besluit", "signaal"],
                condition=Q(signaal__isnull=False),
                name="waarneming_signaal_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return str(self.meting or self.signaal)
