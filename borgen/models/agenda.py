"""The secret address under which somebody's own calendar can be read, without signing in."""

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone


def nieuw_geheim() -> str:
    """256 bits: nobody guesses it, so guessing needs no brake."""
    return secrets.token_urlsafe(32)


class AgendaadresQuerySet(models.QuerySet["Agendaadres"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """One's own."""
        return self.filter(gebruiker=gebruiker.pk)


class Agendaadres(models.Model):
    """There is a row while the address works; a new address is a new secret."""

    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="agendaadres"
    )
    geheim = models.CharField(max_length=64, unique=True, default=nieuw_geheim)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)
    # What was given out last, and since when that is so: a calendar asks many times a day.
    inhoud = models.CharField(max_length=64, blank=True)
    veranderd_op = models.DateTimeField("inhoud veranderd op", default=timezone.now)

    objects = AgendaadresQuerySet.as_manager()

    class Meta:
        verbose_name = "agenda-adres"
        verbose_name_plural = "agenda-adressen"

    def __str__(self) -> str:
        return f"agenda van {self.gebruiker}"

    def get_absolute_url(self) -> str:
        return reverse("agenda_ics", args=[self.geheim])

    def vernieuw(self) -> None:
        """From now on the old address gives nothing."""
        self.geheim, self.gemaakt_op, self.inhoud = nieuw_geheim(), timezone.now(), ""
        self.save()
