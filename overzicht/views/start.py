"""Start: what is due for me now, and my teams."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from boas.te_doen import te_doen as uit_sessies
from borgen.slb.api import te_doen as uit_gesprekken
from borgen.te_doen import te_doen as uit_borgen
from metaanalyse.te_doen import te_doen as uit_kaarten
from organisatie.models import Gebruiker, Lidmaatschap, Team
from organisatie.te_doen import TeDoen
from organisatie.toegang import Toegang
from organisatie.verzoek import Verzoek
from verbeterplan.models import Verbetertraject
from verbeterplan.models.plg import trajecten_als_plglid
from verbeterplan.speerpunten import te_doen as uit_speerpunten
from verbeterplan.te_doen import te_doen as uit_plannen

# Longer than this nobody reads; the rest is reached through the team.
MEESTE = 40


@require_GET
def start(request: Verzoek) -> HttpResponse:
    """The page after signing in."""
    gebruiker = request.user
    assert isinstance(gebruiker, Gebruiker)  # noqa: S101 - login by default
    toegang = gebruiker.toegang
    regels = te_doen(gebruiker)
    context = {
        "te_laat": [regel for regel in regels if regel.te_laat][:MEESTE],
        "te_doen": [regel for regel in regels if not regel.te_laat][:MEESTE],
        "meer": max(0, len(regels) - MEESTE),
        "mijn_teams": mijn_teams(toegang),
        "mijn_plgs": mijn_plgs(gebruiker),
        # Whoever has another role need not be in a team.
        "niets_anders": toegang == Toegang(),
        "ingericht": toegang.beheerder and kan_een_teamleider_beginnen(),
    }
    return render(request, "overzicht/start.html", context)


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Everything that is due for the person, first what comes first."""
    regels = [
        *uit_sessies(gebruiker),
        *uit_plannen(gebruiker),
        *uit_speerpunten(gebruiker),
        *uit_borgen(gebruiker),
        *uit_gesprekken(gebruiker),
        *uit_kaarten(gebruiker),
    ]
    return sorted(regels, key=lambda regel: regel.volgorde)


def kan_een_teamleider_beginnen() -> bool:
    """Whether anybody leads a team: until then the beheerder has something to do first."""
    return Lidmaatschap.objects.filter(rol=Lidmaatschap.Rol.TEAMLEIDER).exists()


def mijn_teams(toegang: Toegang) -> list[Team]:
    """The teams the person belongs to today."""
    return list(Team.objects.filter(pk__in=toegang.lid_van).select_related("school"))


def mijn_plgs(gebruiker: Gebruiker) -> list[Verbetertraject]:
    """The running trajecten in whose PLG the person is; of another team this is the way there."""
    if not gebruiker.toegang.lid_van:
        return []
    rijen = Verbetertraject.objects.filter(pk__in=trajecten_als_plglid(gebruiker))
    lopend = rijen.filter(status=Verbetertraject.Status.LOPEND)
    return list(lopend.select_related("team").order_by("naam", "pk"))
