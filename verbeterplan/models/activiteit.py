"""An agreed activity: what, who, when, and how it stands. "Afspraak is afspraak"."""

import datetime
from functools import cache
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from boas.models import Borgstap, Sessie
from organisatie.models import Lidmaatschap, Team
from organisatie.models.versie import historie_van
from organisatie.toegang import toegang_van
from verbeterplan.models.plg import Plglid
from verbeterplan.models.traject import VanTeamQuerySet, Verbeteractie, Verbetertraject
from verbeterplan.regels import afspraak


class ActiviteitQuerySet(VanTeamQuerySet):
    naar_traject = "traject"

    def van_eigenaar(self, gebruiker) -> Self:
        """Activities the person owns: in own teams, and where the person is in the PLG.

        Who left the team, or the PLG, no longer has a say in what stands in their name.
        """
        hier = Q(team__in=toegang_van(gebruiker).lid_van) | self._als_plglid(gebruiker)
        return self.filter(hier, eigenaar__gebruiker=gebruiker)

    def af_te_ronden_door(self, gebruiker) -> Self:
        """Activities whose date and status the person may set: own ones, of led teams, of a PLG."""
        return self.schrijfbaar_door(gebruiker) | self.van_eigenaar(gebruiker)

    def te_bevestigen_door(self, gebruiker) -> Self:
        """Activities whose date the person may confirm: own ones, and those of led teams."""
        return self.bewerkbaar_door(gebruiker) | self.van_eigenaar(gebruiker)

    def te_doen(self) -> Self:
        """Not finished and not cancelled."""
        return self.exclude(status__in=[Activiteit.Status.KLAAR, Activiteit.Status.VERVALLEN])

    def op_datum(self) -> Self:
        """First what comes first; what has no date yet comes last, on every database."""
        return self.order_by(F("datum").asc(nulls_last=True), "volgorde", "pk")

    def in_woorden(self, vandaag: datetime.date) -> str:
        """How many there are and how they stand, for above a list; one query."""
        klaar = Q(status=Activiteit.Status.KLAAR)
        af = klaar | Q(status=Activiteit.Status.VERVALLEN)
        n = self.aggregate(
            totaal=Count("pk"),
            klaar=Count("pk", filter=klaar),
            hulp=Count("pk", filter=Q(status=Activiteit.Status.HULP_GEVRAAGD)),
            voorbij=Count("pk", filter=Q(datum__lt=vandaag) & ~af),
        )
        delen = [
            (n["klaar"], "klaar"),
            (n["hulp"], "waarbij hulp gevraagd is"),
            (n["voorbij"], "met een datum die voorbij is"),
        ]
        alles = "1 activiteit" if n["totaal"] == 1 else f"{n['totaal']} activiteiten"
        rest = ", ".join(f"{aantal} {woord}" for aantal, woord in delen if aantal)
        return f"{alles}: {rest}." if rest else f"{alles}, nog niets klaar."

    def met_bevestiging(self) -> Self:
        """Annotate ``ooit_bevestigd``: whether its owner ever confirmed a date."""
        return self.annotate(ooit_bevestigd=_bevestigd())

    def te_laat(self, vandaag: datetime.date) -> Self:
        """To do, with a date before ``vandaag``."""
        return self.te_doen().filter(datum__lt=vandaag)


@cache
def _bevestigd() -> Exists:
    regels = historie_van(Activiteit).objects.filter(id=OuterRef("pk"), bevestigd_op__isnull=False)
    return Exists(regels)


class Activiteit(models.Model):
    class Status(models.TextChoices):
        OPEN = "open", "open"
        BEZIG = "bezig", "bezig"
        KLAAR = "klaar", "klaar"
        HULP_GEVRAAGD = "hulp_gevraagd", "hulp gevraagd"
        VERZET = "verzet", "verzet"
        VERVALLEN = "vervallen", "vervallen"

    class Soort(models.TextChoices):
        INTERVENTIE = "interventie", "interventie uit een sessie"
        STANDAARD = "standaard", "standaardactiviteit"
        EIGEN = "eigen", "zelf toegevoegd"

    team = models.ForeignKey(Team, models.PROTECT, related_name="activiteiten", verbose_name="team")
    traject = models.ForeignKey(
        Verbetertraject,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="activiteiten",
        verbose_name="traject",
    )
    verbeteractie = models.ForeignKey(
        Verbeteractie,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="activiteiten",
        verbose_name="verbeteractie",
    )
    wat = models.CharField("wat", max_length=200)
    toelichting = models.TextField("toelichting", max_length=2000, blank=True)
    soort = models.CharField("soort", max_length=12, choices=Soort, default=Soort.EIGEN)
    borgstap = models.CharField("stap van borgen", max_length=20, choices=Borgstap, blank=True)
    eigenaar = models.ForeignKey(
        Lidmaatschap,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activiteiten",
        verbose_name="eigenaar",
    )
    datum = models.DateField("klaar op", null=True, blank=True)
    bevestigd_op = models.DateTimeField("datum bevestigd op", null=True, blank=True)
    status = models.CharField("status", max_length=14, choices=Status, default=Status.OPEN)
    reden = models.CharField("reden", max_length=300, blank=True)
    eerdere_datum = models.DateField("eerdere datum", null=True, blank=True)
    klaar_op = models.DateTimeField("afgerond op", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    history = HistoricalRecords()
    objects = ActiviteitQuerySet.as_manager()

    class Meta:
        verbose_name = "activiteit"
        verbose_name_plural = "activiteiten"
        ordering = ["datum", "volgorde", "pk"]
        indexes = [
            models.Index(fields=["traject", "datum"], name="activiteit_traject_datum"),
            models.Index(fields=["eigenaar", "status", "datum"], name="activiteit_eigenaar_status"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(wat=""), name="activiteit_heeft_wat"),
            models.CheckConstraint(
                condition=Q(status="klaar", klaar_op__isnull=False)
                | ~Q(status="klaar") & Q(klaar_op__isnull=True),
                name="activiteit_klaar_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(bevestigd_op__isnull=True)
                | Q(eigenaar__isnull=False, datum__isnull=False),
                name="activiteit_bevestigd_heeft_eigenaar_en_datum",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["verzet", "vervallen"]) | ~Q(reden=""),
                name="activiteit_verzet_of_vervallen_heeft_reden",
            ),
            models.CheckConstraint(
                condition=~Q(status="verzet") | Q(datum__isnull=False),
                name="activiteit_verzet_heeft_datum",
            ),
        ]

    def __str__(self) -> str:
        return self.wat

    def get_absolute_url(self) -> str:
        return reverse("activiteit", args=[self.pk])

    @property
    def stand(self) -> afspraak.Stand:
        """How it stands today: word, icon, date passed or not."""
        return afspraak.stand_van(self.status, self.datum, timezone.localdate())

    @property
    def wie(self) -> str:
        """The name of the owner; empty when there is none yet."""
        return self.eigenaar.gebruiker.naam if self.eigenaar else ""

    @property
    def mag_naar(self) -> frozenset[str]:
        """The statuses that may follow the present one."""
        return afspraak.OVERGANGEN[self.status]

    def toelichting_zichtbaar_voor(self, gebruiker) -> bool:
        """Whether the person may read the explanation.

        That of an intervention is the text of a statement: it tells which one scored low, and so
        follows who may see the figures of its session (docs/besluiten/0005).
        """
        if self.soort != self.Soort.INTERVENTIE or self.team_id in toegang_van(gebruiker).lid_van:
            return True
        cijfers = Sessie.objects.uitslag_zichtbaar_voor(gebruiker)
        return cijfers.filter(trajectsessie__keuzes__activiteit=self.pk).exists()

    # --- States: each change has its own word (methode.md, Planning) --------------------------

    def wijs_toe(self, eigenaar: Lidmaatschap | None, datum: datetime.date | None) -> None:
        """Set owner and proposed date; a changed proposal asks for a new confirmation.

        Raises ValidationError for an owner who is not in the team, nor in the PLG of the traject.
        """
        if eigenaar is not None and not self._kan_van(eigenaar):
            raise ValidationError(
                {"eigenaar": "Deze persoon zit niet in het team. Kies iemand anders."}
            )
        if (eigenaar, datum) != (self.eigenaar, self.datum):
            self.bevestigd_op = None
        self.eigenaar, self.datum = eigenaar, datum
        self.save()

    def _kan_van(self, lid: Lidmaatschap) -> bool:
        if lid.team_id == self.team_id:
            return True
        plg = Plglid.objects.actief().filter(traject=self.traject_id, lidmaatschap=lid)
        return self.traject_id is not None and plg.exists()

    def bevestig(self) -> None:
        """The owner confirms the date.

        Raises ValidationError without owner or date, and when it is done or cancelled.
        """
        if self.status in (self.Status.KLAAR, self.Status.VERVALLEN):
            raise ValidationError(
                f"Deze activiteit staat op {self.stand.woord}. Zet hem eerst weer open."
            )
        if not (self.eigenaar_id and self.datum):
            raise ValidationError("Kies eerst een eigenaar en een datum.")
        self.bevestigd_op = timezone.now()
        self.save()

    def zet_bezig(self) -> None:
        self._naar(self.Status.BEZIG)

    def heropen(self) -> None:
        self._naar(self.Status.OPEN)

    def rond_af(self) -> None:
        self._naar(self.Status.KLAAR)

    def vraag_hulp(self, waarmee: str = "") -> None:
        self._naar(self.Status.HULP_GEVRAAGD, waarmee)

    def verzet(self, datum: datetime.date, reden: str) -> None:
        """Move to another date, with the reason; the owner confirms the new date again.

        Raises ValidationError without a reason, or when the date stays the same.
        """
        if not reden.strip():
            raise ValidationError({"reden": "Vertel kort waarom de datum verandert."})
        if self.datum == datum:
            raise ValidationError({"datum": "Dit is de datum die er al stond. Kies een andere."})
        self._eis_overgang(self.Status.VERZET)
        self.eerdere_datum = self.datum
        self.datum = datum
        self.bevestigd_op = None
        self._naar(self.Status.VERZET, reden)

    def laat_vervallen(self, reden: str) -> None:
        """Cancel, with the reason. Raises ValidationError without a reason."""
        if not reden.strip():
            raise ValidationError({"reden": "Vertel kort waarom dit vervalt."})
        self._naar(self.Status.VERVALLEN, reden)

    def _naar(self, status: "Activiteit.Status", reden: str = "") -> None:
        self._eis_overgang(status)
        self.status = status
        self.reden = reden.strip()
        self.klaar_op = timezone.now() if status == self.Status.KLAAR else None
        self.save()

    def _eis_overgang(self, status: "Activiteit.Status") -> None:
        if status not in self.mag_naar:
            raise ValidationError(
                f"Deze activiteit staat op {self.stand.woord}. Zet hem eerst weer open."
                if self.status in (self.Status.KLAAR, self.Status.VERVALLEN)
                else f"Deze activiteit staat al op {self.stand.woord}."
            )
