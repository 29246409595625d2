"""Learning together: a learning goal of one's own, and asking one colleague for feedback.

No history and no other readers: both are of the two people concerned only (rollen.md).
"""

from typing import Self

from django.db import models
from django.db.models import Q

from organisatie.models import Lidmaatschap
from verbeterplan.models.cyclus import Weglegbaar
from verbeterplan.models.plan import Plandoel
from verbeterplan.models.traject import Verbetertraject


class LeerdoelQuerySet(models.QuerySet):
    def eigen(self, gebruiker) -> Self:
        return self.filter(lidmaatschap__gebruiker=gebruiker, weg_op=None)

    def zichtbaar_voor(self, gebruiker) -> Self:
        """One's own, and those to which one was asked for feedback."""
        gevraagd = Feedbackvraag.objects.aan(gebruiker).values("leerdoel")
        return self.filter(Q(lidmaatschap__gebruiker=gebruiker) | Q(pk__in=gevraagd), weg_op=None)


class Leerdoel(Weglegbaar):
    traject = models.ForeignKey(Verbetertraject, models.CASCADE, related_name="leerdoelen")
    lidmaatschap = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="+")
    plandoel = models.ForeignKey(
        Plandoel,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hoort bij dit doel van het team",
    )
    tekst = models.CharField("wat wil je leren", max_length=400)
    bereikt_op = models.DateField("bereikt op", null=True, blank=True)
    op = models.DateTimeField("op", auto_now_add=True)

    objects = LeerdoelQuerySet.as_manager()

    class Meta:
        verbose_name = "leerdoel"
        verbose_name_plural = "leerdoelen"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return self.tekst


class FeedbackvraagQuerySet(models.QuerySet):
    def aan(self, gebruiker) -> Self:
        """Those this person was asked and that were not taken back."""
        return self.filter(aan__gebruiker=gebruiker, ingetrokken_op=None)


class Feedbackvraag(models.Model):
    """Three questions to one colleague: where to (feed up), how now, what next."""

    leerdoel = models.ForeignKey(Leerdoel, models.CASCADE, related_name="vragen")
    aan = models.ForeignKey(
        Lidmaatschap, models.CASCADE, related_name="+", verbose_name="aan wie vraag je het"
    )
    vraag = models.CharField("waar moet je collega op letten", max_length=400, blank=True)
    feed_up = models.TextField("feed up", max_length=1500, blank=True)
    feedback = models.TextField("feedback", max_length=1500, blank=True)
    feed_forward = models.TextField("feed forward", max_length=1500, blank=True)
    gevraagd_op = models.DateTimeField("gevraagd op", auto_now_add=True)
    gegeven_op = models.DateTimeField("gegeven op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = FeedbackvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "feedbackvraag"
        verbose_name_plural = "feedbackvragen"
        ordering = ["-gevraagd_op", "-pk"]
        indexes = [models.Index(fields=["aan", "gegeven_op"], name="feedbackvraag_aan")]

    def __str__(self) -> str:
        return f"feedback op {self.leerdoel}"
