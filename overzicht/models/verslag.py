"""The report on a team and a period: words of the quality officer beside figures of the team."""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from organisatie.models import Periode, Team


class Periodeverslag(models.Model):
    """Figures are read when somebody looks, until it is vastgesteld: then ``cijfers`` holds them.

    There is a row once somebody wrote in it; a report of which nothing was written has figures
    alone. After that neither figures nor words change (``overzicht.bewaking``), until a mistake
    makes somebody say why it is ``herzien`` (docs/besluiten/0022).
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="verslagen", verbose_name="team")
    periode = models.ForeignKey(
        Periode, models.PROTECT, related_name="verslagen", verbose_name="periode"
    )
    opvallend = models.TextField("wat opviel", max_length=4000, blank=True)
    goed = models.TextField("wat goed gaat", max_length=4000, blank=True)
    nodig = models.TextField("wat het team nodig heeft", max_length=4000, blank=True)
    vervolg = models.TextField("afspraken voor de volgende periode", max_length=4000, blank=True)
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    peildatum = models.DateField("peildatum", null=True, blank=True)
    cijfers = models.JSONField("cijfers op de peildatum", null=True, blank=True)
    herzien_op = models.DateTimeField("herzien op", null=True, blank=True)
    herzien_reden = models.CharField("waarom herzien", max_length=500, blank=True)

    # With the figures: what was vastgesteld once can be read again after it was herzien.
    history = HistoricalRecords()

    class Meta:
        verbose_name = "periodeverslag"
        verbose_name_plural = "periodeverslagen"
        ordering = ["team__naam", "periode", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "periode"], name="periodeverslag_een_per_team_en_periode"
            ),
            models.CheckConstraint(
                condition=Q(
                    vastgesteld_op__isnull=False,
                    vastgesteld_door__isnull=False,
                    peildatum__isnull=False,
                    cijfers__isnull=False,
                )
                | Q(
                    vastgesteld_op__isnull=True,
                    vastgesteld_door__isnull=True,
                    peildatum__isnull=True,
                    cijfers__isnull=True,
                ),
                name="periodeverslag_vast_heeft_cijfers",
            ),
            models.CheckConstraint(
                condition=Q(herzien_op__isnull=True, herzien_reden="")
                | Q(herzien_op__isnull=False) & ~Q(herzien_reden=""),
                name="periodeverslag_herzien_heeft_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team}, {self.periode}"

    def get_absolute_url(self) -> str:
        return reverse("periodeverslag", args=[self.team_id, self.periode_id])

    @property
    def is_vast(self) -> bool:
        return self.vastgesteld_op is not None

    def stel_vast(self, door: Any, cijfers: dict[str, Any], peildatum: datetime.date) -> None:
        """Keep ``cijfers`` as they were on ``peildatum``. Call it with the row locked.

        Raises ValidationError while the period still runs, and when it was done already.
        """
        if self.is_vast:
            raise ValidationError("Dit verslag is al vastgesteld.")
        if self.periode.tot >= peildatum:
            raise ValidationError("De periode loopt nog. Vaststellen kan als die voorbij is.")
        self.vastgesteld_op, self.vastgesteld_door = timezone.now(), door
        self.cijfers, self.peildatum = cijfers, peildatum
        self.save()

    def herzie(self, reden: str) -> None:
        """Open it again because of a mistake. Raises ValidationError without a reason."""
        if not self.is_vast:
            raise ValidationError("Dit verslag is niet vastgesteld. Je kunt het gewoon wijzigen.")
        if not reden.strip():
            raise ValidationError("Vertel kort wat er niet klopt.")
        self.herzien_op, self.herzien_reden = timezone.now(), reden.strip()
        self.vastgesteld_op = self.vastgesteld_door = self.cijfers = self.peildatum = None
        self.save()
