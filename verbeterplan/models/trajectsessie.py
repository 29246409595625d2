"""Which sessions belong to a traject, and the planning that follows from one."""

from django.db import models
from simple_history.models import HistoricalRecords

from boas.models import Sessie, Stelling
from verbeterplan.models.activiteit import Activiteit
from verbeterplan.models.overleg import Overleg
from verbeterplan.models.traject import VanTeamQuerySet, Verbetertraject


class TrajectSessieQuerySet(VanTeamQuerySet):
    naar_team = "traject__team"


class TrajectSessie(models.Model):
    traject = models.ForeignKey(Verbetertraject, models.CASCADE, related_name="trajectsessies")
    sessie = models.OneToOneField(Sessie, models.CASCADE, related_name="trajectsessie")
    planningsoverleg = models.ForeignKey(
        Overleg, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    opvolging_waar = models.CharField(
        "waar de planning wordt opgevolgd", max_length=160, blank=True
    )
    opvolging_ritme = models.CharField("hoe vaak", max_length=80, blank=True)
    planning_verstuurd_op = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords()
    objects = TrajectSessieQuerySet.as_manager()

    class Meta:
        ordering = ["-sessie__gepland_op", "-pk"]

    def __str__(self) -> str:
        return f"{self.sessie} ({self.traject})"

    @property
    def overleg(self) -> Overleg | None:
        """The planning meeting; nothing when it was put away."""
        overleg = self.planningsoverleg
        return None if overleg is None or overleg.weg_op else overleg


class Keuze(models.Model):
    """An activity in the planning of a session; ``stelling`` says which low score led to it."""

    trajectsessie = models.ForeignKey(TrajectSessie, models.CASCADE, related_name="keuzes")
    stelling = models.ForeignKey(Stelling, models.PROTECT, null=True, blank=True, related_name="+")
    sleutel = models.CharField(
        "standaardactiviteit", max_length=40, blank=True, help_text="Leeg bij een interventie."
    )
    activiteit = models.OneToOneField(Activiteit, models.CASCADE, related_name="keuze")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stelling__isnull=True) | models.Q(sleutel=""),
                name="keuze_stelling_of_standaard",
            ),
            models.UniqueConstraint(
                fields=["trajectsessie", "stelling"],
                condition=models.Q(stelling__isnull=False),
                name="keuze_stelling_eenmaal",
            ),
            models.UniqueConstraint(
                fields=["trajectsessie", "sleutel"],
                condition=~models.Q(sleutel=""),
                name="keuze_sleutel_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return str(self.activiteit)
