"""What a team agreed: how many conversations each student has in a period, from which day."""

import datetime
from collections.abc import Iterable, Sequence

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from organisatie.models import Team
from verbeterplan.models.traject import VanTeamQuerySet

STANDAARD_NORM = 2


class SlbInstelling(models.Model):
    """The norm of a team from ``van`` on; the one valid on the peildatum is used."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="+", verbose_name="team")
    van = models.DateField("vanaf")
    norm = models.PositiveSmallIntegerField(
        "gesprekken per student per periode",
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )

    history = HistoricalRecords()
    objects = VanTeamQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak over gesprekken"
        verbose_name_plural = "afspraken over gesprekken"
        ordering = ["-van", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "van"],
                name="slbinstelling_een_per_dag",
                violation_error_message="Vanaf die dag staat er al een afspraak.",
            ),
            models.CheckConstraint(
                condition=Q(norm__gte=1, norm__lte=20), name="slbinstelling_norm_minstens_een"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.norm} per periode"


def normen(teams: Sequence[int], peildatum: datetime.date) -> dict[int, int]:
    """The norm of each team on ``peildatum``; one query."""
    rijen = SlbInstelling.objects.filter(team__in=teams, van__lte=peildatum).order_by("van")
    afgesproken = dict(rijen.values_list("team", "norm"))
    return {team: afgesproken.get(team, STANDAARD_NORM) for team in teams}


def normen_op(team: int, dagen: Iterable[datetime.date]) -> list[int]:
    """The norm of one team on each of these days; one query."""
    rijen = SlbInstelling.objects.filter(team=team).order_by("-van")
    afgesproken = list(rijen.values_list("van", "norm"))
    return [next((n for van, n in afgesproken if van <= dag), STANDAARD_NORM) for dag in dagen]
