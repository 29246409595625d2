"""Is everything there? Asked of the team Onderwijsassistent a year ago, and again last month."""

import datetime

from organisatie.models import Gebruiker
from overzicht.demo.sessies import Tally, houd_sessie
from verbeterplan.models import Verbetertraject

KNOSTER = "knoster"
# Of fourteen. Then structuur, mensen and resultaten lacked; now mensen still does, and middelen.
VORIG_JAAR: dict[str, Tally] = {
    "B1": (0, 3, 8, 3), "B2": (1, 3, 8, 2),
    "S1": (2, 6, 5, 1), "S2": (3, 5, 5, 1),
    "C1": (0, 2, 7, 5), "C2": (1, 3, 8, 2),
    "M1": (3, 6, 4, 1), "M2": (2, 4, 7, 1),
    "F1": (1, 3, 8, 2), "F2": (0, 2, 9, 3),
    "R1": (3, 6, 4, 1), "R2": (4, 5, 4, 1),
}  # fmt: skip
NU: dict[str, Tally] = {
    "B1": (0, 2, 8, 4), "B2": (1, 2, 8, 3),
    "S1": (0, 1, 9, 4), "S2": (1, 4, 7, 2),
    "C1": (0, 1, 7, 6), "C2": (0, 3, 8, 3),
    "M1": (2, 5, 6, 1), "M2": (1, 3, 8, 2),
    "F1": (5, 5, 3, 1), "F2": (2, 6, 5, 1),
    "R1": (0, 2, 8, 4), "R2": (0, 3, 8, 3),
}  # fmt: skip
REDENEN = {
    "S2": ("Het overleg op dinsdag valt samen met de stagebezoeken.",),
    "M1": (
        "Een gesprek over thuis vind ik lastig, dat heb ik nooit geleerd.",
        "Ik weet niet goed wat ik moet opschrijven.",
    ),
    "F1": (
        "De gesprekken staan niet in mijn taakuren.",
        "Twee keer per periode lukt alleen als er iets anders vervalt.",
    ),
    "F2": ("Er is geen rustige ruimte om een student te spreken.",),
}


def maak_knoster(traject: Verbetertraject, leider: Gebruiker, vandaag: datetime.date) -> None:
    for dagen, tellingen, redenen in ((392, VORIG_JAAR, {}), (24, NU, REDENEN)):
        houd_sessie(
            traject,
            leider,
            vandaag - datetime.timedelta(days=dagen),
            tellingen,
            instrument=KNOSTER,
            redenen=redenen,
        )
