"""Files that a team attaches: kept outside every served tree, always downloaded, never executed."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models

from organisatie.models.school import Team
from organisatie.toegang import toegang_van


def _pad(bijlage: "Bijlage", naam: str) -> str:
    # The name on disk says nothing and can do nothing; the name people see is a field.
    return f"{bijlage.team_id}/{uuid.uuid4().hex}"


class BijlageQuerySet(models.QuerySet["Bijlage"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Attachments of one's own teams; outside the team nobody reads them."""
        return self.filter(team__in=toegang_van(gebruiker).lid_van)

    def bewerkbaar_door(self, gebruiker) -> Self:
        return self.filter(team__in=toegang_van(gebruiker).leidt)


class Bijlage(models.Model):
    team = models.ForeignKey(Team, models.CASCADE, related_name="bijlagen", verbose_name="team")
    naam = models.CharField("naam", max_length=200)
    bestand = models.FileField("bestand", upload_to=_pad)
    grootte = models.PositiveIntegerField("grootte in bytes")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="bijlagen", verbose_name="door"
    )
    moment = models.DateTimeField("moment", auto_now_add=True)

    objects = BijlageQuerySet.as_manager()

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["naam", "pk"]

    def __str__(self) -> str:
        return self.naam
