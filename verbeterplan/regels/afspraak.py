"""How an agreement (activiteit) stands, and which change of state follows which.

S1 says "afspraak is afspraak": what is done or cancelled is first opened again before it becomes
something else, so that its story stays readable.
"""

from dataclasses import dataclass
from datetime import date

OPEN = "open"
BEZIG = "bezig"
KLAAR = "klaar"
HULP_GEVRAAGD = "hulp_gevraagd"
VERZET = "verzet"
VERVALLEN = "vervallen"

_LOPEND = frozenset({OPEN, BEZIG, HULP_GEVRAAGD, VERZET})
_AF = frozenset({KLAAR, VERVALLEN})

OVERGANGEN: dict[str, frozenset[str]] = {
    OPEN: frozenset({BEZIG, HULP_GEVRAAGD, VERZET}) | _AF,
    BEZIG: frozenset({OPEN, HULP_GEVRAAGD, VERZET}) | _AF,
    HULP_GEVRAAGD: _LOPEND | _AF,
    VERZET: _LOPEND | _AF,
    KLAAR: frozenset({OPEN}),
    VERVALLEN: frozenset({OPEN}),
}
"""From a status to those that may follow. Asking help again and moving again are possible."""

WOORDEN = {
    OPEN: "open",
    BEZIG: "bezig",
    KLAAR: "klaar",
    HULP_GEVRAAGD: "hulp gevraagd",
    VERZET: "verzet",
    VERVALLEN: "vervallen",
}
ICONEN = {
    OPEN: "circle",
    BEZIG: "circle-dot",
    KLAAR: "circle-check",
    HULP_GEVRAAGD: "life-buoy",
    VERZET: "calendar-clock",
    VERVALLEN: "circle-slash",
}
DATUM_VOORBIJ = "datum voorbij"


@dataclass(frozen=True, slots=True)
class Stand:
    """A status for a reader: word, name of its icon, and whether its date has passed."""

    woord: str
    icoon: str
    voorbij: bool


def stand_van(status: str, datum: date | None, vandaag: date) -> Stand:
    """How an agreement stands today. Only what still has to be done can have its date behind it."""
    voorbij = status in _LOPEND and datum is not None and datum < vandaag
    return Stand(WOORDEN[status], ICONEN[status], voorbij)
