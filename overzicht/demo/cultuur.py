"""How the team works together, in the demo: talked about half a year ago, and again now.

Told is that colleagues speak up more since the first time, and that looking in each other's
lessons still does not happen of itself.
"""

import datetime

from boas import acties
from overzicht.demo.mensen import Mensen
from overzicht.demo.sessies import Tally, houd_sessie
from verbeterplan import planning
from verbeterplan.models import TrajectSessie, Verbetertraject

INSTRUMENT = "professionele_cultuur"
# Counts per statement: nee, meestal niet, meestal wel, ja.
TOEN: dict[str, Tally] = {
    "L1": (1, 4, 6, 2),
    "L2": (0, 1, 7, 5),
    "L3": (2, 5, 5, 1),
    "L4": (0, 3, 7, 3),
    "G1": (0, 2, 8, 3),
    "G2": (0, 1, 7, 5),
    "G3": (3, 5, 4, 1),
    "G4": (2, 5, 4, 2),
    "G5": (1, 4, 6, 2),
}
NU: dict[str, Tally] = {
    "L1": (0, 3, 7, 3),
    "L2": (0, 1, 6, 6),
    "L3": (1, 4, 6, 2),
    "L4": (0, 2, 7, 4),
    "G1": (0, 1, 8, 4),
    "G2": (0, 0, 7, 6),
    "G3": (2, 5, 4, 2),
    "G4": (0, 3, 7, 3),
    "G5": (1, 3, 6, 3),
}
REDENEN = {
    "G3": (
        "Ik weet niet wanneer ik bij een ander binnen kan lopen",
        "Het rooster laat het niet toe",
    ),
    "L3": ("Het overleg gaat op aan regelzaken",),
    "G5": ("Je wilt een ander niet kwetsen",),
}


def maak_cultuur(traject: Verbetertraject, mensen: Mensen, vandaag: datetime.date) -> None:
    """Two sessions on the traject; the actions of the last one have their owner and date."""
    leider = mensen.teamleider
    houd_sessie(
        traject, leider, vandaag - datetime.timedelta(days=182), TOEN, instrument=INSTRUMENT
    )
    nu = houd_sessie(
        traject,
        leider,
        vandaag - datetime.timedelta(days=2),
        NU,
        instrument=INSTRUMENT,
        redenen=REDENEN,
    )
    acties.deel(nu.pk, True)
    trajectsessie = TrajectSessie.objects.get(sessie=nu)
    punten = {r.sleutel for r in planning.voorstellen(trajectsessie) if r.beeld}
    afspraken = planning.neem_over(trajectsessie, punten, leider)
    for lid, activiteit in zip(mensen.leden, afspraken, strict=False):
        activiteit.wijs_toe(lid, activiteit.datum)
        activiteit.bevestig()
