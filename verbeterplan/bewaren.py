"""How long is kept what says something of a person, and how guests of a PLG are called.

Learning goals with their feedback and how far a colleague was have no history; that of what
somebody is good at, and of guests, goes along.
"""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from organisatie.bewaren import Bewaarsoort
from organisatie.models.versie import historie_van
from verbeterplan.models import (
    Expertise,
    Feedbackvraag,
    Leerdoel,
    Overleg,
    Plggast,
    Verbetertraject,
    Voortgang,
)


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


def voortgang(voor: datetime.date) -> dict[str, int]:
    """What was said before a day, and by people whose membership ended then."""
    oud = Voortgang.objects.filter(op__date__lt=voor)
    rijen = oud | Voortgang.objects.filter(lidmaatschap__tot__lt=voor)
    return {"antwoorden op hoe ver ben je": rijen.delete()[0]}


def expertise(voor: datetime.date) -> dict[str, int]:
    """What was put away before a day, and of people whose membership ended then."""
    rijen = Expertise.objects.filter(Q(weg_op__date__lt=voor) | Q(lidmaatschap__tot__lt=voor))
    nummers = list(rijen.values_list("pk", flat=True))
    Expertise.objects.filter(pk__in=nummers).delete()
    # Deleting wrote lines too.
    historie_van(Expertise).objects.filter(id__in=nummers).delete()
    return {"expertise": len(nummers)}


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
    Bewaarsoort("voortgang", "Hoe ver een collega is, en wat die nodig had", voortgang),
    Bewaarsoort("expertise", "Expertise van wie het team verliet", expertise),
    Bewaarsoort("plggasten", "Gasten van een PLG", plggasten),
)
