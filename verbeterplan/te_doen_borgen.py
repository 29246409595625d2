"""What borgen asks of whoever keeps a theme alive: to look again on the day that was agreed."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen
from verbeterplan.models import Kartrekkerschap, Verbetertraject

VOORUIT = datetime.timedelta(days=14)


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Own themes; those of nobody, or of who left, to who leads. One query.

    Also of a finished traject: keeping it alive begins there.
    """
    toegang = gebruiker.toegang
    if not toegang.lid_van:
        return []
    vandaag = timezone.localdate()
    # Who left the team they were of no longer does it.
    weg = Q(lidmaatschap=None) | Q(lidmaatschap__tot__lt=vandaag)
    eigen = Q(lidmaatschap__gebruiker=gebruiker, lidmaatschap__team__in=toegang.lid_van)
    rijen = (
        Kartrekkerschap.objects.filter(eigen | weg & Q(ronde__traject__team__in=toegang.leidt))
        .filter(ronde__afgerond_op=None, evaluatie_op__lte=vandaag + VOORUIT)
        .exclude(ronde__traject__status=Verbetertraject.Status.GESTOPT)
        .order_by()
        .values_list(
            *("ronde__traject", "ronde__traject__naam", "ronde__traject__team__naam"),
            "evaluatie_op",
        )
    )
    return [
        TeDoen(
            soort="Kijk of het nog werkt",
            wat=naam,
            url=f"{reverse('fase_borgen', args=[traject])}#personen",
            team=team,
            datum=op,
            te_laat=op < vandaag,
            knop="Kijk terug",
        )
        for traject, naam, team, op in rijen
    ]
