"""What the leader writes down of what the team says: remarks at the opening, reasons later."""

from django.db import models

from boas.models.ronde import Ronde
from boas.models.sessie import Sessie


class Genoteerd(models.Model):
    """Said in the room, in the leader's words; on the projector only when the leader wants.

    Nobody's name and no history belong to it: what was taken away is gone.
    """

    tekst = models.CharField("tekst", max_length=500)
    op_projector = models.BooleanField("op het scherm", default=False)
    moment = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.tekst


class Opmerking(Genoteerd):
    """A remark, critical note or praise on the improvement, given at the opening."""

    sessie = models.ForeignKey(Sessie, models.CASCADE, related_name="opmerkingen")

    class Meta(Genoteerd.Meta):
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"


class Reden(Genoteerd):
    """Why people disagree with a statement."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="redenen")

    class Meta(Genoteerd.Meta):
        verbose_name = "reden"
        verbose_name_plural = "redenen"
