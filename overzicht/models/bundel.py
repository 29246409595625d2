"""The reports of all teams on a period, made in the background into one zip."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Periode, School
from organisatie.models.werk import ANDERS, Werk, WerkQuerySet
from organisatie.toegang import toegang_van
from overzicht.regels.alfabet import sorteersleutel


@dataclass(frozen=True)
class Bundelteam:
    """One team of a bundle. With an ``afdruk`` its two files stand on disk under that name.

    Without one ``fout`` says why not, or ``weg`` that the team is no longer there; or its turn is
    still to come.
    """

    pk: int
    team: str
    school: str
    afdruk: str = ""
    vast: bool = False
    fout: str = ""
    weg: bool = False
    # In seconds, to tell how long the rest takes.
    duur: float = 0

    @property
    def gedaan(self) -> bool:
        return bool(self.afdruk or self.fout or self.weg)

    @property
    def volgorde(self) -> tuple[str, str, int]:
        """By school, then by team."""
        return sorteersleutel(self.school), sorteersleutel(self.team), self.pk

    def zonder_verslag(self, fout: str) -> "Bundelteam":
        return replace(self, fout=fout, afdruk="", weg=False)

    def als_json(self) -> dict[str, Any]:
        return asdict(self)


class BundelQuerySet(WerkQuerySet):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Of all quality staff: a colleague can fetch, go on with or stop what one began."""
        return self if toegang_van(gebruiker).kwaliteit else self.none()

    def neem_beurt(self, pk: int, beurt: int) -> "Bundel | None":
        """The bundle, for whoever is the first to come for this turn; None for all others.

        Every turn counts as an attempt, until a team is done in it.
        """
        rijen = self.filter(pk=pk, stand=Bundel.Stand.MAKEN, beurt=beurt)
        if not rijen.update(beurt=beurt + 1, pogingen=F("pogingen") + 1, gemeld_op=timezone.now()):
            return None
        return Bundel.objects.select_related("periode__schooljaar", "door", "school").get(pk=pk)


class Bundel(Werk):
    class Stand(models.TextChoices):
        MAKEN = "maken", "wordt gemaakt"
        ONDERBROKEN = "onderbroken", "onderbroken"
        KLAAR = "klaar", "klaar"
        VERVALLEN = "vervallen", "weggegooid"

    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="door"
    )
    periode = models.ForeignKey(
        Periode, models.CASCADE, related_name="bundels", verbose_name="periode"
    )
    # Without one: of all schools.
    school = models.ForeignKey(
        School, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="school"
    )
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.MAKEN)
    # ``Bundelteam`` each, in the order of the zip.
    teams = models.JSONField("teams", default=list)
    volgende = models.PositiveIntegerField("plek van het team dat aan de beurt is", default=0)
    # Who works on it does so for a turn; whoever comes with an older one has been overtaken.
    beurt = models.PositiveIntegerField(default=0)
    pogingen = models.PositiveSmallIntegerField("beurten zonder een team", default=0)
    bytes = models.PositiveBigIntegerField("grootte", default=0)

    objects = BundelQuerySet.as_manager()

    class Meta(Werk.Meta):
        verbose_name = "bundel"
        verbose_name_plural = "bundels"
        constraints = [
            *Werk.Meta.constraints,
            # One at a time in the whole installation: pages must not wait for it.
            models.UniqueConstraint(
                "stand", condition=Q(stand="maken"), name="bundel_een_tegelijk"
            ),
        ]

    def __str__(self) -> str:
        return f"Verslagen van {self.periode}"

    def get_absolute_url(self) -> str:
        return reverse("bundels")

    @property
    def rijen(self) -> list[Bundelteam]:
        return [Bundelteam(**rij) for rij in self.teams]

    @property
    def gedaan(self) -> int:
        """How many teams are done; they stay so when it goes on after a stop."""
        return sum(rij.gedaan for rij in self.rijen)

    @property
    def aan_de_beurt(self) -> Bundelteam | None:
        """None when all teams have been."""
        return Bundelteam(**self.teams[self.volgende]) if self.volgende < len(self.teams) else None

    def leg_vast(self, rij: Bundelteam) -> None:
        """What became of the team whose turn it was; on to the next.

        Raises ValidationError when somebody stopped it, or has taken over.
        """
        self.teams[self.volgende] = rij.als_json()
        self.volgende, self.pogingen, self.gemeld_op = self.volgende + 1, 0, timezone.now()
        self.voortgang = 100 * self.volgende // len(self.teams)
        velden = ("teams", "volgende", "pogingen", "gemeld_op", "voortgang")
        eigen = Bundel.objects.filter(pk=self.pk, stand=self.Stand.MAKEN, beurt=self.beurt)
        if not eigen.update(**{veld: getattr(self, veld) for veld in velden}):
            raise ValidationError(ANDERS)


_B = Bundel.Stand
Bundel.werkend = frozenset({_B.MAKEN})
Bundel.lopend = frozenset({_B.MAKEN, _B.ONDERBROKEN, _B.KLAAR})
Bundel.volgt = {
    _B.MAKEN: {_B.KLAAR, _B.ONDERBROKEN, _B.VERVALLEN},
    _B.ONDERBROKEN: {_B.MAKEN, _B.VERVALLEN},
    _B.KLAAR: {_B.VERVALLEN},
    _B.VERVALLEN: set(),
}
