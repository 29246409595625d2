"""Who was reminded of which measurement, and when for the last time."""

from django.conf import settings
from django.db import models

from borgen.models import Meetafspraak
from organisatie.models import Verzending


class Meetherinnering(models.Model):
    """The last reminder of one measurement to one person; it goes with its mail.

    So a mail that failed and was thrown away reminded nobody.
    """

    meetafspraak = models.ForeignKey(
        Meetafspraak, models.CASCADE, related_name="+", verbose_name="meetafspraak"
    )
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="aan"
    )
    verzending = models.ForeignKey(
        Verzending, models.CASCADE, related_name="meetherinneringen", verbose_name="mail"
    )
    op = models.DateField("herinnerd op")

    class Meta:
        verbose_name = "herinnering aan een meting"
        verbose_name_plural = "herinneringen aan metingen"
        constraints = [
            models.UniqueConstraint(
                fields=["meetafspraak", "gebruiker"], name="meetherinnering_een_per_persoon"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.meetafspraak}, {self.op}"
