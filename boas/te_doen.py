"""What sessions ask of a person now."""

import datetime

from django.db.models import Q
from django.utils import timezone

from boas.models import Sessie
from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen

# A result is news for two weeks; after that it is found with its traject.
NIEUWS = datetime.timedelta(days=14)


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Sessions to prepare or go on with (who leads), results to send (who leads) or read.

    One query.
    """
    nu = timezone.now()
    leidt = gebruiker.toegang.leidt
    open_werk = Q(team__in=leidt) & ~Q(status=Sessie.Status.AFGESLOTEN)
    nieuws = Q(
        team__in=gebruiker.toegang.lid_van,
        status=Sessie.Status.AFGESLOTEN,
        afgesloten_op__gte=nu - NIEUWS,
    )
    sessies = Sessie.objects.filter(open_werk | nieuws).select_related("team", "versie__instrument")
    return [_regel(sessie, nu, leidt=sessie.team_id in leidt) for sessie in sessies]


def _regel(sessie: Sessie, nu: datetime.datetime, *, leidt: bool) -> TeDoen:
    status = Sessie.Status(sessie.status)
    soort = {
        Sessie.Status.VOORBEREIDING: "Bereid de sessie voor",
        Sessie.Status.LOPEND: "Ga verder met de sessie",
        Sessie.Status.AFGESLOTEN: "Lees de uitslag",
    }[status]
    te_mailen = leidt and not sessie.versie.instrument.eenmalig
    if status == Sessie.Status.AFGESLOTEN and te_mailen and sessie.uitslag_verstuurd_op is None:
        soort = "Mail de uitslag"
    moment = sessie.afgesloten_op or sessie.moment
    return TeDoen(
        soort=soort,
        wat=sessie.onderwerp,
        url=sessie.get_absolute_url(),
        team=str(sessie.team),
        datum=timezone.localdate(moment) if moment else None,
        te_laat=status == Sessie.Status.VOORBEREIDING and moment is not None and moment < nu,
    )
