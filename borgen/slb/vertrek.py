"""What of the conversations hangs on a membership: numbers of students, never who."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from borgen.slb.acties import beheer
from borgen.slb.models import Begeleiding
from organisatie.models import Lidmaatschap
from organisatie.vertrek import Werksoort


def _begeleidingen(dag: datetime.date) -> QuerySet[Begeleiding]:
    return Begeleiding.objects.filter(Q(tot=None) | Q(tot__gte=dag))


def _begeleid_over(
    rijen: Iterable[Any], soort: Werksoort, naar: Lidmaatschap | None, dag: datetime.date, door: Any
) -> None:
    """From ``dag`` on; what was before stays to be read as it was."""
    alle = list(rijen)
    eigen = [rij.student for rij in alle if not rij.waarnemer]
    if naar is not None and eigen:
        beheer.wijs_slber_aan(eigen, naar, dag, door)
    for rij in alle:
        if naar is not None and rij.waarnemer:
            beheer.laat_waarnemen([rij.student], naar, max(dag, rij.van), rij.tot, door)
        # Read again: guiding by another ended it already.
        if nu := _begeleidingen(dag).filter(pk=rij.pk).first():
            beheer.eindig_voor(nu, dag)


WERK = (
    Werksoort(
        "studenten",
        "student",
        "studenten",
        "slb.Begeleiding.lidmaatschap",
        lambda dag: _begeleidingen(dag).select_related("student"),
        _begeleid_over,
        titel=None,
        plek=15,
    ),
)
GESCHIEDENIS = ("slb.Gesprek.door", "slb.Inleesrun.door", "slb.Steekproef.door")
