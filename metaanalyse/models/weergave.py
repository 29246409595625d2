"""A view of the cards that somebody keeps, and may share."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class WeergaveQuerySet(models.QuerySet["Weergave"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """One's own and what others share."""
        return self.filter(Q(gebruiker=gebruiker.pk) | Q(gedeeld=True))

    def bewerkbaar_door(self, gebruiker) -> Self:
        return self.filter(gebruiker=gebruiker.pk)


class Weergave(models.Model):
    """``vraag`` is the query of the address, as ``regels.filter.Filter.vraag`` writes it."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="weergaven", verbose_name="van"
    )
    naam = models.CharField("naam", max_length=80)
    vraag = models.CharField("filters", max_length=2000, blank=True)
    gedeeld = models.BooleanField("deel met iedereen die de kaarten leest", default=False)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    objects = WeergaveQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaarde weergave"
        verbose_name_plural = "bewaarde weergaven"
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(naam=""), name="weergave_heeft_naam"),
            models.UniqueConstraint(
                fields=["gebruiker", "naam"],
                name="weergave_naam_eenmaal",
                violation_error_message="Je hebt al een weergave met die naam.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam
