from boas.models.instrument import Cluster, Instrument, Stelling, Versie
from boas.models.ronde import Reden, Ronde, Stem, Telling
from boas.models.sessie import Handeling, Sessie, SessieStelling, Stand

__all__ = [
    "Cluster",
    "Handeling",
    "Instrument",
    "Reden",
    "Ronde",
    "Sessie",
    "SessieStelling",
    "Stand",
    "Stelling",
    "Stem",
    "Telling",
    "Versie",
]
