"""Whether somebody wants the weekly mail, and when the last one went."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from borgen.regels.herinnering import TUSSENTIJD


class HerinneringsstandQuerySet(models.QuerySet["Herinneringsstand"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """One's own."""
        return self.filter(gebruiker=gebruiker.pk)

    def claim(self, gebruiker, vandaag: datetime.date) -> bool:
        """Take the mail of this week; False when it went already or the person wants none.

        One statement, so that of two runs at the same moment only one gets it.
        """
        self.get_or_create(gebruiker=gebruiker)
        aan_de_beurt = Q(laatst_op=None) | Q(laatst_op__lte=vandaag - TUSSENTIJD)
        rij = self.filter(aan_de_beurt, gebruiker=gebruiker, aan=True)
        return bool(rij.update(laatst_op=vandaag))


class Herinneringsstand(models.Model):
    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="herinneringsstand"
    )
    aan = models.BooleanField("wekelijkse mail", default=True)
    laatst_op = models.DateField("laatste mail op", null=True, blank=True)

    objects = HerinneringsstandQuerySet.as_manager()

    class Meta:
        verbose_name = "herinneringsstand"
        verbose_name_plural = "herinneringsstanden"

    def __str__(self) -> str:
        return f"herinneringen van {self.gebruiker}: {'aan' if self.aan else 'uit'}"
