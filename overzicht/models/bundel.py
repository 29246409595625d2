"""The reports of all teams on a period, made in the background into one zip."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisatie.models import Periode
from organisatie.models.werk import Werk, WerkQuerySet
from organisatie.toegang import toegang_van


class BundelQuerySet(WerkQuerySet):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Of all quality staff: a colleague can fetch, go on with or stop what one began."""
        return self if toegang_van(gebruiker).kwaliteit else self.none()


class Bundel(Werk):
    class Stand(models.TextChoices):
        MAKEN = "maken", "wordt gemaakt"
        ONDERBROKEN = "onderbroken", "onderbroken"
        KLAAR = "klaar", "klaar"
        MISLUKT = "mislukt", "mislukt"
        VERVALLEN = "vervallen", "weggegooid"

    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="door"
    )
    periode = models.ForeignKey(
        Periode, models.CASCADE, related_name="bundels", verbose_name="periode"
    )
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.MAKEN)
    # Teams, in the order of the zip; those that are done stand on disk.
    teams = models.JSONField("teams", default=list)
    bytes = models.PositiveBigIntegerField("grootte", default=0)

    objects = BundelQuerySet.as_manager()

    class Meta(Werk.Meta):
        verbose_name = "bundel"
        verbose_name_plural = "bundels"
        constraints = [
            *Werk.Meta.constraints,
            # One at a time in the whole installation: pages must not wait for it.
            models.UniqueConstraint(
                "stand", condition=Q(stand="maken"), name="bundel_een_tegelijk"
            ),
        ]

    def __str__(self) -> str:
        return f"Verslagen van {self.periode}"

    def get_absolute_url(self) -> str:
        return reverse("bundels")


_B = Bundel.Stand
Bundel.werkend = frozenset({_B.MAKEN})
Bundel.lopend = frozenset({_B.MAKEN, _B.ONDERBROKEN, _B.KLAAR})
Bundel.volgt = {
    _B.MAKEN: {_B.KLAAR, _B.ONDERBROKEN, _B.MISLUKT, _B.VERVALLEN},
    _B.ONDERBROKEN: {_B.MAKEN, _B.VERVALLEN},
    _B.KLAAR: {_B.VERVALLEN},
    _B.MISLUKT: set(),
    _B.VERVALLEN: set(),
}
