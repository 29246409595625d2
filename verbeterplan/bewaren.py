"""How long is kept what is of two people alone, and how guests of a PLG are called."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from organisatie.bewaren import Bewaarsoort
from organisatie.models.versie import historie_van
from verbeterplan.models import Feedbackvraag, Leerdoel, Overleg, Plggast, Verbetertraject


def leerdoelen(voor: datetime.date) -> dict[str, int]:
    """What was put away or taken back before a day, and of people whose membership ended then.

    There is no history of it.
    """
    weg = Leerdoel.objects.filter(weg_op__date__lt=voor)
    vertrokken = Leerdoel.objects.filter(lidmaatschap__tot__lt=voor)
    doelen = (weg | vertrokken).distinct()
    vragen = Feedbackvraag.objects.filter(leerdoel__in=doelen)
    vragen = (vragen | Feedbackvraag.objects.filter(ingetrokken_op__date__lt=voor)).distinct()
    telling = {"leerdoelen": doelen.count(), "feedbackvragen": vragen.count()}
    Feedbackvraag.objects.filter(pk__in=list(vragen.values_list("pk", flat=True))).delete()
    Leerdoel.objects.filter(pk__in=list(doelen.values_list("pk", flat=True))).delete()
    return telling


def plggasten(voor: datetime.date) -> dict[str, int]:
    """Guests put away before a day, and of trajecten that no longer run and rest since; with
    the history, which would keep their names."""
    later = historie_van(Verbetertraject).objects.filter(
        id=OuterRef("traject"), history_date__date__gte=voor
    )
    rust = ~Exists(later) & ~Q(traject__status=Verbetertraject.Status.LOPEND)
    gasten = Plggast.objects.filter(Q(weg_op__date__lt=voor) | rust)
    pks = list(gasten.values_list("pk", flat=True))
    Overleg.gasten.through._default_manager.filter(plggast__in=pks).delete()
    historie: Any = historie_van(Plggast).objects.filter(id__in=pks)
    historie._raw_delete(historie.db)
    # Without signals: those would write a last line of history, with the name in it.
    rijen: Any = Plggast.objects.filter(pk__in=pks)
    rijen._raw_delete(rijen.db)
    return {"gasten": len(pks)}


SOORTEN = (
    Bewaarsoort("leerdoelen", "Leerdoelen en feedback", leerdoelen),
    Bewaarsoort("plggasten", "Gasten van een PLG", plggasten),
)
