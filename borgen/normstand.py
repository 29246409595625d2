"""How the norms of many teams stand, by the last result of each agreement. Three queries."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery

from borgen.models import Meetafspraak, Meting, Norm
from borgen.regels.norm import Normwaarde, Oordeel, beoordeel, geldige_norm
from borgen.regels.normtelling import Normtelling, tel
from verbeterplan.models import Verbetertraject

_TRAJECT = "verbeteractie__traject"
_TEAM = f"{_TRAJECT}__team"


def lees_normtelling(
    teams: Collection[int], vandaag: datetime.date
) -> dict[int, dict[int, Normtelling]]:
    """By team and running traject what is measured; what measures nothing is not in it."""
    afspraken = Meetafspraak.objects.lopend().filter(
        **{f"{_TRAJECT}__status": Verbetertraject.Status.LOPEND, f"{_TEAM}__in": teams}
    )
    afspraken = afspraken.order_by()
    laatste, normen = _laatste_metingen(afspraken), _normen(afspraken)
    per_traject: dict[tuple[int, int], list[Oordeel | None]] = defaultdict(list)
    for pk, team, traject, richting in afspraken.values_list("pk", _TEAM, _TRAJECT, "richting"):
        oordeel = _oordeel(laatste.get(pk), richting, normen.get(pk, []), vandaag)
        per_traject[team, traject].append(oordeel)
    per_team: dict[int, dict[int, Normtelling]] = defaultdict(dict)
    for (team, traject), oordelen in per_traject.items():
        per_team[team][traject] = tel(oordelen)
    return dict(per_team)


def _laatste_metingen(afspraken: Any) -> dict[int, tuple[Decimal, datetime.date]]:
    laatste = Meting.objects.filter(meetafspraak=OuterRef("meetafspraak")).order_by("-datum")
    rijen: Any = Meting.objects.filter(
        meetafspraak__in=afspraken.values("pk"), pk=Subquery(laatste.values("pk")[:1])
    )
    rijen = rijen.order_by().values_list("meetafspraak", "waarde", "datum")
    return {pk: (waarde, datum) for pk, waarde, datum in rijen}


def _normen(afspraken: Any) -> dict[int, list[Normwaarde]]:
    rijen = Norm.objects.filter(meetafspraak__in=afspraken.values("pk"), soort=Norm.Soort.INTERN)
    normen: dict[int, list[Normwaarde]] = defaultdict(list)
    velden = ("meetafspraak", "waarde", "geldig_van", "te_halen_op")
    for pk, waarde, geldig_van, te_halen_op in rijen.order_by().values_list(*velden):
        normen[pk].append(Normwaarde(waarde, geldig_van, te_halen_op))
    return normen


def _oordeel(
    laatste: tuple[Decimal, datetime.date] | None,
    richting: str,
    normen: list[Normwaarde],
    vandaag: datetime.date,
) -> Oordeel | None:
    if laatste is None:
        return None if geldige_norm(normen, vandaag) else Oordeel.GEEN_NORM
    return beoordeel(laatste[0], richting, normen, laatste[1])
