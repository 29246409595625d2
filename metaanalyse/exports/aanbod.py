"""The queue of offered cards as a file."""

from collections.abc import Iterable

from django.http import HttpResponse

from metaanalyse.models import Kaart
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord

KOLOMMEN = [
    Kolom("Kaart", 50, terugloop=True),
    Kolom("Team", 28, terugloop=True),
    Kolom("School", 28, terugloop=True),
    Kolom("Stand", 24),
    Kolom("Aangeboden op", 14, "datum"),
]


def wachtrij(request: Verzoek, rijen: Iterable[Kaart]) -> HttpResponse:
    """Who offered a card stays on the page: the file is about the work."""
    regels = (
        (
            rij.titel,
            rij.team.naam if rij.team else "",
            rij.team.school.naam if rij.team else "",
            rij.get_stand_display(),
            rij.gemaakt_op,
        )
        for rij in rijen
    )
    formaat = request.GET["formaat"]
    return bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, "Aangeboden kaarten", KOLOMMEN, regels)
    )
