"""What runs in many teams at once: for a directeur, quality staff and who leads several teams.

In fixed alphabetical order and without a ranking. Of people only how many, never who.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Count
from django.utils import timezone

from organisatie.models import Gebruiker, Lidmaatschap, Team
from organisatie.toegang import toegang_van
from verbeterplan.models import Plglid, Speerpunt, Teamgrens, Verbetertraject
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.speerpunten import MEESTE_PLGS, Drukte, drukte

Stand = Speerpunt.Stand


class Toon(StrEnum):
    """Which teams one looks at."""

    ALLE = "alle"
    TE_VEEL = "te-veel"
    MENSEN = "mensen"
    STIL = "stil"


TOON_WOORDEN = {
    Toon.ALLE: "Alle teams",
    Toon.TE_VEEL: "Meer dan afgesproken",
    Toon.MENSEN: "Mensen in veel PLG's",
    Toon.STIL: "Er loopt niets",
}


@dataclass(frozen=True)
class Loopt:
    """A running traject: its number, name, phase and how often it goes round the cycle."""

    pk: int
    naam: str
    fase: Fase
    ronde: int = 1


@dataclass(frozen=True)
class Teamregel:
    """A team: what runs, what it wants at most, what waits, and how many people have much at once.

    ``druk`` counts its members who are in more than ``MEESTE_PLGS`` running PLG's, of any team.
    """

    team: Team
    lopend: int
    grens: int
    wacht: int
    doorgeschoven: int
    druk: int
    trajecten: tuple[Loopt, ...] = ()

    @property
    def te_veel(self) -> bool:
        return drukte(self.lopend, self.grens) == Drukte.TE_VEEL

    def hoort_bij(self, toon: Toon) -> bool:
        return {
            Toon.ALLE: True,
            Toon.TE_VEEL: self.te_veel,
            Toon.MENSEN: self.druk > 0,
            Toon.STIL: self.lopend == 0,
        }[toon]

    @property
    def let_op(self) -> list[str]:
        """What asks for a talk, in words."""
        uit = []
        if self.te_veel:
            uit.append(f"{self.lopend - self.grens} meer dan afgesproken")
        if self.druk:
            wie = "1 collega zit" if self.druk == 1 else f"{self.druk} collega's zitten"
            uit.append(f"{wie} in meer dan {MEESTE_PLGS} PLG's")
        return uit


def mag_overzicht(gebruiker: Gebruiker) -> bool:
    """Quality staff, a directeur, and who leads more than one team."""
    toegang = toegang_van(gebruiker)
    return bool(toegang.kwaliteit or toegang.directeur_van or len(toegang.leidt) > 1)


def teams_voor(gebruiker: Gebruiker) -> Any:
    """The active teams the overview is about, by name; with their school."""
    rijen = Team.objects.overzien_door(gebruiker).filter(actief=True)
    return rijen.select_related("school").order_by("naam", "school__naam", "pk")


def lees_overzicht(teams: Any) -> list[Teamregel]:
    """A line for each team, still without the names of what runs. Five queries."""
    lopend = _tel(Verbetertraject.objects.filter(status="lopend"), "team")
    staand = Speerpunt.objects.aanwezig()
    wacht = _tel(staand.filter(stand=Stand.LIJST), "team")
    doorgeschoven = _tel(staand.filter(stand=Stand.DOORGESCHOVEN), "team")
    grenzen = dict(Teamgrens.objects.values_list("team", "hoogstens"))
    druk = _drukke_mensen()
    return [
        Teamregel(
            team,
            lopend=lopend[team.pk],
            grens=grenzen.get(team.pk, Teamgrens.STANDAARD),
            wacht=wacht[team.pk],
            doorgeschoven=doorgeschoven[team.pk],
            druk=druk[team.pk],
        )
        for team in teams
    ]


def met_trajecten(regels: Iterable[Teamregel]) -> list[Teamregel]:
    """The same with what runs in them. One query."""
    regels = list(regels)
    per_team = lees_lopend([regel.team.pk for regel in regels])
    return [replace(regel, trajecten=per_team.get(regel.team.pk, ())) for regel in regels]


def lees_lopend(teams: Collection[int]) -> dict[int, tuple[Loopt, ...]]:
    """By team what runs in it, by name; a team without is not in it. One query."""
    rijen = Verbetertraject.objects.filter(
        team__in=teams, status="lopend", rondes__afgerond_op=None
    ).order_by("naam", "pk")
    per_team: defaultdict[int, list[Loopt]] = defaultdict(list)
    velden = ("team", "pk", "naam", "rondes__fase", "rondes__nummer")
    for team, pk, naam, fase, ronde in rijen.values_list(*velden):
        per_team[team].append(Loopt(pk, naam, Fase(fase), ronde))
    return {team: tuple(loopt) for team, loopt in per_team.items()}


def _tel(rijen: Any, per: str) -> Counter[int]:
    return Counter(dict(rijen.values_list(per).annotate(n=Count("pk")).order_by(per)))


def _drukke_mensen() -> Counter[int]:
    """By team how many of its members are in more PLG's at once than is wise."""
    druk = (
        Plglid.objects.actief()
        .filter(traject__status="lopend")
        .values("lidmaatschap__gebruiker")
        .annotate(n=Count("traject", distinct=True))
        .filter(n__gt=MEESTE_PLGS)
        .values("lidmaatschap__gebruiker")
    )
    leden = Lidmaatschap.objects.geldig_op(timezone.localdate()).filter(gebruiker__in=druk)
    return Counter(dict(leden.values_list("team").annotate(n=Count("gebruiker", distinct=True))))
