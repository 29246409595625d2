from organisatie.models.bijlage import Bijlage
from organisatie.models.gebruiker import Gebruiker
from organisatie.models.inzage import Inzage, leg_inzage_vast
from organisatie.models.lidmaatschap import Functie, Lidmaatschap
from organisatie.models.opruiming import Opruiming
from organisatie.models.personeninlezing import Personeninlezing
from organisatie.models.school import Organisatie, School, Team
from organisatie.models.schoolaccount import Schoolaccount
from organisatie.models.schooljaar import Periode, Schooljaar
from organisatie.models.verzending import Verzending

__all__ = [
    "Bijlage",
    "Functie",
    "Gebruiker",
    "Inzage",
    "Lidmaatschap",
    "Opruiming",
    "Organisatie",
    "Periode",
    "Personeninlezing",
    "School",
    "Schoolaccount",
    "Schooljaar",
    "Team",
    "Verzending",
    "leg_inzage_vast",
]
