"""Bringing in cards or reports, and bringing out the whole moederbestand: work that takes a while.

What the files say stands on disk (``organisatie.opslag``), never in these rows.
"""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisatie.models.werk import Werk
from organisatie.toegang import toegang_van

# What nobody takes over, or fetches, is thrown away after a day.
VERVALT_NA = datetime.timedelta(days=1)


class KaartinlezingQuerySet(models.QuerySet["Kaartinlezing"]):
    def bewerkbaar_door(self, gebruiker) -> Self:
        """Of every onderzoeker: a colleague can go on where one stopped."""
        return self if toegang_van(gebruiker).onderzoeker else self.none()

    def lopend(self) -> Self:
        return self.filter(stand__in=Kaartinlezing.lopend)

    def over_tijd(self, nu: datetime.datetime) -> Self:
        return self.lopend().filter(begonnen_op__lt=nu - VERVALT_NA)


class Kaartinlezing(Werk):
    """One file, from its choice until it is taken over."""

    class Stand(models.TextChoices):
        LEZEN = "lezen", "wordt gelezen"
        NAKIJKEN = "nakijken", "wordt nagekeken"
        NAGEKEKEN = "nagekeken", "nagekeken"
        OVERNEMEN = "overnemen", "wordt overgenomen"
        OVERGENOMEN = "overgenomen", "overgenomen"
        MISLUKT = "mislukt", "mislukt"
        VERVALLEN = "vervallen", "gestopt"

    class Dubbel(models.TextChoices):
        SAMEN = "samen", "Neem ze samen met het rapport dat er al is"
        OVERSLAAN = "overslaan", "Sla ze over"
        NIEUW = "nieuw", "Voeg ze toch toe als nieuw rapport"

    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.LEZEN)
    naam = models.CharField("naam van het bestand", max_length=120)
    sha256 = models.CharField(max_length=64)
    vorm = models.CharField("vorm", max_length=12, blank=True)
    aantal = models.PositiveIntegerField("kaarten of rapporten", default=0)
    # Which columns the file has, and which of them say nothing to us.
    kolommen = models.JSONField("kolommen", default=dict)
    uitkomst = models.JSONField("uitkomst", default=dict)

    objects = KaartinlezingQuerySet.as_manager()

    class Meta:
        verbose_name = "kaartinlezing"
        verbose_name_plural = "kaartinlezingen"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["door"],
                condition=Q(stand__in=("lezen", "nakijken", "nagekeken", "overnemen")),
                name="kaartinlezing_een_tegelijk",
            ),
            models.CheckConstraint(
                condition=Q(stand="mislukt") & ~Q(fout="") | ~Q(stand="mislukt") & Q(fout=""),
                name="kaartinlezing_mislukt_heeft_fout",
            ),
            models.CheckConstraint(
                condition=Q(voortgang__lte=100), name="kaartinlezing_voortgang_tot"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("kaarten_inlezing", args=[self.pk])

    @property
    def van_kaarten(self) -> bool:
        return self.vorm in ("lang", "breed")


_S = Kaartinlezing.Stand
_UIT = {_S.MISLUKT, _S.VERVALLEN}
Kaartinlezing.werkend = frozenset({_S.LEZEN, _S.NAKIJKEN, _S.OVERNEMEN})
Kaartinlezing.lopend = Kaartinlezing.werkend | {_S.NAGEKEKEN}
Kaartinlezing.volgt = {
    _S.LEZEN: {_S.NAKIJKEN, *_UIT},
    _S.NAKIJKEN: {_S.NAGEKEKEN, *_UIT},
    _S.NAGEKEKEN: {_S.OVERNEMEN, *_UIT},
    _S.OVERNEMEN: {_S.OVERGENOMEN, _S.NAKIJKEN, *_UIT},
    _S.OVERGENOMEN: set(),
    _S.MISLUKT: set(),
    _S.VERVALLEN: set(),
}


class KaartuitvoerQuerySet(models.QuerySet["Kaartuitvoer"]):
    def bewerkbaar_door(self, gebruiker) -> Self:
        """One's own, while one is an onderzoeker: it holds coders and their reasons."""
        if not toegang_van(gebruiker).onderzoeker:
            return self.none()
        return self.filter(door=gebruiker.pk)

    def lopend(self) -> Self:
        return self.filter(stand__in=Kaartuitvoer.lopend)

    def over_tijd(self, nu: datetime.datetime) -> Self:
        return self.lopend().filter(begonnen_op__lt=nu - VERVALT_NA)


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

    class Meta:
        verbose_name = "kaartuitvoer"
        verbose_name_plural = "kaartuitvoeren"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["door"], condition=Q(stand="maken"), name="kaartuitvoer_een_tegelijk"
            ),
            models.CheckConstraint(
                condition=Q(voortgang__lte=100), name="kaartuitvoer_voortgang_tot"
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
