"""Bringing in cards or reports, and bringing out the whole moederbestand: work that takes a while.

What the files say stands on disk (``organisatie.opslag``), never in these rows.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisatie.models.inlezing import EigenInlezing
from organisatie.models.werk import Werk, WerkQuerySet
from organisatie.toegang import toegang_van


class KaartinlezingQuerySet(WerkQuerySet):
    def bewerkbaar_door(self, gebruiker) -> Self:
        """Of every onderzoeker: a colleague can go on where one stopped."""
        return self if toegang_van(gebruiker).onderzoeker else self.none()


class Kaartinlezing(EigenInlezing):
    """A file with cards or reports."""

    class Dubbel(models.TextChoices):
        SAMEN = "samen", "Neem ze samen met het rapport dat er al is"
        OVERSLAAN = "overslaan", "Sla ze over"
        NIEUW = "nieuw", "Voeg ze toch toe als nieuw rapport"

    vorm = models.CharField("vorm", max_length=12, blank=True)
    aantal = models.PositiveIntegerField("kaarten of rapporten", default=0)

    objects = KaartinlezingQuerySet.as_manager()

    class Meta(EigenInlezing.Meta):
        verbose_name = "kaartinlezing"
        verbose_name_plural = "kaartinlezingen"

    def get_absolute_url(self) -> str:
        return reverse("kaarten_inlezing", args=[self.pk])

    @property
    def van_kaarten(self) -> bool:
        return self.vorm in ("lang", "breed")


class KaartuitvoerQuerySet(WerkQuerySet):
    def bewerkbaar_door(self, gebruiker) -> Self:
        """One's own, while one is an onderzoeker: it holds coders and their reasons."""
        if not toegang_van(gebruiker).onderzoeker:
            return self.none()
        return self.filter(door=gebruiker.pk)


class Kaartuitvoer(Werk):
    """A workbook of all cards, made in the background and kept for a day."""

    class Stand(models.TextChoices):
        MAKEN = "maken", "wordt gemaakt"
        KLAAR = "klaar", "klaar"
        MISLUKT = "mislukt", "mislukt"
        VERVALLEN = "vervallen", "weggegooid"

    class Vorm(models.TextChoices):
        BREED = "breed", "Breed: een rij per kaart"
        LANG = "lang", "Lang: een rij per bevinding"

    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="door"
    )
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.MAKEN)
    vorm = models.CharField("vorm", max_length=8, choices=Vorm, default=Vorm.BREED)
    aantal = models.PositiveIntegerField("kaarten", default=0)
    bytes = models.PositiveBigIntegerField("grootte", default=0)

    objects = KaartuitvoerQuerySet.as_manager()

    class Meta(Werk.Meta):
        verbose_name = "kaartuitvoer"
        verbose_name_plural = "kaartuitvoeren"
        constraints = [
            *Werk.Meta.constraints,
            models.UniqueConstraint(
                fields=["door"], condition=Q(stand="maken"), name="kaartuitvoer_een_tegelijk"
            ),
        ]

    def __str__(self) -> str:
        return f"Moederbestand, {self.vorm}"

    def get_absolute_url(self) -> str:
        return reverse("kaarten_export")


_U = Kaartuitvoer.Stand
Kaartuitvoer.werkend = frozenset({_U.MAKEN})
Kaartuitvoer.lopend = frozenset({_U.MAKEN, _U.KLAAR})
Kaartuitvoer.volgt = {
    _U.MAKEN: {_U.KLAAR, _U.MISLUKT, _U.VERVALLEN},
    _U.KLAAR: {_U.VERVALLEN},
    _U.MISLUKT: set(),
    _U.VERVALLEN: set(),
}
