"""What the PLG looks into: sources with a judgement, interviews and observations, expertise."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from organisatie.models import Lidmaatschap
from verbeterplan.models.cyclus import Planonderdeel, Weglegbaar
from verbeterplan.models.traject import VanTeamQuerySet
from verbeterplan.regels.bronoordeel import in_een_zin
from verbeterplan.regels.vindplaats import is_adres


class Oordeel(models.TextChoices):
    JA = "ja", "ja"
    DEELS = "deels", "deels"
    NEE = "nee", "nee"


OORDEELVRAGEN = ("recent", "kwaliteit", "bruikbaar", "past")


class Planbron(Planonderdeel):
    """A source from outside, and what the PLG thinks of it. Evidence cards hang on the traject."""

    class Soort(models.TextChoices):
        LITERATUUR = "literatuur", "artikel, boek of leidraad"
        SCHOOL = "school", "andere school"
        DESKUNDIGE = "deskundige", "deskundige van buiten"
        GEGEVENS = "gegevens", "eigen gegevens"
        ANDERS = "anders", "iets anders"

    class Richting(models.TextChoices):
        VOOR = "voor", "pleit ervoor"
        TEGEN = "tegen", "pleit ertegen"
        ALLEBEI = "allebei", "noemt voor- en nadelen"

    soort = models.CharField("soort", max_length=10, choices=Soort, default=Soort.LITERATUUR)
    titel = models.CharField("titel of naam", max_length=240)
    vindplaats = models.CharField("waar te vinden", max_length=400, blank=True)
    jaar = models.PositiveSmallIntegerField(
        "jaar", null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    leert_ons = models.TextField("wat leert dit ons", max_length=3000, blank=True)
    # Of what the PLG thinks of doing. Reading only what agrees is the pitfall (S4, aanbeveling 5).
    richting = models.CharField("voor of tegen", max_length=7, choices=Richting, blank=True)
    # Four questions to any source (S4, aanbeveling 5); empty is not judged yet.
    recent = models.CharField("recent genoeg", max_length=5, choices=Oordeel, blank=True)
    kwaliteit = models.CharField("goed onderbouwd", max_length=5, choices=Oordeel, blank=True)
    bruikbaar = models.CharField("bruikbaar", max_length=5, choices=Oordeel, blank=True)
    past = models.CharField("past bij onze situatie", max_length=5, choices=Oordeel, blank=True)

    class Meta(Planonderdeel.Meta):
        verbose_name = "bron"
        verbose_name_plural = "bronnen"

    def __str__(self) -> str:
        return self.titel

    @property
    def adres(self) -> str:
        """Where a press on its title leads; empty when it stands on no page."""
        return self.vindplaats if is_adres(self.vindplaats) else ""

    @property
    def oordelen(self) -> list[tuple[str, str]]:
        """The four questions with ja, deels, nee or nothing."""
        return [(self._meta.get_field(v).verbose_name, getattr(self, v)) for v in OORDEELVRAGEN]  # type: ignore[union-attr,misc]

    @property
    def oordeel(self) -> str:
        """What the judgement says, in one line."""
        return in_een_zin({vraag: getattr(self, vraag) for vraag in OORDEELVRAGEN})

    @property
    def beoordeeld(self) -> bool:
        return any(getattr(self, vraag) for vraag in OORDEELVRAGEN)


class Kijkmoment(Planonderdeel):
    """An interview, group talk or observation: how things are now. Nobody is named."""

    class Soort(models.TextChoices):
        INTERVIEW = "interview", "interview"
        GROEP = "groep", "groepsgesprek"
        OBSERVATIE = "observatie", "observatie in de les"

    soort = models.CharField("soort", max_length=10, choices=Soort)
    met_wie = models.CharField("met wie of waar", max_length=160)
    datum = models.DateField("datum", default=timezone.localdate)
    bevindingen = models.TextField("wat viel op", max_length=4000, blank=True)

    class Meta(Planonderdeel.Meta):
        verbose_name = "kijkmoment"
        verbose_name_plural = "kijkmomenten"

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.met_wie}"


class ExpertiseQuerySet(VanTeamQuerySet):
    naar_team = "lidmaatschap__team"

    def aanwezig(self) -> Self:
        return self.filter(weg_op=None)


class Expertise(Weglegbaar):
    """What a colleague is good at or was trained in, as that colleague says. Seen by the team."""

    class Soort(models.TextChoices):
        ERVARING = "ervaring", "ervaring"
        TRAINING = "training", "training of opleiding"

    lidmaatschap = models.ForeignKey(
        Lidmaatschap, models.CASCADE, related_name="expertise", verbose_name="collega"
    )
    onderwerp = models.CharField("onderwerp", max_length=120)
    soort = models.CharField("waardoor", max_length=10, choices=Soort, default=Soort.ERVARING)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    history = HistoricalRecords()
    objects = ExpertiseQuerySet.as_manager()

    class Meta:
        verbose_name = "expertise"
        verbose_name_plural = "expertise"
        ordering = ["onderwerp", "pk"]

    def __str__(self) -> str:
        return self.onderwerp
