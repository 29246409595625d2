"""The files of a list of students between looking and taking over (``organisatie.opslag``)."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from organisatie.opslag import Opslag

BESTAND, RIJEN, STUDENTEN, VOORBEELD = "bestand", "rijen", "studenten", "voorbeeld"
Rij = tuple[int, Sequence[object]]
OPSLAG = Opslag("inlezen")

bewaar, lees = OPSLAG.bewaar, OPSLAG.lees
verwijder, ruim_op = OPSLAG.verwijder, OPSLAG.ruim_op


def map_() -> Path:
    return OPSLAG.map


def bewaar_bestand(sleutel: str, inhoud: bytes) -> None:
    OPSLAG.bewaar_bytes(sleutel, BESTAND, [inhoud])


def lees_bestand(sleutel: str) -> bytes:
    """The file as it was chosen. Raises FileNotFoundError when it is gone."""
    return OPSLAG.lees_bytes(sleutel, BESTAND)


def bewaar_rijen(sleutel: str, rijen: Iterable[Rij]) -> None:
    OPSLAG.bewaar(sleutel, RIJEN, ([nummer, *map(_plat, w)] for nummer, w in rijen))


def lees_rijen(sleutel: str) -> Iterator[Rij]:
    for nummer, *waarden in OPSLAG.lees(sleutel, RIJEN):
        yield nummer, [_rond(waarde) for waarde in waarden]


def _plat(waarde: object) -> object:
    """A cell as JSON holds it: a day in a list of one, so that no text is taken for a day."""
    if isinstance(waarde, datetime.datetime):
        waarde = waarde.date()
    if isinstance(waarde, datetime.date):
        return [waarde.isoformat()]
    # A time of day is nothing we read; as text it is shown as it stood there.
    return str(waarde) if isinstance(waarde, datetime.time) else waarde


def _rond(waarde: Any) -> object:
    return datetime.date.fromisoformat(waarde[0]) if isinstance(waarde, list) else waarde
