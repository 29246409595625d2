"""Measurements that are due or late, for who carries them out."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from borgen.meetplan import open_momenten
from borgen.regels.meetmomenten import Stand, stand_van
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen
from verbeterplan.models import Verbetertraject


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Own measurements that are due; those of nobody, or of who left, to the leader. One query.

    Of a traject that runs, and of an agreement that was not stopped.
    """
    toegang = gebruiker.toegang
    team = "meetafspraak__verbeteractie__traject__team"
    eigen = Q(meetafspraak__uitvoerder__gebruiker=gebruiker, **{f"{team}__in": toegang.lid_van})
    if toegang.kwaliteit:
        eigen |= Q(meetafspraak__uitvoerder_buiten_team=gebruiker)
    vandaag = timezone.localdate()
    weg = Q(meetafspraak__uitvoerder=None) | Q(meetafspraak__uitvoerder__tot__lt=vandaag)
    niemand = weg & Q(meetafspraak__uitvoerder_buiten_team=None, **{f"{team}__in": toegang.leidt})
    rijen = (
        open_momenten()
        .filter(
            eigen | niemand,
            op__lte=vandaag,
            meetafspraak__gestopt_op=None,
            meetafspraak__verbeteractie__traject__status=Verbetertraject.Status.LOPEND,
        )
        .order_by()
        .values_list("pk", "naam", "op", "meetafspraak", "meetafspraak__wat", f"{team}__naam")
    )
    return [_regel(vandaag, *rij) for rij in rijen]


def _regel(
    vandaag: datetime.date,
    pk: int,
    naam: str,
    op: datetime.date,
    afspraak: int,
    wat: str,
    team: str,
) -> TeDoen:
    laat = stand_van(op, vandaag) == Stand.TE_LAAT
    return TeDoen(
        soort="Meting is te laat" if laat else "Meet en vul de uitkomst in",
        wat=f"{wat}: {naam}",
        url=f"{reverse('meting_nieuw', args=[afspraak])}?moment={pk}",
        team=team,
        datum=op,
        te_laat=laat,
        knop="Vul in",
    )
