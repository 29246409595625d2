"""Charts as SVG, one renderer for page and PDF.

Every function takes plain data and returns a SafeString: an <svg> with title, description and
direct labels, readable without colour. The table beside a chart is the caller's.
"""

from rapportage.grafieken.balken import Balk, balken
from rapportage.grafieken.bellen import Bel, bellen
from rapportage.grafieken.kolommen import Kolomstaaf, kolommen
from rapportage.grafieken.lijn import Normlijn, Punt, lijn
from rapportage.grafieken.schaallijn import Merk, Moment, schaallijn, schaalverloop
from rapportage.grafieken.scores import Score, scores
from rapportage.grafieken.staven import Staaf, staven
from rapportage.grafieken.stroom import Stap, Vak, stroom
from rapportage.grafieken.tijdlijn import Mijlpaal, tijdlijn
from rapportage.grafieken.verdeling import Drempel, verdeling
from rapportage.grafieken.vonk import vonk
from rapportage.grafieken.woordenwolk import Woord, woordenwolk

__all__ = [
    "Balk",
    "Bel",
    "Drempel",
    "Kolomstaaf",
    "Merk",
    "Mijlpaal",
    "Moment",
    "Normlijn",
    "Punt",
    "Score",
    "Staaf",
    "Stap",
    "Vak",
    "Woord",
    "balken",
    "bellen",
    "kolommen",
    "lijn",
    "schaallijn",
    "schaalverloop",
    "scores",
    "staven",
    "stroom",
    "tijdlijn",
    "verdeling",
    "vonk",
    "woordenwolk",
]
