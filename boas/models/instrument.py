"""Instruments in versions. BOAS is one of them; all are data."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from simple_history.models import HistoricalRecords

from boas.regels.schaal import Schaal
from organisatie.models import Team
from organisatie.toegang import toegang_van


class InstrumentQuerySet(models.QuerySet["Instrument"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Instruments of the organisation, and those of the teams the person leads."""
        toegang = toegang_van(gebruiker)
        if not (toegang.leidt or toegang.kwaliteit):
            return self.none()
        return self.filter(eenmalig=False).filter(Q(team=None) | Q(team__in=toegang.leidt))

    def bewerkbaar_door(self, gebruiker) -> Self:
        """Own team's (teamleider); the organisation's (kwaliteitsmedewerker)."""
        toegang = toegang_van(gebruiker)
        mag = Q(team__in=toegang.leidt)
        if toegang.kwaliteit:
            mag |= Q(team=None)
        return self.filter(mag, eenmalig=False)

    def voor_een_team(self) -> Self:
        """Those a team can be asked, with ``afname``: how, by their newest version."""
        nieuwste = Versie.objects.filter(instrument=OuterRef("pk")).order_by("-nummer")
        return self.annotate(
            nieuwste=Subquery(nieuwste.values("pk")[:1]),
            afname=Subquery(nieuwste.values("afname")[:1]),
        ).filter(nieuwste__in=Versie.objects.filter(groepen=[]).values("pk"))


class Instrument(models.Model):
    """A reflection instrument; ``team`` empty means: of the whole organisation."""

    code = models.SlugField("code", max_length=40, help_text="Zoals boas of knoster.")
    naam = models.CharField("naam", max_length=120)
    omschrijving = models.TextField("omschrijving", blank=True)
    team = models.ForeignKey(
        Team, models.CASCADE, null=True, blank=True, related_name="instrumenten"
    )
    # Its statements are made for one occasion: nobody chooses or changes it by itself.
    eenmalig = models.BooleanField(default=False, editable=False)
    kopie_van = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="kopieen"
    )

    history = HistoricalRecords()
    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = "instrument"
        verbose_name_plural = "instrumenten"
        ordering = ["naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(team=None),
                name="instrument_code_eenmaal",
                violation_error_message="Er is al een instrument met deze code.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def laatste_versie(self) -> "Versie":
        """The newest version; an instrument always has one."""
        return self.versies.order_by("-nummer")[:1].get()


class VersieQuerySet(models.QuerySet["Versie"]):
    def gebruikt(self) -> Self:
        """Versions that may not change any more.

        A session that began stands on it, or, for an instrument of the organisation, any session:
        teams that prepared with its statements keep them. A team that changes its own statements
        while preparing changes them for the session it prepares.
        """
        from boas.models.sessie import Sessie

        sessies = Sessie.objects.filter(versie=OuterRef("pk"))
        return self.filter(
            Exists(sessies.filter(begonnen_op__isnull=False))
            | Q(instrument__team=None) & Exists(sessies)
        )

    def update(self, **kwargs) -> int:
        eis_ongebruikt(self)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        eis_ongebruikt(self)
        return super().delete()


def eis_ongebruikt(versies: "models.QuerySet[Versie]") -> None:
    """Raise ValidationError when one of these may not change any more."""
    if Versie.objects.filter(pk__in=versies.order_by().values("pk")).gebruikt().exists():
        raise ValidationError(
            "Deze versie is gebruikt in een sessie en verandert niet meer. Maak een nieuwe versie."
        )


class Uitkomst(models.TextChoices):
    """What a result is made of, beside the drempel for each statement: see ``boas.uitkomsten``."""

    STELLINGEN = "stellingen", "stellingen die aandacht vragen"
    BLOKKEN = "blokken", "rij blokken: wat is er, en wat ontbreekt"
    BESPREKEN = "bespreken", "punten om te bespreken"
    THEMAS = "themas", "thema's naast de schatting van het bestuur"


class Afname(models.TextChoices):
    """How an instrument is answered."""

    ZAAL = "zaal", "samen, in een bijeenkomst"
    LINK = "link", "met een link, in een paar weken"
    BEIDE = "beide", "samen of met een link"


class Versie(models.Model):
    """One version of an instrument. Once a session uses it, nothing in it changes any more."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="versies")
    nummer = models.PositiveIntegerField("versie")
    schaal = models.JSONField(
        "schaal", help_text="De antwoorden in volgorde, van zeer oneens naar volledig eens."
    )
    oneens_tm = models.PositiveSmallIntegerField(
        "oneens tot en met", help_text="Het aantal antwoorden dat als oneens telt."
    )
    uitkomst = models.CharField(
        "uitkomst", max_length=12, choices=Uitkomst, default=Uitkomst.STELLINGEN
    )
    afname = models.CharField("afname", max_length=5, choices=Afname, default=Afname.ZAAL)
    # As boas.regels.inhoud.Groep has them; with groups it is asked in the whole organisation.
    groepen = models.JSONField("groepen", default=list, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "nummer"], name="versie_nummer_eenmaal"),
            models.CheckConstraint(condition=Q(oneens_tm__gte=1), name="versie_heeft_oneens"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}, versie {self.nummer}"

    def save(self, *args, **kwargs) -> None:
        if self.pk:
            eis_ongebruikt(Versie.objects.filter(pk=self.pk))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        eis_ongebruikt(Versie.objects.filter(pk=self.pk))
        return super().delete(*args, **kwargs)

    @property
    def organisatiebreed(self) -> bool:
        """Whether it is asked in the whole organisation, by groups, and belongs to no team."""
        return bool(self.groepen)

    @property
    def schaalwoorden(self) -> Schaal:
        """The scale, with the words for it."""
        return Schaal(tuple(self.schaal), self.oneens_tm)

    @property
    def gebruikt(self) -> bool:
        """Whether a session stands on this version, so that it may not change."""
        return Versie.objects.filter(pk=self.pk).gebruikt().exists()
