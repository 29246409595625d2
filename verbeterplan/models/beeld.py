"""The summary of how things are now, as the team read it, and what colleagues said to it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from simple_history.models import HistoricalRecords

from organisatie.models import Lidmaatschap
from verbeterplan.models.cyclus import Cyclusronde, VanRondeQuerySet


class SituatiebeeldQuerySet(VanRondeQuerySet):
    def laatste(self) -> Self:
        """Of each round the text that was shared last."""
        later = Situatiebeeld.objects.filter(
            ronde=models.OuterRef("ronde"), nummer__gt=models.OuterRef("nummer")
        )
        return self.filter(~models.Exists(later))


class Situatiebeeld(models.Model):
    """The summary as it was shared: this text, whatever the PLG writes afterwards."""

    ronde = models.ForeignKey(Cyclusronde, models.CASCADE, related_name="beelden")
    nummer = models.PositiveSmallIntegerField("nummer")
    tekst = models.TextField("tekst", max_length=4000)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("gedeeld op", default=timezone.now)

    objects = SituatiebeeldQuerySet.as_manager()

    class Meta:
        verbose_name = "situatiebeeld"
        verbose_name_plural = "situatiebeelden"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "nummer"], name="situatiebeeld_nummer")
        ]

    def __str__(self) -> str:
        return Truncator(self.tekst).chars(60)


class VanBeeldQuerySet(VanRondeQuerySet):
    naar_team = "beeld__ronde__traject__team"
    naar_traject = "beeld__ronde__traject"


class Beeldreactie(models.Model):
    """What a colleague says to the summary of how things are: recognised, or something to add."""

    class Herkent(models.TextChoices):
        JA = "ja", "Ja, zo is het"
        DEELS = "deels", "Deels, ik vul aan"
        NEE = "nee", "Nee, ik zie het anders"

    beeld = models.ForeignKey(Situatiebeeld, models.CASCADE, related_name="reacties")
    lidmaatschap = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="+")
    herkent = models.CharField("herken je dit?", max_length=5, choices=Herkent)
    aanvulling = models.TextField("aanvulling", max_length=1500, blank=True)
    op = models.DateTimeField("op", auto_now=True)

    history = HistoricalRecords()
    objects = VanBeeldQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie op het beeld"
        verbose_name_plural = "reacties op het beeld"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["beeld", "lidmaatschap"], name="beeldreactie_een")
        ]

    def __str__(self) -> str:
        return self.get_herkent_display()
