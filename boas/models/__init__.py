from boas.models.genoteerd import Genoteerd, Opmerking, Reden
from boas.models.handeling import Handeling
from boas.models.instrument import Afname, Instrument, Uitkomst, Versie
from boas.models.peiling import (
    Bestuursschatting,
    Inlevering,
    Peilgroep,
    Peiling,
    Peilpost,
    Peiltelling,
    Uitnodiging,
)
from boas.models.ronde import Ronde, Stem, Telling
from boas.models.sessie import Sessie, SessieStelling
from boas.models.stand import Stand
from boas.models.stelling import Borgstap, Cluster, Stelling
from boas.models.stippen import Stip, Stipdoel, Stipronde, Stiptelling
from boas.models.vervolg import Vervolg, Vervolgstap

__all__ = [
    "Afname",
    "Bestuursschatting",
    "Borgstap",
    "Cluster",
    "Genoteerd",
    "Handeling",
    "Inlevering",
    "Instrument",
    "Opmerking",
    "Peilgroep",
    "Peiling",
    "Peilpost",
    "Peiltelling",
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
    "Uitkomst",
    "Uitnodiging",
    "Versie",
    "Vervolg",
    "Vervolgstap",
]
