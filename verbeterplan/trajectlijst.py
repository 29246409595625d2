"""The list of trajecten as it is read: phase and round, what is left to do, and what comes next."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, Value
from django.utils import timezone

from verbeterplan.models import (
    Activiteit,
    Cyclusronde,
    Kartrekkerschap,
    Monitormoment,
    Verbetertraject,
)
from verbeterplan.regels.fasen import Fase


@dataclass(frozen=True)
class Regel:
    """One traject; ``eerstvolgend`` is the first day from today on for which something stands."""

    traject: Verbetertraject
    fase: Fase
    ronde: int
    te_doen: int
    eerstvolgend: datetime.date | None

    @property
    def woord(self) -> str:
        """Its phase, or that it does not run."""
        loopt = self.traject.status == Verbetertraject.Status.LOPEND
        return self.fase.kort if loopt else self.traject.get_status_display()


def lees(trajecten: Collection[Verbetertraject]) -> list[Regel]:
    """Two queries, however many there are."""
    pks, vandaag = [traject.pk for traject in trajecten], timezone.localdate()
    lopend = Cyclusronde.objects.lopend().filter(traject__in=pks).order_by()
    rondes = {
        traject: (Fase(fase), nummer)
        for traject, fase, nummer in lopend.values_list("traject", "fase", "nummer")
    }
    te_doen: dict[int, int] = {}
    dagen: defaultdict[int, list[datetime.date]] = defaultdict(list)
    for pk, n, eerste in _wat_komt(pks, vandaag):
        te_doen[pk] = te_doen.get(pk, 0) + n
        if eerste:
            dagen[pk].append(eerste)
    return [
        Regel(
            traject,
            *rondes[traject.pk],
            te_doen.get(traject.pk, 0),
            min(dagen[traject.pk], default=None),
        )
        for traject in trajecten
    ]


def _wat_komt(trajecten: list[int], vandaag: datetime.date) -> Any:
    """By traject how many activities are left to do, and the first day of each kind of thing."""
    afspraken = Activiteit.objects.te_doen().filter(traject__in=trajecten).order_by()
    per_traject = afspraken.values_list("traject").annotate(
        n=Count("pk"), eerste=Min("datum", filter=Q(datum__gte=vandaag))
    )
    in_ronde = {"ronde__traject__in": trajecten, "ronde__afgerond_op": None}
    momenten = Monitormoment.objects.aanwezig().filter(
        gehouden_op=None, datum__gte=vandaag, **in_ronde
    )
    weer = Kartrekkerschap.objects.filter(evaluatie_op__gte=vandaag, **in_ronde)
    geen = Value(0)
    return per_traject.union(
        momenten.order_by().values_list("ronde__traject", geen).annotate(eerste=Min("datum")),
        weer.order_by().values_list("ronde__traject", geen, "evaluatie_op"),
        all=True,
    )
