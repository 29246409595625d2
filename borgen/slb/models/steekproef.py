"""Students or conversations of a class drawn at random; the seed draws the same ones again."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from borgen.slb.models.gesprek import Gesprek
from borgen.slb.models.klas import Klas
from borgen.slb.models.student import Student
from organisatie.models import Periode
from verbeterplan.models.traject import VanTeamQuerySet


class SteekproefQuerySet(VanTeamQuerySet):
    naar_team = "klas__team"


class Steekproef(models.Model):
    """What was drawn is kept too: the class itself changes meanwhile."""

    class Uit(models.TextChoices):
        STUDENTEN = "studenten", "studenten"
        GESPREKKEN = "gesprekken", "gehouden gesprekken"

    klas = models.ForeignKey(Klas, models.CASCADE, related_name="steekproeven", verbose_name="klas")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+", verbose_name="periode")
    uit = models.CharField("waaruit", max_length=10, choices=Uit, default=Uit.STUDENTEN)
    populatie = models.PositiveIntegerField("hoeveel zijn er", validators=[MinValueValidator(1)])
    omvang = models.PositiveIntegerField("hoeveel trek je", validators=[MinValueValidator(1)])
    zaad = models.PositiveBigIntegerField("zaad")
    studenten = models.ManyToManyField(Student, related_name="+")
    gesprekken = models.ManyToManyField(Gesprek, related_name="+")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    moment = models.DateTimeField("moment", auto_now_add=True)

    objects = SteekproefQuerySet.as_manager()

    class Meta:
        verbose_name = "steekproef"
        verbose_name_plural = "steekproeven"
        ordering = ["-moment", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(omvang__gte=1, omvang__lte=F("populatie")),
                name="slb_steekproef_past_in_populatie",
            )
        ]

    def __str__(self) -> str:
        return f"{self.omvang} van {self.populatie} {self.get_uit_display()}"
