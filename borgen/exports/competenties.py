"""The competence matrix as a file: for who leads the team, and recorded."""

from django.http import HttpResponse

from borgen.matrix import Matrix
from borgen.models import Proces
from organisatie.models import Inzage, leg_inzage_vast
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord


def matrix(request: Verzoek, proces: Proces, inhoud: Matrix) -> HttpResponse:
    """A line a person, a column a competence with what the process asks."""
    titel = f"Competenties {proces.naam}"
    kolommen = [
        Kolom("Naam", 26),
        *(
            Kolom(f"{c.naam} ({c.aantal} × {c.get_niveau_display()})", 20, terugloop=True)
            for c in inhoud.competenties
        ),
    ]
    regels = [[lid.gebruiker.naam, *(cel.woord for cel in cellen)] for lid, cellen in inhoud.rijen]
    formaat = request.GET["formaat"]
    antwoord = bestand_of_melding(request, lambda: lijst_antwoord(formaat, titel, kolommen, regels))
    if antwoord.status_code == 200:
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, titel, proces.team)
    return antwoord
