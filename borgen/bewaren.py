"""How long is kept what somebody could: it says something of a person, and has no history."""

import datetime

from borgen.models import Beheersing
from organisatie.bewaren import Bewaarsoort


def competenties(voor: datetime.date) -> dict[str, int]:
    """The rows of people whose membership ended before a day."""
    aantal, _ = Beheersing.objects.filter(lidmaatschap__tot__lt=voor).delete()
    return {"rijen van de competentiematrix": aantal}


SOORTEN = (Bewaarsoort("competenties", "Competenties van wie het team verliet", competenties),)
