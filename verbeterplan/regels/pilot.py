"""How a pilot stands: still to begin, running, over with what it taught, or over without."""

import datetime
from enum import StrEnum


class Pilotstand(StrEnum):
    KOMT = "komt", "begint nog"
    LOOPT = "loopt", "loopt"
    VRAAGT = "vraagt", "voorbij, nog niets opgeschreven"
    KLAAR = "klaar", "voorbij"

    woord: str

    def __new__(cls, waarde: str, woord: str) -> "Pilotstand":
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        lid.woord = woord
        return lid


def pilotstand(
    van: datetime.date, tot: datetime.date, bevindingen: str, vandaag: datetime.date
) -> Pilotstand:
    """Where a pilot from ``van`` until and with ``tot`` stands today."""
    if vandaag < van:
        return Pilotstand.KOMT
    if vandaag <= tot:
        return Pilotstand.LOOPT
    return Pilotstand.KLAAR if bevindingen.strip() else Pilotstand.VRAAGT
