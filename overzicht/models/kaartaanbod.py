"""Which traject a card that a school offered tells of.

Here and not with the cards, which know no plans; nor with the plans, which know no offers.
"""

from django.db import models

from metaanalyse.models import Kaart
from verbeterplan.models import Verbetertraject


class Kaartaanbod(models.Model):
    """A finished cycle offered as a card; goes with the traject, the card stays."""

    traject = models.ForeignKey(
        Verbetertraject, models.CASCADE, related_name="kaartaanbod", verbose_name="traject"
    )
    kaart = models.OneToOneField(
        Kaart, models.CASCADE, related_name="kaartaanbod", verbose_name="kaart"
    )

    class Meta:
        verbose_name = "aangeboden kaart van een traject"
        verbose_name_plural = "aangeboden kaarten van een traject"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kaart} uit {self.traject}"
