"""How long is kept what says something of a person: it has no history.

Learning goals with their feedback, and how far a colleague was.
"""

import datetime

from organisatie.bewaren import Bewaarsoort
from verbeterplan.models import Feedbackvraag, Leerdoel, Voortgang


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


def voortgang(voor: datetime.date) -> dict[str, int]:
    """What was said before a day, and by people whose membership ended then."""
    oud = Voortgang.objects.filter(op__date__lt=voor)
    rijen = oud | Voortgang.objects.filter(lidmaatschap__tot__lt=voor)
    return {"antwoorden op hoe ver ben je": rijen.delete()[0]}


SOORTEN = (
    Bewaarsoort("leerdoelen", "Leerdoelen en feedback", leerdoelen),
    Bewaarsoort("voortgang", "Hoe ver een collega is, en wat die nodig had", voortgang),
)
