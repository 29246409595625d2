"""Bringing in people from a list."""

from typing import Self

from django.db import models
from django.urls import reverse

from organisatie.models.inlezing import EigenInlezing
from organisatie.models.werk import WerkQuerySet
from organisatie.toegang import toegang_van


class PersoneninlezingQuerySet(WerkQuerySet):
    def bewerkbaar_door(self, gebruiker) -> Self:
        return self if toegang_van(gebruiker).beheerder else self.none()


class Personeninlezing(EigenInlezing):
    """A file with people, their teams and roles."""

    aantal = models.PositiveIntegerField("personen", default=0)

    objects = PersoneninlezingQuerySet.as_manager()

    class Meta(EigenInlezing.Meta):
        verbose_name = "personeninlezing"
        verbose_name_plural = "personeninlezingen"

    def get_absolute_url(self) -> str:
        return reverse("personen_inlezing", args=[self.pk])
