"""Which changes of settled cards there were, so that every process keeps its index right."""

from django.db import models


class Kaartstand(models.Model):
    """One row. Raising ``versie`` holds the row until the commit: numbers come in that order.

    ``kenmerk`` is drawn anew at every change: the same number can come twice, after a change that
    was rolled back or a backup that was put back, and then means something else.
    """

    versie = models.PositiveBigIntegerField("versie", default=0)
    kenmerk = models.CharField("kenmerk van de versie", max_length=32, default="", blank=True)

    class Meta:
        verbose_name = "stand van de kaarten"
        verbose_name_plural = "standen van de kaarten"

    def __str__(self) -> str:
        return str(self.versie)


class Kaartwijziging(models.Model):
    """Card ``kaart`` counts otherwise since ``versie``; None is "many": read them all anew.

    No foreign key: a card that was removed is a change too.
    """

    versie = models.PositiveBigIntegerField("versie", db_index=True)
    kenmerk = models.CharField("kenmerk van de versie", max_length=32, default="", blank=True)
    kaart = models.PositiveBigIntegerField("kaart", null=True)

    class Meta:
        verbose_name = "wijziging van een kaart"
        verbose_name_plural = "wijzigingen van kaarten"
        ordering = ["versie", "pk"]

    def __str__(self) -> str:
        return f"{self.versie}: {self.kaart or 'alle'}"
