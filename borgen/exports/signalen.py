"""The signals as a file: what the page shows, with its filters."""

from collections.abc import Iterable

from django.http import HttpResponse

from borgen.models import Signaal
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from verbeterplan.models import Verbetertraject

KOLOMMEN = [
    Kolom("Verbeteractie", 34, terugloop=True),
    Kolom("Hoe gaat het", 16),
    Kolom("Wat er gezien of gehoord is", 54, terugloop=True),
    Kolom("Waarvan", 18),
    Kolom("Datum", 13, "datum"),
    Kolom("Wat volgt", 34, terugloop=True),
    Kolom("Besproken in", 28, terugloop=True),
]


def signalen(
    request: Verzoek, rijen: Iterable[Signaal], traject: Verbetertraject, filters: str
) -> HttpResponse:
    """Who noted a signal stays on the page: the file is about the work."""
    regels = (
        (
            rij.verbeteractie.naam,
            rij.get_richting_display(),
            rij.tekst,
            rij.herkomst,
            rij.datum,
            rij.vervolg,
            rij.besproken_in.titel if rij.besproken_in else "",
        )
        for rij in rijen
    )
    formaat, titel = request.GET["formaat"], f"Signalen {traject.naam}"
    return bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, titel, KOLOMMEN, regels, filters=filters)
    )
