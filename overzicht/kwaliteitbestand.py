"""The quality overview as a workbook and on paper, exactly as it was filtered.

Numbers of teams, never of persons: so who takes it along is not recorded.
"""

import datetime
from collections.abc import Sequence

from django.http import HttpResponse

from borgen.regels.normtelling import Normtelling
from organisatie.models import Organisatie
from overzicht.kwaliteit import in_een_zin
from overzicht.teamstand import Teamstand
from rapportage.antwoord import bestandsnaam, download
from rapportage.excel.onderdelen import Blad, Cel, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum
from rapportage.pdf import maak_pdf

TITEL = "Kwaliteitsoverzicht"
_NORMEN = (
    Kolom("Normen", 10, "geheel"),
    Kolom("Gehaald", 10, "geheel"),
    Kolom("Niet gehaald", 10, "geheel"),
    Kolom("Nog niet gehaald", 11, "geheel"),
    Kolom("Nog niet gemeten", 11, "geheel"),
)
KOLOMMEN = (
    Kolom("Team", 28, terugloop=True),
    Kolom("School", 28, terugloop=True),
    Kolom("Trajecten die lopen", 44, terugloop=True),
    *_NORMEN,
    Kolom("Afspraken over de datum", 17, "geheel"),
    Kolom("Metingen te laat", 11, "geheel"),
    Kolom("Laatste BOAS", 13, "datum"),
    Kolom("Documenten voorbij evaluatie", 20, "geheel"),
)
KOLOMMEN_TRAJECT = (
    Kolom("Team", 28, terugloop=True),
    Kolom("School", 28, terugloop=True),
    Kolom("Traject", 40, terugloop=True),
    Kolom("Fase", 34, terugloop=True),
    *_NORMEN,
    Kolom("Metingen te laat", 11, "geheel"),
)


def bestand(
    formaat: str, standen: Sequence[Teamstand], filters: str, vandaag: datetime.date
) -> HttpResponse:
    """The teams as xlsx or pdf; ``filters`` says in words which these are.

    Raises TeDruk, and for a PDF PdfNietBeschikbaar.
    """
    maak = {"xlsx": _xlsx, "pdf": _pdf}[formaat]
    return download(maak(standen, filters, vandaag), bestandsnaam(TITEL, vandaag), formaat)


def _xlsx(standen: Sequence[Teamstand], filters: str, vandaag: datetime.date) -> bytes:
    return als_bytes(werkboek(standen, filters, vandaag))


def werkboek(standen: Sequence[Teamstand], filters: str, vandaag: datetime.date) -> Werkboek:
    """A sheet of the teams and one of their trajecten."""
    organisatie = Organisatie.deze().naam
    boven: list[list[object]] = [
        [organisatie],
        ["Stand op", Cel(vandaag, "datum")],
        [filters],
        [in_een_zin(standen)],
    ]
    teams = Blad(
        "Teams",
        KOLOMMEN,
        (_teamrij(stand) for stand in standen),
        titel=TITEL,
        boven=boven,
        vaste_kolommen=1,
    )
    trajecten = Blad(
        "Trajecten",
        KOLOMMEN_TRAJECT,
        (rij for stand in standen for rij in _trajectrijen(stand)),
        titel=f"{TITEL}: trajecten die lopen",
        boven=boven,
        vaste_kolommen=1,
    )
    return Werkboek(f"{TITEL} {organisatie}", [teams, trajecten], maker=organisatie)


def _teamrij(stand: Teamstand) -> list[object]:
    return [
        *(stand.team.naam, stand.team.school.naam),
        "\n".join(f"{traject.naam} ({traject.fase.kort.lower()})" for traject in stand.trajecten),
        *_normen(stand.normen),
        *(stand.acties_te_laat, stand.metingen_te_laat),
        *(stand.laatste_boas, stand.documenten_voorbij),
    ]


def _trajectrijen(stand: Teamstand) -> list[list[object]]:
    return [
        [
            *(stand.team.naam, stand.team.school.naam, traject.naam, traject.fase.naam),
            *_normen(traject.normen),
            traject.metingen_te_laat,
        ]
        for traject in stand.trajecten
    ]


def _normen(telling: Normtelling) -> tuple[int, ...]:
    return (
        telling.met_norm,
        telling.gehaald,
        telling.niet_gehaald,
        telling.onderweg,
        telling.niet_gemeten,
    )


def _pdf(standen: Sequence[Teamstand], filters: str, vandaag: datetime.date) -> bytes:
    context = {
        "titel": TITEL,
        "team": Organisatie.deze().naam,
        "ondertitel": in_een_zin(standen),
        "filters": filters,
        "datum": datum(vandaag),
        "standen": standen,
    }
    return maak_pdf("overzicht/kwaliteit_pdf.html", context)
