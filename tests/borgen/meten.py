"""Agreements on measuring, and a school year, for tests."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from borgen.acties import controleren as acties
from borgen.models import Meetafspraak, Meting
from organisatie.models import Periode, Schooljaar

LANG_GELEDEN = datetime.date(2020, 8, 1)


def vandaag(dagen: int = 0) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=dagen)


def maak_schooljaar(*grenzen: datetime.date, gesloten: bool = False) -> Schooljaar:
    """A school year whose periods end on ``grenzen``; it begins 40 days before the first."""
    begin = grenzen[0] - datetime.timedelta(days=40)
    jaar = Schooljaar.objects.create(
        naam=f"{begin.year}-{begin.year + 1}", van=begin, tot=grenzen[-1], gesloten=gesloten
    )
    van = begin
    for nummer, tot in enumerate(grenzen, 1):
        Periode.objects.create(schooljaar=jaar, naam=f"periode {nummer}", van=van, tot=tot)
        van = tot + datetime.timedelta(days=1)
    return jaar


def maak_afspraak(
    traject: Any, door: Any, *, norm: str | None = "2", actie: str = "Gesprekken", **velden: Any
) -> Meetafspraak:
    """An agreement since long, of a verbeteractie of its own name; no schedule but its rhythm."""
    verbeteractie, _ = traject.verbeteracties.get_or_create(naam=actie)
    standaard: dict[str, Any] = {
        "wat": "Gesprekken per student",
        "wie": "Alle SLB'ers",
        "hoe": "Steekproef",
        "eenheid": "gesprekken",
        "vanaf": LANG_GELEDEN,
    }
    rij = Meetafspraak(verbeteractie=verbeteractie, **(standaard | velden))
    return acties.maak_afspraak(rij, Decimal(norm) if norm else None, door)


def meet(afspraak: Meetafspraak, dag: datetime.date, waarde: str, door: Any, **meer: Any) -> Meting:
    return acties.bewaar_meting(
        Meting(meetafspraak=afspraak, datum=dag, waarde=Decimal(waarde), door=door, **meer)
    )


def meet_reeks(afspraak: Meetafspraak, door: Any, *waarden: str) -> list[Meting]:
    """One a week, the last one yesterday."""
    begin = vandaag(-1) - datetime.timedelta(weeks=len(waarden) - 1)
    return [
        meet(afspraak, begin + datetime.timedelta(weeks=nummer), waarde, door)
        for nummer, waarde in enumerate(waarden)
    ]
