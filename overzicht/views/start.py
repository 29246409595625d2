"""Start: what is due for me now with its act on the line, my teams and trajecten, how to begin."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from organisatie.models import Functie, Gebruiker
from organisatie.te_doen import TeDoen
from organisatie.toegang import Toegang
from organisatie.verzoek import Verzoek
from overzicht.eerste_stappen import eerste_stappen
from overzicht.mijn import mijn_teams, mijn_trajecten
from overzicht.te_doen import groepeer, te_doen, wanneer
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from verbeterplan.te_doen import net_klaar_van
from verbeterplan.views.hulp import gevraagd_nummer

# Longer than this nobody reads; one press shows the rest.
MEESTE = 25


@require_GET
def start(request: Verzoek) -> HttpResponse:
    """The page after signing in; ``?formaat=`` xlsx or pdf gives the list as a file."""
    gebruiker, vandaag = request.user, timezone.localdate()
    regels = te_doen(gebruiker)
    formaat = request.GET.get("formaat", "")
    if formaat in ("xlsx", "pdf"):
        return bestand_of_melding(request, lambda: _bestand(formaat, gebruiker, regels))
    alles = request.GET.get("toon") == "alles"
    getoond = regels if alles else regels[:MEESTE]
    context = {
        "groepen": list(groepeer(getoond, vandaag)),
        "jaar": vandaag.year,
        # Of one team only, its name on every line says nothing.
        "met_team": len({regel.team for regel in regels if regel.team}) > 1,
        "te_laat": sum(regel.te_laat for regel in regels),
        "aantal": len(regels),
        "meer": len(regels) - len(getoond),
        "gedaan": net_klaar_van(gebruiker, gevraagd_nummer(request, "klaar")),
        "begin": eerste_stappen(gebruiker),
        "mijn_teams": mijn_teams(gebruiker.toegang),
        "mijn": mijn_trajecten(gebruiker),
        # Whoever has another role need not be in a team.
        "beheerders": list(_beheerders()) if gebruiker.toegang == Toegang() else None,
    }
    return render(request, "overzicht/start.html", context)


def _beheerders() -> QuerySet[Gebruiker]:
    """Who can give somebody a place."""
    return Gebruiker.objects.filter(is_active=True, functies__rol=Functie.Rol.BEHEERDER).order_by(
        "naam", "pk"
    )


def _bestand(formaat: str, gebruiker: Gebruiker, regels: Sequence[TeDoen]) -> HttpResponse:
    vandaag = timezone.localdate()
    kolommen = [
        Kolom("Wanneer", 12),
        Kolom("Datum", 12, soort="datum"),
        Kolom("Wat", 48, terugloop=True),
        Kolom("Gevraagd", 34, terugloop=True),
        Kolom("Team", 28),
    ]
    rijen = [
        (wanneer(regel, vandaag).value, regel.datum, regel.wat, regel.soort, regel.team)
        for regel in regels
    ]
    van = f"Van {gebruiker.naam}"
    return lijst_antwoord(formaat, "Wat ik te doen heb", kolommen, rijen, filters=van)
