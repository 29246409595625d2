"""What is asked in the whole organisation: the rounds over time, and the result of one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from boas import organisatiebreed, vervolgbeeld
from boas.exports.themas import maak_rapport, maak_werkboek
from boas.models import Sessie
from boas.themabeeld import GEEN_RANGLIJST
from boas.themagrafiek import met_grafieken
from organisatie.models.inzage import Inzage, leg_inzage_vast
from organisatie.regels.nummer import lees_nummer
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding

MAKERS = {"xlsx": maak_werkboek, "pdf": maak_rapport}


@require_http_methods(["GET", "POST"])
def peilingen(request: Verzoek) -> HttpResponse:
    """The rounds of every instrument for the whole organisation; a POST begins one."""
    toegang = toegang_van(request.user)
    if not (toegang.kwaliteit or toegang.bestuurder):
        raise Http404
    if request.method == "POST":
        return _begin(request)
    context = {"reeksen": organisatiebreed.lees_reeksen(), "bestuurder": toegang.bestuurder}
    return render(request, "boas/peilingen.html", context)


def _begin(request: Verzoek) -> HttpResponse:
    nummer = lees_nummer(request.POST.get("versie", ""))
    versie = organisatiebreed.nieuwste_versie(nummer) if nummer else None
    if versie is None:
        messages.error(request, "Deze vragenlijst is intussen veranderd. Begin de ronde opnieuw.")
        return redirect("peilingen")
    try:
        return redirect(organisatiebreed.begin_ronde(versie, request.user))
    except organisatiebreed.LooptAl as fout:
        messages.info(request, fout.melding)
        return redirect(fout.sessie)


def toon_uitslag(request: Verzoek, sessie: Sessie) -> HttpResponse:
    """The result of a closed session of the whole organisation, for who may see it.

    ``?formaat=`` xlsx or pdf gives it with what follows as a file.
    """
    beeld = vervolgbeeld.lees(sessie)
    formaat = request.GET.get("formaat", "")
    if maak := MAKERS.get(formaat):
        naam = bestandsnaam("Uitslag", sessie.onderwerp, sessie.begonnen_op)
        antwoord = bestand_of_melding(request, lambda: download(maak(beeld), naam, formaat))
        if antwoord.status_code == 200:
            leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, f"{naam}.{formaat}")
        return antwoord
    context = {
        "sessie": sessie,
        "beeld": beeld.uitslag,
        "vervolg": beeld,
        "themas": met_grafieken(beeld.uitslag),
        "geen_ranglijst": GEEN_RANGLIJST,
    }
    return render(request, "boas/uitslag_themas.html", context)
