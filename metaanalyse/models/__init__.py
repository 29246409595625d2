"""Reports, the digitale kaarten made of them, and how they were coded."""

from metaanalyse.models.aanbod import Beoordeling
from metaanalyse.models.blad import Kaartblad, Zoekblad
from metaanalyse.models.codering import Checklistscore, Codering, Laddervoorwaarde, Waarde
from metaanalyse.models.inlezen import Kaartinlezing, Kaartuitvoer
from metaanalyse.models.kaart import Kaart
from metaanalyse.models.rapport import Rapport
from metaanalyse.models.stand import Kaartstand, Kaartwijziging
from metaanalyse.models.weergave import Weergave

__all__ = [
    "Beoordeling",
    "Checklistscore",
    "Codering",
    "Kaart",
    "Kaartblad",
    "Kaartinlezing",
    "Kaartstand",
    "Kaartuitvoer",
    "Kaartwijziging",
    "Laddervoorwaarde",
    "Rapport",
    "Waarde",
    "Weergave",
    "Zoekblad",
]
