"""The decisions as a file: what the page shows, with its filters."""

from collections.abc import Iterable

from django.http import HttpResponse

from borgen.besluitbeeld import Besluitregel
from borgen.waarnemingen import in_woorden
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from verbeterplan.models import Verbetertraject

KOLOMMEN = [
    Kolom("Datum", 13, "datum"),
    Kolom("Verbeteractie", 30, terugloop=True),
    Kolom("Wat we deden", 20, terugloop=True),
    Kolom("Besluit", 46, terugloop=True),
    Kolom("Waar het op rust", 46, terugloop=True),
    Kolom("Wat volgde", 34, terugloop=True),
    Kolom("Overleg", 22, terugloop=True),
]


def besluiten(
    request: Verzoek, regels: Iterable[Besluitregel], traject: Verbetertraject, filters: str
) -> HttpResponse:
    """``regels`` of all decisions, not only those of one page."""
    rijen = (
        (
            regel.besluit.datum,
            regel.besluit.verbeteractie.naam,
            regel.besluit.get_soort_display(),
            regel.besluit.wat,
            "\n".join(map(in_woorden, regel.waarnemingen)),
            "\n".join(woorden for woorden, _ in regel.gevolgen),
            regel.besluit.overleg.titel if regel.besluit.overleg else "",
        )
        for regel in regels
    )
    formaat, titel = request.GET["formaat"], f"Besluiten {traject.naam}"
    return bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, titel, KOLOMMEN, rijen, filters=filters)
    )
