"""What somebody belongs to: teams, and the trajecten that run in them or in whose PLG one is."""

from dataclasses import dataclass

from django.db.models import Q

from organisatie.models import Gebruiker, Team
from organisatie.toegang import Toegang
from verbeterplan.models import Verbetertraject
from verbeterplan.models.plg import plg_trajecten
from verbeterplan.trajectlijst import Regel, lees

# Who has more finds them on the page of all trajecten.
MEESTE = 8


@dataclass(frozen=True)
class MijnTrajecten:
    """``plg``: the ones in whose PLG the person is; ``meer``: whether there are more than shown."""

    regels: tuple[Regel, ...] = ()
    plg: frozenset[int] = frozenset()
    meer: bool = False


def mijn_teams(toegang: Toegang) -> list[Team]:
    """The teams the person belongs to today."""
    return list(Team.objects.filter(pk__in=toegang.lid_van).select_related("school"))


def mijn_trajecten(gebruiker: Gebruiker) -> MijnTrajecten:
    """Those of a PLG first, also of another team. Four queries; none for who is in no team."""
    teams = gebruiker.toegang.lid_van
    if not teams:
        return MijnTrajecten()
    plg = plg_trajecten(gebruiker)
    rijen = (
        Verbetertraject.objects.filter(
            Q(pk__in=plg) | Q(team__in=teams), status=Verbetertraject.Status.LOPEND
        )
        .select_related("team")
        .only("naam", "status", "team__naam")
    )
    gevonden = sorted(rijen, key=lambda rij: (rij.pk not in plg, rij.naam.casefold(), rij.pk))
    return MijnTrajecten(tuple(lees(gevonden[:MEESTE])), plg, len(gevonden) > MEESTE)
