from boas.models.genoteerd import Genoteerd, Opmerking, Reden
from boas.models.instrument import Cluster, Instrument, Stelling, Versie
from boas.models.ronde import Ronde, Stem, Telling
from boas.models.sessie import Handeling, Sessie, SessieStelling, Stand

__all__ = [
    "Cluster",
    "Genoteerd",
    "Handeling",
    "Instrument",
    "Opmerking",
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
