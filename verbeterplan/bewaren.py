"""How long learning goals and feedback are kept: they are of two people, and have no history."""

import datetime

from organisatie.bewaren import Bewaarsoort
from verbeterplan.models import Feedbackvraag, Leerdoel


def leerdoelen(voor: datetime.date) -> dict[str, int]:
    """What was put away or taken back before a day, and of people whose membership ended then."""
    weg = Leerdoel.objects.filter(weg_op__date__lt=voor)
    vertrokken = Leerdoel.objects.filter(lidmaatschap__tot__lt=voor)
    doelen = (weg | vertrokken).distinct()
    vragen = Feedbackvraag.objects.filter(leerdoel__in=doelen)
    vragen = (vragen | Feedbackvraag.objects.filter(ingetrokken_op__date__lt=voor)).distinct()
    telling = {"leerdoelen": doelen.count(), "feedbackvragen": vragen.count()}
    Feedbackvraag.objects.filter(pk__in=list(vragen.values_list("pk", flat=True))).delete()
    Leerdoel.objects.filter(pk__in=list(doelen.values_list("pk", flat=True))).delete()
    return telling


SOORTEN = (Bewaarsoort("leerdoelen", "Leerdoelen en feedback", leerdoelen),)
