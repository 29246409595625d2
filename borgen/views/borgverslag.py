"""The borging report of a traject, on the page and to take along."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from borgen.borgverslag import BUITEN, TEAM, Verslag, lees
from borgen.exports import borgverslag as exports
from borgen.views.hulp import borgpagina, zie_traject
from organisatie.models import Inzage, leg_inzage_vast
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding

FORMATEN: dict[str, Callable[[Verslag], bytes]] = {"pdf": exports.pdf, "xlsx": exports.werkboek}


@require_GET
def borgverslag(request: Verzoek, traject: int) -> HttpResponse:
    """The team's own version, or with ``?voor=kwaliteit`` (and for others always) the one outside.

    ``?formaat=`` pdf or xlsx gives the same as a file.
    """
    rij = zie_traject(request, traject)
    eigen = rij.team_id in toegang_van(request.user).lid_van
    voor = TEAM if eigen and request.GET.get("voor") != BUITEN else BUITEN
    verslag = lees(rij, request.user, voor)
    if formaat := request.GET.get("formaat"):
        return _bestand(request, verslag, formaat)
    return borgpagina(request, rij, "verslag", verslag=verslag)


def _bestand(request: Verzoek, verslag: Verslag, formaat: str) -> HttpResponse:
    if formaat not in FORMATEN:
        raise Http404
    titel, team = exports.titel_van(verslag), verslag.traject.team
    naam = bestandsnaam(titel, exports.VOOR_WIE[verslag.voor], verslag.dag)
    antwoord = bestand_of_melding(
        request, lambda: download(FORMATEN[formaat](verslag), naam, formaat)
    )
    if antwoord.status_code == 200:
        # Who measures stands in it by name.
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, titel, team)
    return antwoord
