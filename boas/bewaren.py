"""How long is kept what people said in a session; what came out of it stays."""

import datetime

from boas.models import Handeling, Opmerking, Reden, Sessie
from organisatie.bewaren import Bewaarsoort


def redenen(voor: datetime.date) -> dict[str, int]:
    """Reasons and remarks of sessions closed before a day, and the acts that would undo them."""
    oud = Sessie.objects.filter(afgesloten_op__date__lt=voor)
    telling = {
        "redenen": Reden.objects.filter(ronde__sessie__in=oud).delete()[0],
        "opmerkingen": Opmerking.objects.filter(sessie__in=oud).delete()[0],
    }
    Handeling.objects.filter(sessie__in=oud).delete()
    return telling


SOORTEN = (Bewaarsoort("redenen", "Wat mensen zeiden in een sessie die voorbij is", redenen),)
