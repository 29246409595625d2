"""The register of reports as a file: what the page shows, with its filters."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord

KOLOMMEN = [
    Kolom("Nummer", 10),
    Kolom("Titel", 60, terugloop=True),
    Kolom("Auteurs", 36, terugloop=True),
    Kolom("Jaar", 8),
    Kolom("Gevonden via", 24, terugloop=True),
    Kolom("Stand", 16),
    Kolom("Waarom niet", 28, terugloop=True),
    Kolom("Kaarten", 9, "geheel"),
    Kolom("DOI", 24, terugloop=True),
]


def rapporten(request: Verzoek, rijen: Iterable[Any], filters: str) -> HttpResponse:
    """``rijen`` with ``aantal_kaarten``."""
    regels = (
        (
            *(r.code, r.titel, r.auteurs, str(r.jaar or "")),
            *(r.get_vindplaats_display(), r.get_stand_display(), r.get_uitsluiting_display()),
            *(r.aantal_kaarten, r.doi),
        )
        for r in rijen
    )
    formaat = request.GET["formaat"]
    return bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, "Rapporten", KOLOMMEN, regels, filters=filters)
    )
