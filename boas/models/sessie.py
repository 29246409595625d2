"""A session: one team, one instrument, one meeting with statements and tallies."""

import datetime
from functools import cache
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from boas.models.instrument import Versie
from boas.models.stelling import Stelling
from boas.regels.code import nieuwe_code
from boas.regels.stippen import HOOGSTENS
from organisatie.models import Bijlage, Lidmaatschap, Team
from organisatie.models.versie import historie_van
from organisatie.toegang import toegang_van


class SessieQuerySet(models.QuerySet["Sessie"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Sessions whose date the person may see: own team, own school (directeur), quality."""
        toegang = toegang_van(gebruiker)
        if toegang.kwaliteit:
            return self.exclude(team=None)
        return self.filter(Q(team__in=toegang.lid_van) | Q(team__school__in=toegang.directeur_van))

    def organisatiebreed_voor(self, gebruiker) -> Self:
        """Sessions of the whole organisation, for who leads those: quality staff and bestuur.

        They stand in no other list: every other scope asks for a team.
        """
        toegang = toegang_van(gebruiker)
        if not (toegang.kwaliteit or toegang.bestuurder):
            return self.none()
        return self.filter(team=None)

    def peiling_leidbaar_door(self, gebruiker) -> Self:
        """Sessions by link that the person prepares, opens and closes."""
        leidt = Q(team__in=toegang_van(gebruiker).leidt)
        breed = Q(pk__in=self.organisatiebreed_voor(gebruiker).order_by().values("pk"))
        return self.filter(leidt | breed, stemwijze=Sessie.Stemwijze.LINK)

    def in_de_zaal(self) -> Self:
        """Those that are held in a meeting, not by link."""
        return self.exclude(stemwijze=Sessie.Stemwijze.LINK)

    def bewerkbaar_door(self, gebruiker) -> Self:
        """Sessions the person prepares and leads: of the teams they lead."""
        return self.filter(team__in=toegang_van(gebruiker).leidt)

    def uitslag_zichtbaar_voor(self, gebruiker) -> Self:
        """Sessions whose figures the person may see.

        The leader always; the team once it is closed; quality and directeur once it is closed and
        the leader shared it. Of the whole organisation: quality and bestuur, once it is closed.
        Reasons and remarks are for the team only, see ``Sessie.redenen_voor``.
        """
        toegang = toegang_van(gebruiker)
        gesloten = Q(status=Sessie.Status.AFGESLOTEN)
        gedeeld = gesloten & Q(gedeeld_op__isnull=False)
        mag = Q(team__in=toegang.leidt) | gesloten & Q(team__in=toegang.lid_van)
        mag |= gedeeld & Q(team__school__in=toegang.directeur_van)
        if toegang.kwaliteit:
            mag |= gedeeld & Q(team__isnull=False)
        if toegang.kwaliteit or toegang.bestuurder:
            mag |= gesloten & Q(team=None)
        return self.filter(mag)

    def voor(self, sessie: "Sessie") -> Self:
        """At most one row: the session whose figures ``sessie`` is compared with.

        Of its reeks and with its instrument (by code: a team's own copy goes on where the original
        stopped), the last that began before it and was closed. Opened again to be mended, it
        stays the one: those figures come back.
        """
        if not sessie.reeks:
            return self.none()
        rijen = self.exclude(pk=sessie.pk).filter(
            Q(status=Sessie.Status.AFGESLOTEN) | Q(status=Sessie.Status.LOPEND) & _was_dicht(),
            reeks=sessie.reeks,
            versie__instrument__code=sessie.versie.instrument.code,
        )
        if sessie.begonnen_op:
            rijen = rijen.filter(begonnen_op__lt=sessie.begonnen_op)
        return rijen.order_by("-begonnen_op", "-pk")[:1]


@cache
def _was_dicht() -> Exists:
    regels = historie_van(Sessie).objects
    return Exists(regels.filter(id=OuterRef("pk"), status=Sessie.Status.AFGESLOTEN))


class Sessie(models.Model):
    class Status(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "in voorbereiding"
        LOPEND = "lopend", "bezig"
        AFGESLOTEN = "afgesloten", "afgesloten"

    OVERGANGEN = {
        Status.VOORBEREIDING: {Status.LOPEND},
        Status.LOPEND: {Status.AFGESLOTEN},
        Status.AFGESLOTEN: {Status.LOPEND},
    }

    class Fase(models.TextChoices):
        OPENING = "opening", "opening"
        STELLINGEN = "stellingen", "stellingen"
        STIPPEN = "stippen", "stippen"
        AFSLUITING = "afsluiting", "afsluiting"

    class Stemwijze(models.TextChoices):
        HANDEN = "handen", "handen opsteken"
        TELEFOONS = "telefoons", "telefoons"
        BEIDE = "beide", "handen en telefoons"
        LINK = "link", "met een link, in een paar weken"

    versie = models.ForeignKey(Versie, models.PROTECT, related_name="sessies")
    team = models.ForeignKey(
        Team, models.CASCADE, null=True, blank=True, related_name="sessies", verbose_name="team"
    )
    # Filled in by whoever knows why sessions follow each other; this app only compares them.
    reeks = models.CharField("reeks", max_length=40, blank=True, editable=False)
    onderwerp = models.CharField("onderwerp", max_length=160)
    doel = models.TextField("doel", max_length=1000, blank=True)
    samenvatting = models.TextField(
        "samenvatting van de verbeteringen", max_length=4000, blank=True
    )
    agenda = models.TextField("agenda", max_length=2000, blank=True)
    gepland_op = models.DateTimeField("datum en tijd", null=True, blank=True)
    duur_minuten = models.PositiveSmallIntegerField(
        "duur in minuten",
        default=120,
        validators=[MinValueValidator(15), MaxValueValidator(480)],
    )
    plaats = models.CharField("plaats", max_length=120, blank=True)
    drempel = models.PositiveSmallIntegerField(
        "drempel in procenten",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Vanaf dit deel (zeer) oneens wordt een interventie voorgesteld.",
    )
    stemwijze = models.CharField(
        "hoe er gestemd wordt", max_length=10, choices=Stemwijze, default=Stemwijze.HANDEN
    )
    stippen = models.PositiveSmallIntegerField(
        "stippen per persoon",
        default=0,
        validators=[MaxValueValidator(HOOGSTENS)],
        help_text="Na de stellingen te verdelen; 0 is geen stippen.",
    )
    aanwezigen = models.ManyToManyField(Lidmaatschap, blank=True, related_name="sessies")
    gasten = models.PositiveSmallIntegerField("gasten die meestemmen", default=0)
    aantal_aanwezig = models.PositiveSmallIntegerField(
        "aantal aanwezigen", default=0, validators=[MaxValueValidator(2000)]
    )
    bijlagen = models.ManyToManyField(Bijlage, blank=True, related_name="sessies")
    code = models.CharField("code", max_length=6, unique=True, default=nieuwe_code, editable=False)

    status = models.CharField("status", max_length=15, choices=Status, default=Status.VOORBEREIDING)
    fase = models.CharField("fase", max_length=12, choices=Fase, default=Fase.OPENING)
    huidige = models.ForeignKey(
        "SessieStelling", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    blad = models.PositiveSmallIntegerField(
        "blad van de afsluiting", default=0, help_text="Welk blad van de afsluiting te zien is."
    )
    begonnen_op = models.DateTimeField("begonnen op", null=True, blank=True)
    afgesloten_op = models.DateTimeField("afgesloten op", null=True, blank=True)
    gedeeld_op = models.DateTimeField("gedeeld met kwaliteit op", null=True, blank=True)
    agenda_verstuurd_op = models.DateTimeField(null=True, blank=True)
    uitslag_verstuurd_op = models.DateTimeField(null=True, blank=True)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    history = HistoricalRecords(excluded_fields=["fase", "huidige", "blad"])
    objects = SessieQuerySet.as_manager()

    class Meta:
        verbose_name = "sessie"
        verbose_name_plural = "sessies"
        ordering = ["-gepland_op", "-pk"]
        indexes = [
            models.Index(fields=["team", "-gepland_op"], name="sessie_team_datum"),
            models.Index(fields=["reeks", "-begonnen_op"], name="sessie_reeks_begin"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(drempel__gte=1, drempel__lte=100), name="sessie_drempel_1_tot_100"
            ),
            models.CheckConstraint(
                condition=Q(stippen__lte=HOOGSTENS), name="sessie_hoogstens_negen_stippen"
            ),
            models.CheckConstraint(
                condition=Q(status="voorbereiding", begonnen_op__isnull=True)
                | ~Q(status="voorbereiding") & Q(begonnen_op__isnull=False),
                name="sessie_begonnen_is_niet_in_voorbereiding",
            ),
            models.CheckConstraint(
                condition=Q(status="afgesloten", afgesloten_op__isnull=False)
                | ~Q(status="afgesloten") & Q(afgesloten_op__isnull=True),
                name="sessie_afgesloten_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(gedeeld_op__isnull=True) | Q(status="afgesloten"),
                name="sessie_gedeeld_is_afgesloten",
            ),
        ]

    def __str__(self) -> str:
        return self.onderwerp

    def get_absolute_url(self) -> str:
        """Where the session stands: preparing, running or with a result."""
        if self.met_link and self.status != self.Status.AFGESLOTEN:
            return reverse("sessie_peiling", args=[self.pk])
        naam = {
            self.Status.VOORBEREIDING: "sessie_voorbereiden",
            self.Status.LOPEND: "sessie_leiding",
            self.Status.AFGESLOTEN: "sessie_uitslag",
        }[self.Status(self.status)]
        return reverse(naam, args=[self.pk])

    @property
    def moment(self) -> datetime.datetime | None:
        """When it was held, or else is planned."""
        return self.begonnen_op or self.gepland_op

    @property
    def vorige(self) -> "Sessie | None":
        """The session it is compared with, as things stand now; looked up each time."""
        return Sessie.objects.voor(self).first()

    def redenen_voor(self, gebruiker) -> bool:
        """Whether the person may read reasons and remarks: the team itself, nobody else."""
        return self.team_id in toegang_van(gebruiker).lid_van

    def naar(self, status: "Sessie.Status") -> None:
        """Change the state (not saved); ValueError when it may not. By link: closed for good."""
        mag = self.OVERGANGEN[self.Status(self.status)]
        if status not in mag or (self.met_link and self.afgesloten_op):
            raise ValueError(f"Na {self.status} komt geen {status}.")
        self.status = status

    @property
    def standnummer(self) -> int:
        """The number that every change raises; 0 before the first."""
        return self.stand.nummer if hasattr(self, "stand") else 0

    @property
    def met_handen(self) -> bool:
        return self.stemwijze in {self.Stemwijze.HANDEN, self.Stemwijze.BEIDE}

    @property
    def met_telefoons(self) -> bool:
        return self.stemwijze in {self.Stemwijze.TELEFOONS, self.Stemwijze.BEIDE}

    @property
    def met_link(self) -> bool:
        return self.stemwijze == self.Stemwijze.LINK

    @property
    def stand_in_woorden(self) -> str:
        """Its state; by link nobody is busy with it, it is open."""
        return "open" if self.met_link and self.status == "lopend" else self.get_status_display()


class SessieStelling(models.Model):
    """A statement chosen for a session, in its place."""

    sessie = models.ForeignKey(Sessie, models.CASCADE, related_name="keuze")
    stelling = models.ForeignKey(Stelling, models.PROTECT, related_name="+")
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sessie", "stelling"], name="sessiestelling_eenmaal_per_sessie"
            )
        ]

    def __str__(self) -> str:
        return str(self.stelling)
