"""A new school year in the rhythm of the one before: its periods lie in the same weeks."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from organisatie.models import Periode, Schooljaar

EEN_DAG = datetime.timedelta(days=1)
VIER = ((0, 10), (10, 20), (20, 30), (30, 52))


def vorige(jaar: Schooljaar) -> Schooljaar | None:
    """The last year before this one that has periods."""
    eerder = Schooljaar.objects.filter(van__lt=jaar.van, periodes__isnull=False)
    return eerder.order_by("-van").distinct().first()


def stel_voor(jaar: Schooljaar) -> list[Periode]:
    """Periods for a year that has none, not saved: as last year, else four.

    They follow each other as they did: the same names and lengths in whole weeks, the first from
    the first day of the year and the last until its last; a gap between two stays.
    """
    oud = vorige(jaar)
    if oud is None:
        rooster = [(f"periode {n}", *weken) for n, weken in enumerate(VIER, 1)]
    else:
        rooster = [
            (p.naam, _weken(p.van - oud.van), _weken(p.tot + EEN_DAG - oud.van))
            for p in oud.periodes.all()
        ]
    return _leg(jaar, rooster)


def _weken(duur: datetime.timedelta) -> int:
    return round(duur.days / 7)


def _leg(jaar: Schooljaar, rooster: list[tuple[str, int, int]]) -> list[Periode]:
    uit: list[Periode] = []
    for nummer, (naam, begin, einde) in enumerate(rooster, 1):
        van = max(jaar.van, jaar.van + datetime.timedelta(weeks=begin))
        tot = jaar.van + datetime.timedelta(weeks=einde) - EEN_DAG
        laatste = nummer == len(rooster)
        tot = jaar.tot if laatste else min(tot, jaar.tot)
        if uit and van <= uit[-1].tot:
            van = uit[-1].tot + EEN_DAG
        if van < tot:
            uit.append(Periode(schooljaar=jaar, naam=naam, van=van, tot=tot))
    return uit


@transaction.atomic
def maak_periodes(jaar: Schooljaar) -> list[Periode]:
    """Save what was proposed. Raises ValidationError when there are some, or the year is closed."""
    jaar = Schooljaar.objects.select_for_update().get(pk=jaar.pk)
    if jaar.gesloten:
        raise ValidationError("Dit schooljaar is gesloten. Open het eerst.")
    if jaar.periodes.exists():
        raise ValidationError(f"{jaar.naam} heeft al periodes.")
    periodes = stel_voor(jaar)
    for periode in periodes:
        periode.full_clean()
        periode.save()
    return periodes
