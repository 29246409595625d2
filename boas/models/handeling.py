"""The acts of the leader during a session."""

from django.db import models
from django.db.models import Q

from boas.models.sessie import Sessie


class Handeling(models.Model):
    """An act of the leader during a session: what undo takes back, and what arrives only once.

    ``sleutel`` is made by the browser; the same act sent twice (after a lost connection) counts
    once. ``gegevens`` holds what is needed to take the act back.
    """

    class Soort(models.TextChoices):
        GA_NAAR = "ga_naar"
        ONTHUL = "onthul"
        OPNIEUW = "opnieuw"
        STIP_ONTHUL = "stip_onthul"
        STIP_OPNIEUW = "stip_opnieuw"
        OPMERKING = "opmerking"
        REDEN = "reden"
        NAGESTUURD = "nagestuurd"
        ONGEDAAN = "ongedaan"

    sessie = models.ForeignKey(Sessie, models.CASCADE, related_name="handelingen")
    soort = models.CharField(max_length=12, choices=Soort)
    gegevens = models.JSONField(default=dict)
    sleutel = models.CharField(max_length=64, blank=True)
    moment = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sessie", "sleutel"],
                condition=~Q(sleutel=""),
                name="handeling_sleutel_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return self.soort
