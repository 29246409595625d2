"""Rows of borgen for tests, all about one verbeteractie of the world's team."""

import datetime
from decimal import Decimal

from django.utils import timezone

from borgen.models import Meetafspraak, Meting, Norm, Signaal
from tests.factories import TrajectFactory
from verbeterplan.models import Overleg, Verbeteractie


def vandaag(dagen: int = 0) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=dagen)


def actie_van(wereld, naam="Twee gesprekken per periode", traject=None) -> Verbeteractie:
    traject = traject or TrajectFactory(
        team=wereld.team, naam="Begeleiding", gemaakt_door=wereld.teamleider
    )
    return Verbeteractie.objects.create(traject=traject, naam=naam)


def signaal_van(wereld, actie, richting="aandacht", **velden) -> Signaal:
    velden = {
        "van": "collega",
        "tekst": "In klas 3A is nog niemand gesproken.",
        "door": wereld.teamlid,
    } | velden
    return Signaal.objects.create(verbeteractie=actie, richting=richting, **velden)


def overleg_van(wereld, dagen=7, titel="Teamoverleg") -> Overleg:
    moment = timezone.now() + datetime.timedelta(days=dagen)
    return Overleg.objects.create(team=wereld.team, titel=titel, moment=moment)


def afspraak_van(actie, norm="2", wereld=None, **velden) -> Meetafspraak:
    """A meetafspraak with an internal norm of long ago; without ``norm`` it has none."""
    velden = {
        "wat": "Gesprekken per student",
        "wie": "alle SLB'ers",
        "hoe": "Uit het systeem",
        "eenheid": "gesprekken",
    } | velden
    afspraak = Meetafspraak.objects.create(verbeteractie=actie, **velden)
    if norm:
        Norm.objects.create(
            meetafspraak=afspraak,
            waarde=Decimal(norm),
            geldig_van=datetime.date(2020, 1, 1),
            door=actie.traject.gemaakt_door,
        )
    return afspraak


def meting_van(afspraak, waarde="1", dagen=-1) -> Meting:
    return Meting.objects.create(
        meetafspraak=afspraak,
        datum=vandaag(dagen),
        waarde=Decimal(waarde),
        door=afspraak.verbeteractie.traject.gemaakt_door,
    )


def versie(rij) -> int:
    """The version a form of this row would carry."""
    return rij.history.order_by("-history_id").first().history_id
