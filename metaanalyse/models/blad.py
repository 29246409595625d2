"""Of each settled card, what lists and the index in memory are made from."""

from django.db import models

from metaanalyse.models.kaart import Kaart


class Kaartblad(models.Model):
    """One row per settled card, written when the card is settled (``acties.bladen``).

    Repeats what stands in other tables, so that a process reads a hundred thousand cards in a
    second or two and a list shows its rows without asking for values.
    """

    kaart = models.OneToOneField(
        Kaart, models.CASCADE, primary_key=True, related_name="blad", verbose_name="kaart"
    )
    titelsleutel = models.TextField("titel zonder hoofdletters en leestekens")
    jaar = models.PositiveSmallIntegerField("jaar van het rapport", null=True, blank=True)
    waarden = models.TextField("gesloten waarden", blank=True)
    kort = models.TextField("begin van de samenvatting", blank=True)

    class Meta:
        verbose_name = "kaartblad"
        verbose_name_plural = "kaartbladen"

    def __str__(self) -> str:
        return self.titelsleutel


class Zoekblad(models.Model):
    """What is searched of a settled card; written with its Kaartblad (``regels.zoektekst``).

    The databases each have an index of their own on it, made by ``zoeken.tabel``.
    """

    kaart = models.OneToOneField(
        Kaart, models.CASCADE, primary_key=True, related_name="+", verbose_name="kaart"
    )
    vormen = models.TextField("woorden zoals ze er staan")
    termen = models.TextField("elk woord en elke stam eenmaal")

    class Meta:
        verbose_name = "zoekblad"
        verbose_name_plural = "zoekbladen"

    def __str__(self) -> str:
        return self.vormen[:60]
