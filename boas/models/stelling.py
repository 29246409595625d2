"""What a version of an instrument asks: statements in clusters."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from boas.models.instrument import Versie, eis_ongebruikt


class BlijftGelijkQuerySet(models.QuerySet):
    """The same guard for whole querysets; ``bulk_update`` comes through ``update``."""

    def versies(self) -> "models.QuerySet[Versie]":
        """The versions these rows belong to."""
        return Versie.objects.filter(pk__in=self.order_by().values("versie"))

    def update(self, **kwargs) -> int:
        eis_ongebruikt(self.versies())
        if isinstance(naar := kwargs.get("versie"), Versie):
            eis_ongebruikt(Versie.objects.filter(pk=naar.pk))
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        eis_ongebruikt(self.versies())
        return super().delete()

    def bulk_create(self, objs, *args, **kwargs):
        rijen = list(objs)
        eis_ongebruikt(Versie.objects.filter(pk__in={rij.versie_id for rij in rijen}))
        return super().bulk_create(rijen, *args, **kwargs)


class BlijftGelijk(models.Model):
    """A part of a version: refuses to change or go once the version is used."""

    versie_id: int

    objects = BlijftGelijkQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        self._eis_ongebruikt()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._eis_ongebruikt()
        return super().delete(*args, **kwargs)

    def _eis_ongebruikt(self) -> None:
        # Its version as stored as well: a statement cannot be taken out of a used one either.
        opgeslagen = BlijftGelijkQuerySet(type(self)).filter(pk=self.pk).versies()
        eis_ongebruikt(
            Versie.objects.filter(Q(pk=self.versie_id) | Q(pk__in=opgeslagen.values("pk")))
        )


class Cluster(BlijftGelijk):
    """A group of statements; in a BOAS the phases definieer, meet, analyseer, verbeter."""

    versie = models.ForeignKey(Versie, models.CASCADE, related_name="clusters")
    letter = models.CharField("letter", max_length=4)
    naam = models.CharField("naam", max_length=60)
    omschrijving = models.TextField("omschrijving", blank=True)
    # What a result says of a cluster as a whole; empty where the uitkomst has no use for it.
    gevolg = models.CharField(
        "wat het geeft", max_length=80, blank=True, help_text="Als dit er is: duidelijkheid."
    )
    gemis = models.CharField(
        "wat ontstaat als het ontbreekt",
        max_length=160,
        blank=True,
        help_text="Als dit ontbreekt: verwarring.",
    )
    gespreksvragen = models.TextField(
        "vragen voor het gesprek", max_length=1200, blank=True, help_text="Een vraag per regel."
    )
    vervolg = models.TextField(
        "wat je kunt doen", max_length=1200, blank=True, help_text="Een stap per regel."
    )
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name = "cluster"
        verbose_name_plural = "clusters"
        ordering = ["volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["versie", "letter"], name="cluster_letter_eenmaal")
        ]

    def __str__(self) -> str:
        return self.naam


class Borgstap(models.TextChoices):
    """The four steps of borgen that an intervention can lead to."""

    DOCUMENTEREN = "documenteren", "documenteren"
    MONITOREN = "monitoren", "monitoren"
    CONTROLEREN = "controleren", "controleren"
    HANDELEN = "handelen", "handelen"


class Stelling(BlijftGelijk):
    versie = models.ForeignKey(Versie, models.CASCADE, related_name="stellingen")
    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="stellingen")
    code = models.CharField("code", max_length=8)
    tekst = models.CharField("stelling", max_length=240)
    succesfactor = models.CharField("succesfactor", max_length=120, blank=True)
    # Empty where the uitkomst is about whole clusters.
    interventie = models.TextField("interventie", max_length=1200, blank=True)
    gespreksvraag = models.CharField(
        "vraag voor het gesprek",
        max_length=300,
        blank=True,
        help_text="Waarmee begin je het gesprek als velen oneens zijn?",
    )
    doorlooptijd_dagen = models.PositiveSmallIntegerField(
        "doorlooptijd in dagen",
        default=28,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
    )
    borgstap = models.CharField("stap van borgen", max_length=20, choices=Borgstap, blank=True)
    toelichting = models.TextField("toelichting voor de leider", max_length=600, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name = "stelling"
        verbose_name_plural = "stellingen"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "code"],
                name="stelling_code_eenmaal",
                violation_error_message="Deze code komt al voor in deze versie.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.tekst}"
