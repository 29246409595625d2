"""Dots: the last step of a session, when there is something to choose from.

Everybody divides ``Sessie.stippen`` dots over the ``Stipdoel`` rows. As with votes, what one
phone did exists only while the round is open; a total for each doel stays.
"""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from boas.models.ronde import Telling, Vraagronde
from boas.models.sessie import Sessie
from boas.regels.stippen import HOOGSTENS, MEESTE_DOELEN


class Stipdoel(models.Model):
    """One of the things to put dots on."""

    sessie = models.ForeignKey(Sessie, models.CASCADE, related_name="stipdoelen")
    tekst = models.CharField("tekst", max_length=160)
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        ordering = ["volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["sessie", "volgorde"], name="stipdoel_plaats_eenmaal")
        ]

    def __str__(self) -> str:
        return self.tekst


class Stipronde(Vraagronde):
    """One asking for dots; the next one keeps this one's totals."""

    sessie = models.ForeignKey(Sessie, models.CASCADE, related_name="stiprondes")

    class Meta(Vraagronde.Meta):
        constraints = [
            models.UniqueConstraint(fields=["sessie", "nummer"], name="stipronde_nummer_eenmaal"),
            models.CheckConstraint(
                condition=Q(status="open", onthuld_op__isnull=True)
                | Q(status="onthuld", onthuld_op__isnull=False),
                name="stipronde_onthuld_heeft_moment",
            ),
        ]


class Stip(models.Model):
    """The dots of one phone in an open round, a digit for each doel in order.

    One row for all of them, so that two requests at once can never spend more than the budget.
    Deleted, as a row, when the round is revealed.
    """

    buiten_reservekopie = True

    ronde = models.ForeignKey(Stipronde, models.CASCADE, related_name="stippen")
    telefoon = models.CharField(max_length=43)
    verdeling = models.CharField(max_length=MEESTE_DOELEN)
    aantal = models.PositiveSmallIntegerField(validators=[MaxValueValidator(HOOGSTENS)])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ronde", "telefoon"], name="stip_eenmaal_per_telefoon"),
            models.CheckConstraint(
                condition=Q(aantal__lte=HOOGSTENS), name="stip_hoogstens_negen_per_telefoon"
            ),
        ]

    def __str__(self) -> str:
        return "stippen"


class Stiptelling(models.Model):
    """So many dots on one doel, by what means."""

    ronde = models.ForeignKey(Stipronde, models.CASCADE, related_name="tellingen")
    doel = models.ForeignKey(Stipdoel, models.CASCADE, related_name="tellingen")
    bron = models.CharField(max_length=10, choices=Telling.Bron)
    n = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ronde", "doel", "bron"], name="stiptelling_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.doel}: {self.n}"
