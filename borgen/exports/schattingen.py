"""The effect of a verbeteractie over time as a file."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils import timezone

from borgen.sturingsbeeld import Uitkomst
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from verbeterplan.models import Verbeteractie

KOLOMMEN = [
    Kolom("Gesloten op", 14, "datum"),
    Kolom("Gevraagd", 11, "geheel"),
    Kolom("Antwoorden", 12, "geheel"),
    Kolom("Kwaliteit (mediaan)", 14, "gewoon"),
    Kolom("Acceptatie (mediaan)", 14, "gewoon"),
    Kolom("Effect (0-100)", 12, "gewoon"),
    Kolom("Onder de 50: bespreken", 24),
]


def schattingen(
    request: Verzoek, actie: Verbeteractie, uitkomsten: Iterable[Uitkomst]
) -> HttpResponse:
    """One line a closed round, oldest first."""
    regels = [
        (
            timezone.localtime(u.ronde.gesloten_op).date(),
            u.ronde.gevraagd,
            u.ronde.antwoorden,
            u.ronde.eerste,
            u.ronde.tweede,
            u.waarde,
            u.effect.onderwerp or "",
        )
        for u in uitkomsten
    ]
    titel = f"Effect {actie.naam}"
    formaat = request.GET["formaat"]
    return bestand_of_melding(request, lambda: lijst_antwoord(formaat, titel, KOLOMMEN, regels))
