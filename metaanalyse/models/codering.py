"""Coding of a card: by one coder, or the settled one that holds."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from metaanalyse.models.kaart import Kaart
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from organisatie.toegang import toegang_van

MEESTE_TEKENS = 20_000


class CoderingQuerySet(models.QuerySet["Codering"]):
    def lopend(self) -> Self:
        """Of coders, and not settled yet, in the order in which they began; not those that a
        colleague went on without."""
        return self.onvastgesteld().filter(reden="").order_by("pk")

    def gepasseerd(self) -> Self:
        """Not finished, so that the colleague went on without; ``reden`` says why."""
        return self.onvastgesteld().exclude(reden="")

    def onvastgesteld(self) -> Self:
        return self.filter(soort=Codering.Soort.CODEUR, leidde_tot=None)

    def bewerkbaar_door(self, gebruiker) -> Self:
        """One's own coding that is not finished: nobody writes in a colleague's."""
        if not toegang_van(gebruiker).onderzoeker:
            return self.none()
        return self.lopend().filter(codeur=gebruiker.pk, stand=Codering.Stand.BEZIG)


class Codering(models.Model):
    """All values of a card as one coder found them, or as they were settled.

    A settled coding never changes: settling anew makes the next ``nummer``, and ``Kaart.geldig``
    says which one holds. Two coders work apart: neither sees the other's before both are finished.
    The "voorstel" holds what was chosen where they differ, until it is settled. The "aanbod" is
    what a school told: no coder's, so it is no half of a pair and its teller no coder.

    Who coded or offered is protected: a name under a coding is part of how it came about. Such an
    account can be made inactive, and nothing here changes; it cannot be removed.
    """

    class Soort(models.TextChoices):
        CODEUR = "codeur", "van een codeur"
        VOORSTEL = "voorstel", "voorstel om vast te stellen"
        AANBOD = "aanbod", "zoals een school het aanbood"
        VASTGESTELD = "vastgesteld", "vastgesteld"

    class Stand(models.TextChoices):
        BEZIG = "bezig", "bezig"
        KLAAR = "klaar", "klaar"

    kaart = models.ForeignKey(
        Kaart, models.CASCADE, related_name="coderingen", verbose_name="kaart"
    )
    soort = models.CharField("soort", max_length=12, choices=Soort, default=Soort.CODEUR)
    stand = models.CharField("stand", max_length=8, choices=Stand, default=Stand.BEZIG)
    codeur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="coderingen",
        verbose_name="codeur",
        help_text="Bij een vastgestelde codering: wie haar vaststelde.",
    )
    nummer = models.PositiveSmallIntegerField("versie", null=True, blank=True)
    reden = models.TextField("waarom zo vastgesteld", max_length=2000, blank=True)
    # The decision about the step, beside the suggestion that the conditions gave.
    trede_voorstel = models.PositiveSmallIntegerField("voorgestelde trede", null=True, blank=True)
    trede_reden = models.TextField("waarom een andere trede", max_length=2000, blank=True)
    leidde_tot = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="voortgekomen_uit",
        verbose_name="leidde tot",
        help_text="De vastgestelde codering die hieruit voortkwam.",
    )
    onafhankelijk = models.BooleanField(
        "los van de collega gecodeerd",
        default=True,
        help_text="Niet als er al waarden stonden of als de codeur die van de collega zag.",
    )
    keuzes = models.JSONField(
        "keuzes bij verschil",
        default=dict,
        blank=True,
        help_text="Van een voorstel: per veld wiens antwoord geldt, en van welke antwoorden.",
    )
    begonnen_op = models.DateTimeField("begonnen op", auto_now_add=True)
    bewaard_op = models.DateTimeField("laatst opgeslagen op", auto_now=True)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)

    objects = CoderingQuerySet.as_manager()

    class Meta:
        verbose_name = "codering"
        verbose_name_plural = "coderingen"
        ordering = ["kaart", "soort", "nummer", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kaart", "codeur"],
                condition=Q(soort="codeur", leidde_tot=None),
                name="codering_eenmaal_per_codeur",
            ),
            models.UniqueConstraint(
                fields=["kaart"], condition=Q(soort="voorstel"), name="codering_een_voorstel"
            ),
            models.UniqueConstraint(
                fields=["kaart", "nummer"],
                condition=Q(soort="vastgesteld"),
                name="codering_nummer_eenmaal",
            ),
            models.UniqueConstraint(
                fields=["kaart"], condition=Q(soort="aanbod"), name="codering_een_aanbod"
            ),
            models.CheckConstraint(
                condition=Q(soort="vastgesteld", nummer__isnull=False, stand="klaar")
                | Q(soort__in=["codeur", "aanbod"], nummer__isnull=True, codeur__isnull=False)
                | Q(soort="voorstel", nummer__isnull=True, stand="bezig"),
                name="codering_van_codeur_of_vastgesteld",
            ),
            models.CheckConstraint(
                condition=Q(stand="klaar", klaar_op__isnull=False)
                | Q(stand="bezig", klaar_op__isnull=True),
                name="codering_klaar_met_moment",
            ),
        ]

    def __str__(self) -> str:
        wie = f"versie {self.nummer}" if self.nummer else str(self.codeur)
        return f"{self.kaart}, {wie}"


class Waarde(models.Model):
    """One value: a term, a range of an ordered variable, a text, or that there is none to find.

    Empty is the absence of a row; "onbekend" and "n.v.t." are rows of their own and the only row of
    their variable. ``tekst`` is the finding of an open variable, or words beside a term.
    """

    class Herkomst(models.TextChoices):
        VERMELD = "vermeld", "staat er zo"
        AFGELEID = "afgeleid", "afgeleid uit de tekst"
        HOOFDSTUK5 = "hoofdstuk5", "uit hoofdstuk 5 van de meta-analyse"

    codering = models.ForeignKey(
        Codering, models.CASCADE, related_name="waarden", verbose_name="codering"
    )
    variabele = models.CharField(
        "variabele", max_length=16, choices=[(v.code, v.naam) for v in VARIABELEN.values()]
    )
    toestand = models.CharField(
        "toestand",
        max_length=8,
        choices=[(t.value, t.value) for t in Toestand],
        default=Toestand.WAARDE.value,
    )
    code = models.CharField("waarde", max_length=40, blank=True)
    code_tot = models.CharField("tot en met", max_length=40, blank=True)
    tekst = models.TextField("bevinding", max_length=MEESTE_TEKENS, blank=True)
    herkomst = models.CharField("herkomst", max_length=10, choices=Herkomst, blank=True)
    plaats = models.CharField("plaats in de bron", max_length=300, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "waarde"
        verbose_name_plural = "waarden"
        ordering = ["codering", "variabele", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["codering", "variabele", "code"], name="waarde_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(toestand="waarde") & (~Q(code="") | ~Q(tekst=""))
                | Q(toestand__in=["onbekend", "nvt"], code="", code_tot=""),
                name="waarde_of_geen",
            ),
            models.CheckConstraint(
                condition=Q(code_tot="") | ~Q(code=""), name="waarde_bereik_heeft_begin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.variabele}: {self.code or self.tekst[:40] or self.toestand}"


class Checklistscore(models.Model):
    """How well one part of the research was accounted for, 1 to 5. Source: S2, overzicht 7."""

    class Onderdeel(models.TextChoices):
        INCLUSIE = "inclusie", "Past bij de vraag"
        VALIDITEIT = "validiteit", "Geldig en betrouwbaar opgezet"
        METHODE = "methode", "Werkwijze verantwoord"
        CONCLUSIES = "conclusies", "Conclusies gedekt"
        BRUIKBAARHEID = "bruikbaarheid", "Bruikbaar voor wie ermee werkt"

    codering = models.ForeignKey(
        Codering, models.CASCADE, related_name="scores", verbose_name="codering"
    )
    onderdeel = models.CharField("onderdeel", max_length=14, choices=Onderdeel)
    score = models.PositiveSmallIntegerField(
        "score",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text="Leeg is onbekend.",
    )
    reden = models.TextField("waarom", max_length=2000, blank=True)

    class Meta:
        verbose_name = "checklistscore"
        verbose_name_plural = "checklistscores"
        ordering = ["codering", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["codering", "onderdeel"], name="score_eenmaal"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=1, score__lte=5), name="score_1_tot_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_onderdeel_display()}: {self.score or 'onbekend'}"


class Laddervoorwaarde(models.Model):
    """Whether one condition of the ladder is met; ``vervuld`` None is "not known"."""

    codering = models.ForeignKey(
        Codering, models.CASCADE, related_name="voorwaarden", verbose_name="codering"
    )
    voorwaarde = models.CharField("voorwaarde", max_length=40)
    vervuld = models.BooleanField("vervuld", null=True, blank=True)
    reden = models.TextField("waaraan te zien", max_length=2000, blank=True)

    class Meta:
        verbose_name = "voorwaarde van de ladder"
        verbose_name_plural = "voorwaarden van de ladder"
        ordering = ["codering", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["codering", "voorwaarde"], name="voorwaarde_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.voorwaarde}: {self.vervuld}"
