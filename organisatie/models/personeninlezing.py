"""Bringing in people from a list."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisatie.models.inlezing import Inlezing
from organisatie.models.werk import WerkQuerySet
from organisatie.toegang import toegang_van


class PersoneninlezingQuerySet(WerkQuerySet):
    def bewerkbaar_door(self, gebruiker) -> Self:
        return self if toegang_van(gebruiker).beheerder else self.none()


class Personeninlezing(Inlezing):
    """A file with people, their teams and roles."""

    class Stand(models.TextChoices):
        LEZEN = "lezen", "wordt gelezen"
        NAKIJKEN = "nakijken", "wordt nagekeken"
        NAGEKEKEN = "nagekeken", "nagekeken"
        OVERNEMEN = "overnemen", "wordt overgenomen"
        OVERGENOMEN = "overgenomen", "overgenomen"
        MISLUKT = "mislukt", "mislukt"
        VERVALLEN = "vervallen", "gestopt"

    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.LEZEN)
    aantal = models.PositiveIntegerField("personen", default=0)

    objects = PersoneninlezingQuerySet.as_manager()

    class Meta(Inlezing.Meta):
        verbose_name = "personeninlezing"
        verbose_name_plural = "personeninlezingen"
        constraints = [
            *Inlezing.Meta.constraints,
            models.UniqueConstraint(
                fields=["door"],
                condition=Q(stand__in=("lezen", "nakijken", "nagekeken", "overnemen")),
                name="personeninlezing_een_tegelijk",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("personen_inlezing", args=[self.pk])
