from boas.models.genoteerd import Genoteerd, Opmerking, Reden
from boas.models.handeling import Handeling
from boas.models.instrument import Cluster, Instrument, Stelling, Versie
from boas.models.ronde import Ronde, Stem, Telling
from boas.models.sessie import Sessie, SessieStelling, Stand
from boas.models.stippen import Stip, Stipdoel, Stipronde, Stiptelling

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
    "Stip",
    "Stipdoel",
    "Stipronde",
    "Stiptelling",
    "Telling",
    "Versie",
]
