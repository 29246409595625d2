"""The phase verdiepen: questions, what is known, how things are now, the summary for the team."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from rapportage.capaciteit import TeDruk
from rapportage.pdf import PdfNietBeschikbaar
from verbeterplan import antwoorden, exports_verdiepen, situatiebeeld, trajectkaarten
from verbeterplan.bezoek import Bezoek, fasepagina, lees_bezoek
from verbeterplan.expertise import die_helpt
from verbeterplan.models import Kijkmoment, Planbron
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.vragen import VERDIEPEN
from verbeterplan.regels.zoekwoorden import zoekwoorden
from verbeterplan.views.hulp import teruglijn

GROEPEN = tuple(groep for deel in VERDIEPEN.values() for groep in deel)


@require_GET
def verdiepen(request: Verzoek, pk: int) -> HttpResponse:
    """What the PLG found out, with its questions; ``?formaat=`` gives the sources."""
    bezoek = lees_bezoek(request, pk)
    bronnen = list(Planbron.objects.aanwezig().filter(ronde=bezoek.ronde))
    if request.GET.get("formaat"):
        ronde = f"Ronde {bezoek.ronde.nummer}" if len(bezoek.rondes) > 1 else ""
        return exports_verdiepen.bronnen(request, bronnen, bezoek.traject, ronde)
    groepen = antwoorden.lees_groepen(bezoek.ronde, GROEPEN)
    per_code = {groep.code: groep for groep in groepen}
    kijkmomenten = Kijkmoment.objects.aanwezig().filter(ronde=bezoek.ronde)
    op_traject = trajectkaarten.op_traject(bezoek.traject)
    context = {
        "groepen": per_code,
        "tellers": antwoorden.tellers(groepen),
        "bronnen": bronnen,
        "eenzijdig": _eenzijdig(bronnen),
        "kijkmomenten": list(kijkmomenten.order_by("-datum", "-pk")),
        "kaarten": trajectkaarten.regels(op_traject, request.user),
        "weggelegd": teruglijn(request, bezoek),
        **_collegas(bezoek, per_code["kennis"].velden[0].tekst),
        **_beeld(bezoek, per_code["beeld"].velden[0].tekst),
    }
    return fasepagina(request, bezoek, Fase.VERDIEPEN, "fase_verdiepen", **context)


def _eenzijdig(bronnen: list[Planbron]) -> str:
    """Which side all sources are on; empty when they differ or hardly one says."""
    kanten = [bron.richting for bron in bronnen if bron.richting]
    return kanten[0] if len(kanten) > 1 and len(set(kanten)) == 1 and kanten[0] != "allebei" else ""


def _collegas(bezoek: Bezoek, kennisvraag: str) -> dict[str, Any]:
    """Who knows about it, for the team and the PLG; others do not see that."""
    context: dict[str, Any] = {"zoekwoorden": zoekwoorden(kennisvraag), "van_team": bezoek.van_team}
    if bezoek.ronde == bezoek.nu and (bezoek.van_team or bezoek.plglid):
        collegas, met_expertise = die_helpt(bezoek.traject, kennisvraag)
        context |= {"collegas": collegas, "met_expertise": met_expertise, "ziet_expertise": True}
    return context


def _beeld(bezoek: Bezoek, tekst: str) -> dict[str, Any]:
    standen = situatiebeeld.standen(bezoek.ronde, bezoek.traject.team_id)
    laatste = standen[0] if standen else None
    return {
        "stand": laatste,
        "eerdere_standen": standen[1:],
        # Who said what is for the team and the PLG; others see how many.
        "met_namen": bezoek.van_team or bezoek.plglid,
        "te_delen": bool(tekst) and (laatste is None or laatste.beeld.tekst != tekst),
    }


@require_GET
def leidraad(request: Verzoek, pk: int) -> HttpResponse:
    """The questions for a talk on paper."""
    bezoek = lees_bezoek(request, pk)
    kennisvraag = antwoorden.teksten(bezoek.ronde).get("kennisvraag", "")
    try:
        return exports_verdiepen.leidraad(bezoek.traject, kennisvraag)
    except (TeDruk, PdfNietBeschikbaar) as fout:
        messages.error(request, fout.melding)
        return redirect(f"{reverse('fase_verdiepen', args=[pk])}#nu")
