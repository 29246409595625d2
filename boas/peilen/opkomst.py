"""How many answered a closed peiling, of how many that were invited, in words."""

from django.db.models import Sum

from boas.models import Sessie
from boas.regels.groepen import MINSTENS, papierzin

TE_WEINIG = (
    f"Er kwamen te weinig antwoorden binnen. Over minder dan {MINSTENS} mensen laten we niets "
    "zien: dan is te raden wie wat antwoordde."
)


def opkomst(sessie: Sessie) -> str:
    """What stands above a result by link, with how many links were printed; one query."""
    groepen = sessie.peiling.groepen.aggregate(aantal=Sum("beantwoord"), papier=Sum("op_papier"))
    if not groepen["aantal"]:
        return TE_WEINIG
    zin = f"{groepen['aantal']} van de {sessie.aantal_aanwezig} mensen antwoordden."
    return f"{zin} {papierzin(groepen['papier'])}".strip()
