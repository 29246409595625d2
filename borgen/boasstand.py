"""What the last BOAS of a traject said about recording agreements (statement V5)."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Sum
from django.utils import timezone

from boas.models import Ronde, Sessie, Telling
from boas.regels.drempel import interventie_nodig
from boas.regels.telling import Telling as Turf

BOAS, VASTLEGGEN = "boas", "V5"
_VELDEN = (
    *("afgesloten_op", "drempel", "trajectsessie__traject"),
    *("versie__schaal", "versie__oneens_tm"),
)


@dataclass(frozen=True, slots=True)
class Boasstand:
    """``v5_laag_op``: the day of the last BOAS, when V5 asked for an intervention then."""

    sessie: int
    v5_laag_op: datetime.date | None


def lees(trajecten: Collection[int]) -> dict[int, Boasstand]:
    """Of every traject that had one, its last closed BOAS; at most two queries."""
    gesloten = Sessie.objects.filter(
        trajectsessie__traject__in=trajecten,
        versie__instrument__code=BOAS,
        status=Sessie.Status.AFGESLOTEN,
    ).select_related("versie", "trajectsessie")
    gesloten = gesloten.only(*_VELDEN)
    op_tijd = gesloten.order_by("afgesloten_op", "pk")
    laatste = {sessie.trajectsessie.traject_id: sessie for sessie in op_tijd}
    if not laatste:
        return {}
    turven = _turven(laatste.values())
    return {traject: _stand(sessie, turven) for traject, sessie in laatste.items()}


def _stand(sessie: Sessie, turven: dict[int, Turf]) -> Boasstand:
    turf = turven.get(sessie.pk)
    laag = turf is not None and interventie_nodig(turf, sessie.drempel)
    assert sessie.afgesloten_op is not None  # noqa: S101 - a check constraint of the table
    return Boasstand(sessie.pk, timezone.localdate(sessie.afgesloten_op) if laag else None)


def _turven(sessies: Collection[Sessie]) -> dict[int, Turf]:
    """The tally of V5 in its last round, by session."""
    per_ronde: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    telling = Telling.objects.filter(
        ronde__sessie__in=[sessie.pk for sessie in sessies],
        ronde__status=Ronde.Status.ONTHULD,
        ronde__stelling__code=VASTLEGGEN,
    ).values_list("ronde__sessie", "ronde__nummer", "waarde")
    for sessie, nummer, waarde, n in telling.annotate(totaal=Sum("n")):
        per_ronde[sessie][nummer][waarde] = n
    return {
        sessie.pk: _turf(sessie, max(per_ronde[sessie.pk].items())[1])
        for sessie in sessies
        if sessie.pk in per_ronde
    }


def _turf(sessie: Sessie, aantallen: dict[int, int]) -> Turf:
    versie = sessie.versie
    return Turf(tuple(aantallen.get(w, 0) for w in range(len(versie.schaal))), versie.oneens_tm)
