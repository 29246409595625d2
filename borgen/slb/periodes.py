"""Which period a page is about."""

import datetime

from django.utils import timezone

from borgen.slb.regels.tijdvak import Jaar, Tijdvak, peildatum
from organisatie.models import Periode, Schooljaar
from organisatie.verzoek import Verzoek
from verbeterplan.views.hulp import gevraagd_nummer


def tijdvak_van(periode: Periode) -> Tijdvak:
    return Tijdvak(periode.van, periode.tot)


def peildatum_van(periode: Periode) -> datetime.date:
    return peildatum(tijdvak_van(periode), timezone.localdate())


def huidige_periode() -> Periode | None:
    """The period of today; in between the one before, at the very start the first to come."""
    vandaag = timezone.localdate()
    rijen = Periode.objects.select_related("schooljaar")
    return rijen.filter(van__lte=vandaag).order_by("-van").first() or rijen.order_by("van").first()


def gekozen_periode(request: Verzoek, *, voorbij: bool = False) -> Periode | None:
    """The one named by ``?periode=``, else the present one (``voorbij``: the last finished one)."""
    rijen = Periode.objects.select_related("schooljaar")
    if voorbij:
        rijen = rijen.filter(tot__lt=timezone.localdate())
    gevraagd = gevraagd_nummer(request, "periode")
    gekozen = rijen.filter(pk=gevraagd).first() if gevraagd else None
    if gekozen or not voorbij:
        return gekozen or huidige_periode()
    return rijen.order_by("-van").first()


def jaar_op(dag: datetime.date) -> Jaar | None:
    """The school year of a day."""
    rij = Schooljaar.objects.filter(van__lte=dag, tot__gte=dag).first()
    return Jaar(rij.naam, rij.van, rij.tot, rij.gesloten) if rij else None
