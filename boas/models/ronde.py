"""Rounds and their tallies. Single phone votes exist only while a round is open."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from boas.models.sessie import Sessie
from boas.models.stelling import Stelling


class Vraagronde(models.Model):
    """One asking; open, then revealed. A second round keeps the first."""

    class Status(models.TextChoices):
        OPEN = "open", "open"
        ONTHULD = "onthuld", "onthuld"

    OVERGANGEN = {Status.OPEN: {Status.ONTHULD}, Status.ONTHULD: {Status.OPEN}}

    nummer = models.PositiveSmallIntegerField("ronde", default=1)
    status = models.CharField(max_length=8, choices=Status, default=Status.OPEN)
    aanwezig = models.PositiveSmallIntegerField(
        "aanwezig", default=0, validators=[MaxValueValidator(2000)]
    )
    geopend_op = models.DateTimeField(auto_now_add=True)
    onthuld_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"ronde {self.nummer}"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN


class Ronde(Vraagronde):
    """One asking of one statement."""

    sessie = models.ForeignKey(Sessie, models.CASCADE, related_name="rondes")
    stelling = models.ForeignKey(Stelling, models.PROTECT, related_name="rondes")

    class Meta(Vraagronde.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["sessie", "stelling", "nummer"], name="ronde_nummer_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(status="open", onthuld_op__isnull=True)
                | Q(status="onthuld", onthuld_op__isnull=False),
                name="ronde_onthuld_heeft_moment",
            ),
        ]


class Stem(models.Model):
    """One phone's vote on an open round. Deleted, as a row, when the round is revealed."""

    buiten_reservekopie = True

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="stemmen")
    telefoon = models.CharField(max_length=43)
    waarde = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ronde", "telefoon"], name="stem_eenmaal_per_telefoon")
        ]

    def __str__(self) -> str:
        return "stem"


class Telling(models.Model):
    """A count: how many gave answer ``waarde`` (0 is the first of the scale), by what means."""

    class Bron(models.TextChoices):
        HANDEN = "handen", "handen"
        TELEFOONS = "telefoons", "telefoons"
        LINK = "link", "met een link"

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="tellingen")
    bron = models.CharField(max_length=10, choices=Bron)
    groep = models.CharField(max_length=40, blank=True)
    waarde = models.PositiveSmallIntegerField()
    n = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "bron", "groep", "waarde"], name="telling_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.waarde}: {self.n}"
