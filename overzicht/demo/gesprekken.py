"""Conversations of the demo (S1, hoofdstuk 5): in 3D everybody was spoken to, in 3A nobody yet.

The SLB'er of 3A had too much on hand; two colleagues take over some of the students for a while.
"""

import datetime

from borgen.slb.api import Klasverhaal, vertel
from overzicht.demo.mensen import Mensen

VOORNAMEN = (
    *("Aisha", "Bram", "Chaima", "Daan", "Esra", "Finn", "Gwen", "Hamza", "Iris", "Jesse"),
    *("Kim", "Luuk", "Maud", "Niels", "Oumaima", "Pien", "Quinten", "Romy", "Sem", "Tess"),
)
ACHTERNAMEN = ("de Vries", "Bouzid", "Kramer", "Okafor", "van Dijk")
# Every pair once, and mixed: a class is no family.
NAMEN = [
    f"{VOORNAMEN[i % 20]} {ACHTERNAMEN[(i // 20 + i) % 5]}"
    for i in range(len(VOORNAMEN) * len(ACHTERNAMEN))
]


def maak_gesprekken(mensen: Mensen, vandaag: datetime.date) -> None:
    """Classes, students and conversations of both teams."""
    leden = mensen.leden
    vertel(
        mensen.assistent,
        [
            Klasverhaal(
                "3A",
                leden[1],
                NAMEN[0:20],
                vroeger=(2, 2, 1, 2),
                nu=(0,),
                gepland=True,
                waarnemers=(leden[0], leden[3]),
            ),
            Klasverhaal(
                "3B", leden[2], NAMEN[20:41], vroeger=(2, 2, 3), nu=(2, 1, 2, 2), nieuw=True
            ),
            Klasverhaal("3D", leden[0], NAMEN[41:60], nu=(1, 2, 1, 1)),
        ],
        vandaag,
    )
    vertel(
        mensen.handel,
        [
            Klasverhaal("1H", mensen.leden_handel[0], NAMEN[60:78], vroeger=(2, 2, 1), nu=(1, 0)),
            Klasverhaal("2H", mensen.leden_handel[1], NAMEN[78:92], vroeger=(2, 1), nu=(1,)),
        ],
        vandaag,
    )
