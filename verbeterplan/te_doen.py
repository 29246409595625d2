"""What agreed activities ask of a person now."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from organisatie.te_doen import TeDoen
from verbeterplan import situatiebeeld, te_doen_borgen, te_doen_leren, te_doen_uitvoeren
from verbeterplan.models import Activiteit

# What is due later than this can still be found on the traject.
VOORUIT = datetime.timedelta(days=14)


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Own activities to confirm, due within two weeks or late; requests for help to who leads.

    Only in teams the person belongs to today, and in trajecten on whose PLG the person is; with
    what carrying out, borgen and the PLG ask. One query, one more for who leads, and those of
    the others.
    """
    vandaag = timezone.localdate()
    toegang = gebruiker.toegang
    te_doen = Activiteit.objects.te_doen()
    nu = Q(bevestigd_op=None) | Q(datum__lte=vandaag + VOORUIT)
    hulp = te_doen.filter(status=Activiteit.Status.HULP_GEVRAAGD, team__in=toegang.leidt)
    # Apart: asked as one, the database looks through the activities of everybody.
    rijen = {
        rij.pk: rij
        for soort in (te_doen.van_eigenaar(gebruiker).filter(nu), hulp)
        for rij in soort.select_related("team", "eigenaar__gebruiker")
    }
    afspraken = [_regel(rij, gebruiker, vandaag) for rij in rijen.values()]
    return [
        *afspraken,
        *te_doen_uitvoeren.te_doen(gebruiker),
        *situatiebeeld.te_doen(gebruiker),
        *te_doen_leren.te_doen(gebruiker),
        *te_doen_borgen.te_doen(gebruiker),
    ]


def _regel(activiteit: Activiteit, gebruiker: Gebruiker, vandaag: datetime.date) -> TeDoen:
    return TeDoen(
        soort=_soort(activiteit, gebruiker, vandaag),
        wat=activiteit.wat,
        url=reverse("activiteit", args=[activiteit.pk]),
        team=str(activiteit.team),
        datum=activiteit.datum,
        te_laat=activiteit.datum is not None and activiteit.datum < vandaag,
    )


def _soort(activiteit: Activiteit, gebruiker: Gebruiker, vandaag: datetime.date) -> str:
    eigenaar = activiteit.eigenaar
    if eigenaar is None or eigenaar.gebruiker_id != gebruiker.pk:
        wie = eigenaar.gebruiker.naam if eigenaar else "Iemand"
        return f"{wie} vraagt hulp"
    if activiteit.datum is None:
        return "Kies een datum"
    if activiteit.bevestigd_op is None:
        return "Bevestig de datum"
    return "Afgesproken" if activiteit.datum >= vandaag else "Afgesproken datum is voorbij"
