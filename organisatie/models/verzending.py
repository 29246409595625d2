"""One mail on its way to people of the organisation, from the queue until it is gone or failed."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from organisatie.models.school import Team
from organisatie.toegang import toegang_van

# Longer than any mail server takes to answer (EMAIL_TIMEOUT): whoever was sending has stopped.
VASTGELOPEN_NA = datetime.timedelta(minutes=10)


class VerzendingQuerySet(models.QuerySet["Verzending"]):
    def bewerkbaar_door(self, gebruiker) -> Self:
        """Mails of teams the person leads, and their own that belong to no team."""
        return self.filter(
            Q(team__in=toegang_van(gebruiker).leidt) | Q(team=None, door=gebruiker.pk)
        )

    def over_iets(self, soort: str, over: str) -> Self:
        """The mails of one kind about one thing ("agenda", "sessie-12"), newest first."""
        return self.filter(soort=soort, over=over).order_by("-pk")


class Verzending(models.Model):
    """A mail: what it says, to whom, and how far it is. Nothing is lost when sending fails."""

    class Status(models.TextChoices):
        WACHT = "wacht", "in de wachtrij"
        BEZIG = "bezig", "wordt verstuurd"
        VERSTUURD = "verstuurd", "verstuurd"
        MISLUKT = "mislukt", "mislukt"

    soort = models.CharField("soort", max_length=30)
    over = models.CharField("over", max_length=40, blank=True)
    onderwerp = models.CharField("onderwerp", max_length=200)
    tekst = models.TextField("tekst")
    html = models.TextField("opgemaakte tekst", blank=True)
    aan = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name="aan")
    bijlagen_uit = models.CharField(max_length=160, blank=True)
    daarna = models.CharField(max_length=160, blank=True)
    gegevens = models.JSONField(default=dict)
    status = models.CharField("status", max_length=10, choices=Status, default=Status.WACHT)
    fout = models.CharField("fout", max_length=400, blank=True)
    team = models.ForeignKey(
        Team, models.CASCADE, null=True, blank=True, related_name="verzendingen"
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="verzendingen", verbose_name="door"
    )
    # When it was queued, the last time.
    moment = models.DateTimeField("moment", auto_now_add=True)
    bezig_sinds = models.DateTimeField(null=True, blank=True)
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)

    objects = VerzendingQuerySet.as_manager()

    class Meta:
        verbose_name = "verzending"
        verbose_name_plural = "verzendingen"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["over", "soort", "-id"], name="verzending_over")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="verstuurd", verstuurd_op__isnull=False)
                | ~Q(status="verstuurd") & Q(verstuurd_op__isnull=True),
                name="verzending_verstuurd_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(status="mislukt") & ~Q(fout="") | ~Q(status="mislukt") & Q(fout=""),
                name="verzending_mislukt_heeft_fout",
            ),
        ]

    def __str__(self) -> str:
        return self.onderwerp

    @property
    def onderweg(self) -> bool:
        """Whether waiting makes sense: the page asks again."""
        return self.status in {self.Status.WACHT, self.Status.BEZIG} and not self.vastgelopen

    @property
    def vastgelopen(self) -> bool:
        """Whether nobody is at it any more, halfway or while it waited.

        What broke off halfway may or may not have left; what waits has not.
        """
        sinds = {self.Status.WACHT: self.moment, self.Status.BEZIG: self.bezig_sinds}.get(
            self.Status(self.status)
        )
        return sinds is not None and timezone.now() - sinds > VASTGELOPEN_NA

    @property
    def kan_opnieuw(self) -> bool:
        return self.status == self.Status.MISLUKT or self.vastgelopen
