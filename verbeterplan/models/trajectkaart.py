"""What is known from elsewhere: evidence cards that hang on a traject."""

from typing import Self

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from metaanalyse.models import Kaart
from organisatie.toegang import toegang_van
from verbeterplan.models.traject import VanTeamQuerySet, Verbetertraject


class TrajectKaartQuerySet(VanTeamQuerySet):
    naar_team = "traject__team"
    naar_traject = "traject"

    def bewerkbaar_door(self, gebruiker) -> Self:
        """Everybody of the team and of the PLG: whoever finds a card hangs it on."""
        team = self.filter(traject__team__in=toegang_van(gebruiker).lid_van)
        return team | self.schrijfbaar_door(gebruiker)


class TrajectKaart(models.Model):
    """A card that the team finds worth having beside its plan, and why.

    The card is protected: a plan keeps what it was based on. One that is withdrawn stays, and says
    so. Who hung it on is kept as long as the account is there; the plan does not depend on it.
    """

    traject = models.ForeignKey(
        Verbetertraject, models.CASCADE, related_name="kaarten", verbose_name="traject"
    )
    kaart = models.ForeignKey(
        Kaart, models.PROTECT, related_name="trajecten", verbose_name="digitale kaart"
    )
    waarom = models.TextField("waarom", max_length=1000, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("op", auto_now_add=True)

    history = HistoricalRecords()
    objects = TrajectKaartQuerySet.as_manager()

    class Meta:
        verbose_name = "kaart bij een traject"
        verbose_name_plural = "kaarten bij trajecten"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "kaart"], name="trajectkaart_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.kaart} bij {self.traject}"
