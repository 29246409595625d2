"""The log of who viewed or exported personal data."""

from typing import Any

from django.conf import settings
from django.db import models

from organisatie.models.school import Team


class Inzage(models.Model):
    """One act of viewing or moving personal data. Rows are written and read, never changed."""

    class Soort(models.TextChoices):
        BEKEKEN = "bekeken", "bekeken"
        UITGEVOERD = "uitgevoerd", "als bestand meegenomen"
        VERSTUURD = "verstuurd", "per mail verstuurd"
        INGELEZEN = "ingelezen", "uit een bestand ingelezen"
        GEWIST = "gewist", "gewist"
        TOEGANG = "toegang", "gaf zichzelf toegang"
        HERSTELD = "hersteld", "toegang hersteld"

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="inzagen", verbose_name="persoon"
    )
    moment = models.DateTimeField("moment", auto_now_add=True)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    wat = models.CharField("wat", max_length=200)
    team = models.ForeignKey(
        Team, models.SET_NULL, null=True, related_name="inzagen", verbose_name="team"
    )

    class Meta:
        verbose_name = "inzage"
        verbose_name_plural = "inzagen"
        ordering = ["-moment", "-pk"]
        indexes = [models.Index(fields=["-moment"], name="inzage_moment")]

    def __str__(self) -> str:
        return f"{self.gebruiker} {self.get_soort_display()}: {self.wat}"


def leg_inzage_vast(
    gebruiker: Any, soort: Inzage.Soort, wat: str, team: Team | None = None
) -> Inzage:
    """Record that ``gebruiker`` viewed, brought in, exported or mailed personal data (``wat``)."""
    return Inzage.objects.create(gebruiker=gebruiker, soort=soort, wat=wat[:200], team=team)
