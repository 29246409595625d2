"""Carrying out: monitor moments, adjustments, pilots, and how it goes for each colleague."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from organisatie.models import Lidmaatschap
from verbeterplan.models.cyclus import Cyclusronde, Planonderdeel, VanRondeQuerySet


class Monitormoment(Planonderdeel):
    """A day on which the team looks how it goes, with questions chosen for it."""

    titel = models.CharField("waar gaat het over", max_length=160)
    datum = models.DateField("datum")
    # Codes of the questions (``regels.vragen.MONITOREN``); their answers are Planantwoord rows.
    vragen = models.JSONField("vragen", default=list)
    gehouden_op = models.DateField("gehouden op", null=True, blank=True)

    class Meta(Planonderdeel.Meta):
        verbose_name = "monitormoment"
        verbose_name_plural = "monitormomenten"
        ordering = ["datum", "pk"]

    def __str__(self) -> str:
        return self.titel


class Pilot(Planonderdeel):
    """Trying out with a few first: what, with whom, until when, and what it taught."""

    naam = models.CharField("wat proberen we uit", max_length=200)
    met_wie = models.CharField("met wie of in welke klassen", max_length=200, blank=True)
    van = models.DateField("van")
    tot = models.DateField("tot en met")
    bevindingen = models.TextField("wat leerden we", max_length=3000, blank=True)
    vervolg = models.CharField("en nu", max_length=300, blank=True)

    class Meta(Planonderdeel.Meta):
        verbose_name = "pilot"
        verbose_name_plural = "pilots"
        ordering = ["van", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="pilot_loopt_vooruit",
                violation_error_message="De laatste dag ligt voor de eerste.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Bijstelling(Planonderdeel):
    """What was changed on the way, and why."""

    class Waarop(models.TextChoices):
        DOEL = "doel", "het doel"
        ACTIES = "acties", "de verbeteracties"
        STRATEGIE = "strategie", "de manier van invoeren"
        TIJDPAD = "tijdpad", "het tijdpad"
        RANDVOORWAARDEN = "randvoorwaarden", "de randvoorwaarden"

    datum = models.DateField("datum", default=timezone.localdate)
    waarop = models.CharField("wat stellen we bij", max_length=15, choices=Waarop)
    wat = models.CharField("wat verandert er", max_length=400)
    reden = models.CharField("waarom", max_length=400)
    moment = models.ForeignKey(
        Monitormoment,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="bijstellingen",
        verbose_name="volgt uit",
    )

    class Meta(Planonderdeel.Meta):
        verbose_name = "bijstelling"
        verbose_name_plural = "bijstellingen"
        ordering = ["-datum", "-pk"]

    def __str__(self) -> str:
        return self.wat


class VoortgangQuerySet(VanRondeQuerySet):
    def in_het_team(self) -> Self:
        """Of who is in the team today: what somebody said who left since counts no more."""
        hier = Q(lidmaatschap__tot=None) | Q(lidmaatschap__tot__gte=timezone.localdate())
        return self.filter(hier)

    def vraagt_hulp(self) -> Self:
        """Those that say what is needed, and it is not arranged yet."""
        return self.in_het_team().filter(geregeld_op=None).exclude(nodig="")


class Voortgang(models.Model):
    """How far a colleague is with the new way of working, as that colleague says, and what helps.

    Nobody scores somebody else. The team sees counts; who asks for help is seen by PLG and leader.
    It says something of a person, and has no history.
    """

    class Stand(models.TextChoices):
        BEGIN = "begin", "ik moet nog beginnen"
        PROBEERT = "probeert", "ik probeer het uit"
        LUKT = "lukt", "het lukt"
        HELPT = "helpt", "het lukt, en ik help graag"

    ronde = models.ForeignKey(Cyclusronde, models.CASCADE, related_name="voortgang")
    lidmaatschap = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="+")
    stand = models.CharField("hoe ver ben je", max_length=8, choices=Stand)
    nodig = models.CharField("wat heb je nodig voor de volgende stap", max_length=400, blank=True)
    geregeld_op = models.DateTimeField("geregeld op", null=True, blank=True)
    op = models.DateTimeField("op", auto_now=True)

    objects = VoortgangQuerySet.as_manager()

    class Meta:
        verbose_name = "voortgang van een collega"
        verbose_name_plural = "voortgang van collega's"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "lidmaatschap"], name="voortgang_een")
        ]

    def __str__(self) -> str:
        return self.get_stand_display()


class Kartrekkerschap(models.Model):
    """Borging in a person (S4, stap 5): who keeps the theme alive, with which tasks."""

    ronde = models.OneToOneField(Cyclusronde, models.CASCADE, related_name="kartrekkerschap")
    lidmaatschap = models.ForeignKey(
        Lidmaatschap, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="wie"
    )
    # Codes of ``regels.kartrekker.TAKEN``.
    taken = models.JSONField("taken", default=list)
    evaluatie_op = models.DateField("weer bekijken op", null=True, blank=True)

    history = HistoricalRecords()
    objects = VanRondeQuerySet.as_manager()

    class Meta:
        verbose_name = "kartrekkerschap"
        verbose_name_plural = "kartrekkerschappen"

    def __str__(self) -> str:
        return str(self.lidmaatschap or "nog niemand")

    @property
    def trekker(self) -> Lidmaatschap | None:
        """Who does it today; None for nobody, and when who was chosen left the team."""
        lid = self.lidmaatschap
        weg = lid is None or (lid.tot is not None and lid.tot < timezone.localdate())
        return None if weg else lid
