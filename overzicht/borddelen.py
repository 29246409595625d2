"""The board in parts that hold only so much: for the screen on the wall and for paper.

Of each part the most important, with how many more there are; what is empty is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from borgen.bordnormen import aandacht_eerst
from overzicht.bordbeeld import Bordbeeld
from rapportage.getallen import datum_met_dag, tijd

# So many fit on a screen that is read from the back of a room; the browser leaves out more when
# texts are long (static/overzicht/bordprojector.js).
SCHERM = {"doelen": 3, "normen": 7, "acties": 7, "successen": 5, "signalen": 5, "agenda": 8}
POSTER = {"doelen": 4, "normen": 9, "acties": 8, "successen": 3, "signalen": 4, "agenda": 6}
# When even the smallest type would need a second page.
POSTER_VOL = {"doelen": 2, "normen": 4, "acties": 5, "successen": 1, "signalen": 2, "agenda": 2}
# Characters of a text on the wall; the whole of it stands on the page.
KORT, KORTST = 220, 90

TITELS = {
    "doelen": "Hier werken we aan",
    "normen": "Zo staan we ervoor",
    "acties": "Dit doen we",
    "successen": "Dit lukte",
    "signalen": "Dit zagen en hoorden we",
    "agenda": "Ons volgende overleg",
}


@dataclass(frozen=True)
class Deel:
    """``meer`` is how many rows were left out; ``onder`` a line below the title."""

    sleutel: str
    titel: str
    rijen: Sequence[Any]
    meer: int = 0
    onder: str = ""


def lees_delen(beeld: Bordbeeld, hoogstens: Mapping[str, int]) -> list[Deel]:
    """The parts that hold something, in the order of the board."""
    delen = []
    for sleutel, rijen in _rijen(beeld).items():
        onder = _onder(beeld, sleutel)
        if rijen or (sleutel == "agenda" and onder):
            plek = hoogstens[sleutel]
            meer = max(0, len(rijen) - plek)
            delen.append(Deel(sleutel, TITELS[sleutel], rijen[:plek], meer, onder))
    return delen


def _rijen(beeld: Bordbeeld) -> dict[str, Sequence[Any]]:
    return {
        "doelen": beeld.doelen,
        "normen": aandacht_eerst(beeld.normen),
        "acties": beeld.acties,
        "successen": beeld.bord.successen,
        "signalen": beeld.bord.signalen,
        "agenda": beeld.punten,
    }


def _onder(beeld: Bordbeeld, sleutel: str) -> str:
    if sleutel == "normen" and beeld.telling.tekst:
        return f"Normen: {beeld.telling.tekst}"
    if sleutel == "agenda" and (overleg := beeld.overleg):
        plaats = f", {overleg.plaats}" if overleg.plaats else ""
        return f"{overleg.titel}, {datum_met_dag(overleg.moment)}, {tijd(overleg.moment)}{plaats}"
    return ""
