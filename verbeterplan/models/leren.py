"""Learning together: a learning goal of one's own, and asking one colleague for feedback.

No history and no other readers: both are of the two people concerned only (rollen.md).
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from organisatie.models import Lidmaatschap
from verbeterplan.models.cyclus import Weglegbaar
from verbeterplan.models.plan import Plandoel
from verbeterplan.models.traject import Verbetertraject


class LeerdoelQuerySet(models.QuerySet):
    def eigen(self, gebruiker) -> Self:
        """Nobody else ever reads a goal but through a question (``Feedbackvraag.aan``)."""
        return self.filter(lidmaatschap__gebruiker=gebruiker, weg_op=None)

    def weggelegd(self, gebruiker) -> Self:
        """One's own that were put away."""
        return self.filter(lidmaatschap__gebruiker=gebruiker, weg_op__isnull=False)


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
    def van(self, gebruiker) -> Self:
        """Those this person asked."""
        return self.filter(leerdoel__in=Leerdoel.objects.eigen(gebruiker))

    def aan(self, gebruiker) -> Self:
        """Those this person was asked: not taken back, and still in that team or done already."""
        vandaag = timezone.localdate()
        nog_hier = Q(aan__tot=None) | Q(aan__tot__gte=vandaag)
        return self.filter(
            nog_hier | Q(gegeven_op__isnull=False),
            aan__gebruiker=gebruiker,
            ingetrokken_op=None,
            leerdoel__weg_op=None,
        )

    def open(self) -> Self:
        """Neither answered nor declined."""
        return self.filter(gegeven_op=None, afgewezen_op=None)


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
    afgewezen_op = models.DateTimeField("niet nu, op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = FeedbackvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "feedbackvraag"
        verbose_name_plural = "feedbackvragen"
        ordering = ["-gevraagd_op", "-pk"]
        indexes = [models.Index(fields=["aan", "gegeven_op"], name="feedbackvraag_aan")]
        constraints = [
            models.UniqueConstraint(
                fields=["leerdoel", "aan"],
                condition=Q(gegeven_op=None, afgewezen_op=None, ingetrokken_op=None),
                name="feedbackvraag_een_open",
            )
        ]

    def __str__(self) -> str:
        return f"feedback op {self.leerdoel}"
