"""What the organisation does with a result that belongs to no team."""

from django.db import models
from simple_history.models import HistoricalRecords

from boas.models.sessie import Sessie


class Vervolg(models.Model):
    """What the organisation does with a result: who takes the initiative, and what was said."""

    class Initiatief(models.TextChoices):
        KWALITEIT = "kwaliteit", "de kwaliteitsmedewerker"
        BESTUUR = "bestuur", "het bestuur"
        SCHOOLLEIDING = "schoolleiding", "de schoolleider of intern begeleider"

    sessie = models.OneToOneField(Sessie, models.CASCADE, primary_key=True, related_name="vervolg")
    initiatief = models.CharField(
        "wie neemt het initiatief", max_length=14, choices=Initiatief, blank=True
    )
    naam = models.CharField("wie is dat", max_length=120, blank=True)
    duiding = models.TextField("hoe verklaren we dit", max_length=4000, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "vervolg"
        verbose_name_plural = "vervolgen"

    def __str__(self) -> str:
        return f"vervolg op {self.sessie}"

    @property
    def wie(self) -> str:
        """Who takes the initiative, in words; empty while nobody chose."""
        if not self.initiatief:
            return ""
        gekozen = self.get_initiatief_display()
        return f"{gekozen} ({self.naam})" if self.naam else gekozen


class Vervolgstap(models.Model):
    """A next step after a result of the whole organisation: what, who and when."""

    sessie = models.ForeignKey(Sessie, models.CASCADE, related_name="vervolgstappen")
    wat = models.CharField("wat", max_length=300)
    wie = models.CharField("wie", max_length=120, blank=True)
    datum = models.DateField("klaar op", null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True, editable=False)
    weg_op = models.DateTimeField("weggelegd op", null=True, blank=True, editable=False)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "vervolgstap"
        verbose_name_plural = "vervolgstappen"
        ordering = ["volgorde", "pk"]
        indexes = [models.Index(fields=["sessie", "volgorde"], name="vervolgstap_plek")]

    def __str__(self) -> str:
        return self.wat
