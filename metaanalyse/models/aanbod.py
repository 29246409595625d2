"""What was decided about a card that a school offered."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from metaanalyse.models.kaart import Kaart


class Beoordeling(models.Model):
    """One decision; a card that was given back and offered again has more. Nothing changes one.

    Who decided is kept as long as the account is there; the school reads the reason, not the name.
    """

    class Uitkomst(models.TextChoices):
        TERUG = "terug", "terug naar de school"
        VASTGESTELD = "vastgesteld", "vastgesteld"

    kaart = models.ForeignKey(
        Kaart, models.CASCADE, related_name="beoordelingen", verbose_name="kaart"
    )
    uitkomst = models.CharField("uitkomst", max_length=12, choices=Uitkomst)
    reden = models.TextField("reden", max_length=2000, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("op", auto_now_add=True)

    class Meta:
        verbose_name = "beoordeling van een aangeboden kaart"
        verbose_name_plural = "beoordelingen van aangeboden kaarten"
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(uitkomst="terug") | ~Q(reden=""), name="beoordeling_terug_met_reden"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kaart}: {self.get_uitkomst_display()}"
