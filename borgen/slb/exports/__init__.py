"""Lists of the conversations as a file. They name students, so it is recorded who took them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from borgen.slb.mijn import Mijn
from borgen.slb.models import Klas
from borgen.slb.regels.afscherming import Getoond
from borgen.slb.regels.telling import Stand
from organisatie.models import Inzage, Team, leg_inzage_vast
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord

STAND = [
    Kolom("Studenten", 11, "geheel"),
    Kolom("Zonder gesprek", 11, "geheel"),
    Kolom("Norm gehaald", 11, "geheel"),
    Kolom("Aandeel (%)", 11, "gewoon"),
    Kolom("Gesprekken gehouden", 13, "geheel"),
    Kolom("Gesprekken nodig", 13, "geheel"),
]
KOLOMMEN_MIJN = [
    Kolom("Student", 30, terugloop=True),
    Kolom("Klas", 10),
    Kolom("Gesprekken", 12, "geheel"),
    Kolom("Norm", 8, "geheel"),
    Kolom("Laatste gesprek", 16, "datum"),
    Kolom("Gepland", 16, "datum"),
    Kolom("Waarneming tot en met", 18, "datum"),
]
KOLOMMEN_KLAS = [
    Kolom("Student", 30, terugloop=True),
    Kolom("Nummer", 14),
    Kolom("SLB'er", 26, terugloop=True),
    Kolom("Gesprekken", 12, "geheel"),
    Kolom("Norm", 8, "geheel"),
    Kolom("Gepland", 16, "datum"),
    Kolom("Nieuw", 8, "ja_nee"),
]


def stand_cellen(stand: Stand | None) -> tuple[Any, ...]:
    """The figures in the order of ``STAND``; empty where they are hidden."""
    if stand is None:
        return (None,) * len(STAND)
    deel = None if stand.procent is None else round(stand.procent, 1)
    return (
        *(stand.studenten, stand.zonder, stand.gehaald, deel),
        *(stand.gehouden, stand.nodig),
    )


def mijn(request: Verzoek, rijen: Mijn) -> HttpResponse:
    regels = [
        (r.naam, r.klas, r.keer, r.norm, r.laatste, r.gepland, r.waarneming_tot)
        for r in rijen.rijen
    ]
    return _bestand(request, "Mijn studenten", KOLOMMEN_MIJN, regels)


def klas(request: Verzoek, rij: Klas, studenten: Iterable[Any], norm: int, filters: str):
    """The students of a class as the page shows them."""
    regels = [
        (s.student.naam, s.student.nummer, s.slber, s.keer, norm, s.gepland, not s.was_er)
        for s in studenten
    ]
    titel = f"Gesprekken klas {rij.naam}"
    return _bestand(request, titel, KOLOMMEN_KLAS, regels, filters=filters, team=rij.team)


def team(request: Verzoek, rij: Team, klassen: Iterable[tuple[str, Stand]], filters: str):
    """The classes of a team."""
    regels = [(naam, *stand_cellen(stand)) for naam, stand in klassen]
    titel = f"Gesprekken team {rij.naam}"
    kolommen = [Kolom("Klas", 16), *STAND]
    return _bestand(request, titel, kolommen, regels, filters=filters, team=rij)


def overzicht(request: Verzoek, teams: Iterable[tuple[Team, Getoond]], filters: str):
    """Teams outside the team; names nobody, and is recorded all the same."""
    regels = [
        (rij.naam, rij.school.naam, *stand_cellen(getoond.stand), getoond.reden)
        for rij, getoond in teams
    ]
    kolommen = [Kolom("Team", 26), Kolom("School", 26), *STAND, Kolom("Opmerking", 22)]
    return _bestand(request, "Gesprekken per team", kolommen, regels, filters=filters)


def _bestand(
    request: Verzoek,
    titel: str,
    kolommen: Sequence[Kolom],
    regels: Sequence[Sequence[object]],
    *,
    filters: str = "",
    team: Team | None = None,
) -> HttpResponse:
    maak: Callable[[], HttpResponse] = lambda: lijst_antwoord(  # noqa: E731 - said where it is used
        request.GET["formaat"], titel, kolommen, regels, filters=filters
    )
    antwoord = bestand_of_melding(request, maak)
    if antwoord.status_code == 200:
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, titel, team)
    return antwoord
