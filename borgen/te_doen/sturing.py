"""Rounds that wait for somebody's own answer."""

from django.utils import timezone

from borgen.models import Schatting, Schattingsronde
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Open rounds of the person's own teams without an answer of theirs. One query, two if any."""
    rondes = list(
        Schattingsronde.objects.zichtbaar_voor(gebruiker)
        .open()
        .select_related("traject__team", "verbeteractie")
        .order_by()
    )
    if not rondes:
        return []
    al = set(
        Schatting.objects.filter(ronde__in=rondes, gebruiker=gebruiker).values_list(
            "ronde", flat=True
        )
    )
    return [
        TeDoen(
            soort="Geef je schatting",
            wat=ronde.waarover,
            url=ronde.get_absolute_url(),
            team=str(ronde.traject.team),
            datum=timezone.localtime(ronde.geopend_op).date(),
            knop="Vul in",
        )
        for ronde in rondes
        if ronde.pk not in al
    ]
