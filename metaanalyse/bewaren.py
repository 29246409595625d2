"""Files of bringing in and bringing out that nobody came back for."""

import datetime

from metaanalyse.exports import uitvoer
from metaanalyse.inlezen import verloop
from organisatie.bewaren import Bewaarsoort


def kaartbestanden(voor: datetime.date) -> dict[str, int]:
    """Whatever the day: after 24 hours."""
    return {"kaartinlezingen": verloop.verval(), "kaartuitvoeren": uitvoer.verval()}


SOORTEN = (
    Bewaarsoort(
        "kaartbestanden", "Bestanden met kaarten die niemand overnam", kaartbestanden, dagen=1
    ),
)
