"""The list of trajecten as it is read: phase and round, what is left to do, and what comes next."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Min, Q
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
    """Four queries, however many there are."""
    pks, vandaag = [traject.pk for traject in trajecten], timezone.localdate()
    rondes = {r.traject_id: r for r in Cyclusronde.objects.lopend().filter(traject__in=pks)}
    afspraken = Activiteit.objects.te_doen().filter(traject__in=pks).order_by()
    per_traject = {
        pk: (n, eerste)
        for pk, n, eerste in afspraken.values_list("traject").annotate(
            n=Count("pk"), eerste=Min("datum", filter=Q(datum__gte=vandaag))
        )
    }
    in_ronde = {"ronde__traject__in": pks, "ronde__afgerond_op": None}
    momenten = Monitormoment.objects.aanwezig().filter(
        gehouden_op=None, datum__gte=vandaag, **in_ronde
    )
    kijken = dict(momenten.order_by().values_list("ronde__traject").annotate(eerste=Min("datum")))
    weer = Kartrekkerschap.objects.filter(evaluatie_op__gte=vandaag, **in_ronde)
    evalueren = dict(weer.values_list("ronde__traject", "evaluatie_op"))
    regels = []
    for traject in trajecten:
        te_doen, eerste = per_traject.get(traject.pk, (0, None))
        dagen = [eerste, kijken.get(traject.pk), evalueren.get(traject.pk)]
        ronde = rondes[traject.pk]
        eerstvolgend = min((dag for dag in dagen if dag), default=None)
        regels.append(Regel(traject, Fase(ronde.fase), ronde.nummer, te_doen, eerstvolgend))
    return regels
