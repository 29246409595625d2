"""Speerpunten as a file: the list of a team, and what runs in many teams."""

from collections.abc import Iterable, Mapping

from django.http import HttpResponse

from organisatie.models import Team
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import lijst_antwoord
from verbeterplan.models import Speerpunt
from verbeterplan.teamoverzicht import Teamregel

KOLOMMEN = [
    Kolom("Stand", 15),
    Kolom("Speerpunt", 34, terugloop=True),
    Kolom("Wat is er aan de hand", 50, terugloop=True),
    Kolom("Van wie", 26, terugloop=True),
    Kolom("Gegevens", 40, terugloop=True),
    Kolom("Past bij de visie", 36, terugloop=True),
    Kolom("Traject", 30, terugloop=True),
    Kolom("Doorgeschoven naar", 16),
    Kolom("Reden", 30, terugloop=True),
]
KOLOMMEN_OVERZICHT = [
    Kolom("Team", 30, terugloop=True),
    Kolom("School", 30, terugloop=True),
    Kolom("Wat loopt", 60, terugloop=True),
    Kolom("Aantal", 9, "geheel"),
    Kolom("Hoogstens", 11, "geheel"),
    Kolom("Op de lijst", 11, "geheel"),
    Kolom("Doorgeschoven", 15, "geheel"),
    Kolom("Let op", 40, terugloop=True),
]


def lijst(formaat: str, team: Team, groepen: Mapping[str, Iterable[Speerpunt]]) -> HttpResponse:
    """The speerpunten of a team as the page shows them; who brought them in stays on the page."""
    regels = [
        (
            rij.get_stand_display(),
            *(rij.naam, rij.omschrijving, ", ".join(rij.van_wie_woorden)),
            *(rij.gegevens, rij.visie, _traject(rij), rij.naar_schooljaar, rij.reden),
        )
        for rijen in groepen.values()
        for rij in rijen
    ]
    return lijst_antwoord(formaat, f"Speerpunten {team.naam}", KOLOMMEN, regels)


def _traject(rij: Speerpunt) -> str:
    return f"{rij.eigen_traject} ({rij.waar})" if rij.eigen_traject else ""


def overzicht(formaat: str, regels: Iterable[Teamregel], filters: str) -> HttpResponse:
    """What runs in each team."""
    rijen = [
        (
            regel.team.naam,
            regel.team.school.naam,
            "\n".join(f"{t.naam} ({t.fase.kort.lower()})" for t in regel.trajecten),
            *(regel.lopend, regel.grens, regel.wacht, regel.doorgeschoven),
            "; ".join(regel.let_op),
        )
        for regel in regels
    ]
    titel = "Wat loopt er per team"
    return lijst_antwoord(formaat, titel, KOLOMMEN_OVERZICHT, rijen, filters=filters)
