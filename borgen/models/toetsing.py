"""Who agreed to exactly which text, and who has read it."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from borgen.models.basis import EigenTeamQuerySet
from borgen.models.versies import Documentversie
from organisatie.models import Lidmaatschap


class VanVersieQuerySet(EigenTeamQuerySet):
    naar_team = "versie__document__proces__team"


class AkkoordQuerySet(VanVersieQuerySet):
    def laatst_afwezig(self, leden: Iterable[Lidmaatschap]) -> dict[int, str]:
        """Memberships of who was away for long when last asked, with the reason. One query."""
        laatst = {
            lid: (stand, reden)
            for lid, stand, reden in self.filter(lidmaatschap__in=leden)
            .order_by("pk")
            .values_list("lidmaatschap", "stand", "toelichting")
        }
        weg = Akkoord.Stand.LANG_AFWEZIG
        return {lid: reden for lid, (stand, reden) in laatst.items() if stand == weg}


class Akkoord(models.Model):
    """The voice of one voter: who was in the team on the day the text went ter toetsing."""

    class Stand(models.TextChoices):
        OPEN = "open", "nog geen antwoord"
        AKKOORD = "akkoord", "akkoord"
        NIET_AKKOORD = "niet_akkoord", "niet akkoord"
        LANG_AFWEZIG = "lang_afwezig", "langdurig afwezig"

    class Wijze(models.TextChoices):
        OVERLEG = "overleg", "in het overleg"
        LINK = "link", "met de link"

    versie = models.ForeignKey(Documentversie, models.CASCADE, related_name="akkoorden")
    lidmaatschap = models.ForeignKey(Lidmaatschap, models.PROTECT, related_name="akkoorden")
    stand = models.CharField("stand", max_length=14, choices=Stand, default=Stand.OPEN)
    wijze = models.CharField("hoe", max_length=8, choices=Wijze, blank=True)
    toelichting = models.CharField("toelichting", max_length=500, blank=True)
    hash = models.CharField("hash van de tekst", max_length=64, blank=True)
    moment = models.DateTimeField("moment", null=True, blank=True)

    history = HistoricalRecords()
    objects = AkkoordQuerySet.as_manager()

    class Meta:
        verbose_name = "akkoord"
        verbose_name_plural = "akkoorden"
        ordering = ["lidmaatschap__gebruiker__naam", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["versie", "lidmaatschap"], name="akkoord_eenmaal"),
            models.CheckConstraint(
                condition=Q(stand="open", moment__isnull=True, wijze="", hash="")
                | Q(stand="lang_afwezig", moment__isnull=False, wijze="", hash="")
                | (
                    Q(stand__in=["akkoord", "niet_akkoord"], moment__isnull=False)
                    & ~Q(wijze="")
                    & ~Q(hash="")
                ),
                name="akkoord_antwoord_heeft_tekst_en_moment",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["niet_akkoord", "lang_afwezig"]) | ~Q(toelichting=""),
                name="akkoord_anders_heeft_toelichting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lidmaatschap}: {self.get_stand_display()}"

    @property
    def telt(self) -> bool:
        """Whether this is a voter; who is away for long is none."""
        return self.stand != self.Stand.LANG_AFWEZIG

    def antwoord(
        self,
        akkoord: bool,
        hash_: str,
        wijze: "Akkoord.Wijze",
        toelichting: str = "",
        moment: datetime.datetime | None = None,
    ) -> None:
        """Answer on the text with this digest; to object takes a reason (ValidationError)."""
        if not akkoord and not toelichting.strip():
            raise ValidationError({"toelichting": "Vertel kort waarom je niet akkoord bent."})
        self.stand = self.Stand.AKKOORD if akkoord else self.Stand.NIET_AKKOORD
        self._zet(wijze, hash_, toelichting, moment)

    def zet_lang_afwezig(self, reden: str) -> None:
        """No voter for as long as this lasts. Raises ValidationError without a reason."""
        if not reden.strip():
            raise ValidationError({"toelichting": "Vertel kort waarom deze collega er niet is."})
        self.stand = self.Stand.LANG_AFWEZIG
        self._zet("", "", reden)

    def maak_open(self) -> None:
        """A voter again, without an answer."""
        self.stand, self.wijze, self.hash, self.toelichting = self.Stand.OPEN, "", "", ""
        self.moment = None
        self.save()

    def _zet(
        self,
        wijze: str,
        hash_: str,
        toelichting: str,
        moment: datetime.datetime | None = None,
    ) -> None:
        self.wijze, self.hash, self.toelichting = wijze, hash_, toelichting.strip()
        self.moment = moment or timezone.now()
        self.full_clean(exclude=["versie", "lidmaatschap"], validate_unique=False)
        self.save()


class Gelezen(models.Model):
    """Somebody confirmed to have read an approved version."""

    versie = models.ForeignKey(Documentversie, models.CASCADE, related_name="gelezen")
    lidmaatschap = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="gelezen")
    moment = models.DateTimeField("moment", auto_now_add=True)

    objects = VanVersieQuerySet.as_manager()

    class Meta:
        verbose_name = "leesbevestiging"
        verbose_name_plural = "leesbevestigingen"
        constraints = [
            models.UniqueConstraint(fields=["versie", "lidmaatschap"], name="gelezen_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.lidmaatschap} las {self.versie}"
