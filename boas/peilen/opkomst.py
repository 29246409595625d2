"""How many answered a closed peiling, of how many that were invited, in words."""

from django.db.models import Sum

from boas.models import Sessie
from boas.regels.groepen import MINSTENS

TE_WEINIG = (
    f"Er kwamen te weinig antwoorden binnen. Over minder dan {MINSTENS} mensen laten we niets "
    "zien: dan is te raden wie wat antwoordde."
)


def opkomst(sessie: Sessie) -> str:
    """What stands above a result by link; one query."""
    groepen = sessie.peiling.groepen.aggregate(aantal=Sum("beantwoord"))
    if not groepen["aantal"]:
        return TE_WEINIG
    return f"{groepen['aantal']} van de {sessie.aantal_aanwezig} mensen antwoordden."
