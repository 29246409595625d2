"""Statements of an instrument: add, change, remove and move one."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from boas import instrumenten as domein
from boas.forms.stelling import StellingFormulier
from boas.models import Instrument, Stelling, Versie
from boas.regels.inhoud import normaal, stand, volgende_code
from boas.sessiekeuze import keer_terug, sessie_uit, van_instrument, volg
from boas.views.bewerkhulp import ingevuld, intussen
from boas.views.instrumenten import instrument_url, naar_de_lijst, toon_formulier
from organisatie.verzoek import Verzoek

SJABLOON = "boas/stelling.html"


@require_http_methods(["GET", "POST"])
def stelling_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """A new statement in the version to work in."""
    een = get_object_or_404(Instrument.objects.bewerkbaar_door(request.user), pk=pk)
    sessie = van_instrument(sessie_uit(request), een)
    versie = een.laatste_versie
    form = StellingFormulier(versie, ingevuld(request), initial=_begin(request, versie))
    if request.method == "POST" and form.is_valid():
        try:
            stelling = domein.voeg_stelling_toe(een, form.inhoud())
        except ValidationError as fout:
            form.neem_fouten_over(fout)
        else:
            volg(sessie, stelling.versie, erbij=stelling)
            return _klaar(request, stelling, sessie, f"Stelling {stelling.code} staat erbij.")
    return toon_formulier(request, SJABLOON, form, versie, sessie)


@require_http_methods(["GET", "POST"])
def stelling_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a statement; somebody else's change in between is shown beside one's own."""
    stelling = _stelling(request, pk)
    sessie = van_instrument(sessie_uit(request), stelling.versie.instrument)
    nu = _nieuwste_vorm(stelling)
    begin = {"stand": _stand(nu)}
    form = StellingFormulier(nu.versie, ingevuld(request), instance=nu, initial=begin)
    andere: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        bewaard = _nieuwste_vorm(stelling)
        if form.cleaned_data["stand"] != _stand(bewaard) and _anders(form, bewaard):
            andere = _in_woorden(form, bewaard)
            form.data = {**request.POST.dict(), "stand": _stand(bewaard)}
        elif nieuw := _wijzig(form, bewaard):
            volg(sessie, nieuw.versie)
            return _klaar(request, nieuw, sessie, f"Stelling {nieuw.code} is bewaard.")
    return toon_formulier(request, SJABLOON, form, nu.versie, sessie, stelling=nu, andere=andere)


@require_POST
def stelling_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    stelling = _stelling(request, pk)
    een = stelling.versie.instrument
    sessie = van_instrument(sessie_uit(request), een)
    try:
        volg(sessie, domein.verwijder_stelling(stelling))
        messages.success(request, f"Stelling {stelling.code} is weg.")
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return redirect(instrument_url(een, sessie))


@require_POST
def stelling_verplaats(request: Verzoek, pk: int) -> HttpResponse:
    """Up or down within the cluster; with htmx only the list comes back."""
    stelling = _stelling(request, pk)
    een = stelling.versie.instrument
    sessie = van_instrument(sessie_uit(request), een)
    try:
        stelling = domein.verplaats(stelling, omlaag=request.POST.get("richting") == "omlaag")
        volg(sessie, stelling.versie)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return naar_de_lijst(request, een, sessie, f"stelling-{stelling.code}")


def _stelling(request: Verzoek, pk: int) -> Stelling:
    mag = Instrument.objects.bewerkbaar_door(request.user)
    rijen = Stelling.objects.filter(versie__instrument__in=mag)
    return get_object_or_404(rijen.select_related("versie__instrument", "cluster"), pk=pk)


def _nieuwste_vorm(stelling: Stelling) -> Stelling:
    """The statement as the newest version has it, by its code; itself when it is not there."""
    nieuwste = stelling.versie.instrument.laatste_versie
    rijen = nieuwste.stellingen.select_related("versie__instrument", "cluster")
    return rijen.filter(code=stelling.code).first() or stelling


def _stand(stelling: Stelling) -> str:
    return stand(domein.stelling_inhoud(stelling, stelling.cluster.letter))


def _in_woorden(form: StellingFormulier, bewaard: Stelling) -> list[tuple[str, str]]:
    nu = domein.stelling_inhoud(bewaard, bewaard.cluster.letter)
    return intussen(
        form,
        asdict(nu),
        asdict(normaal(form.inhoud())),
        borgstap=bewaard.get_borgstap_display(),
        cluster=bewaard.cluster.naam,
    )


def _anders(form: StellingFormulier, bewaard: Stelling) -> bool:
    return normaal(form.inhoud()) != domein.stelling_inhoud(bewaard, bewaard.cluster.letter)


def _wijzig(form: StellingFormulier, bewaard: Stelling) -> Stelling | None:
    # The form filled its own instance in; what is stored is asked for again.
    try:
        return domein.wijzig_stelling(_nieuwste_vorm(bewaard), form.inhoud())
    except ValidationError as fout:
        form.neem_fouten_over(fout)
        return None


def _begin(request: Verzoek, versie: Versie) -> dict[str, Any]:
    letter = request.GET.get("cluster", "")
    clusters = versie.clusters.all()
    cluster = next((c for c in clusters if c.letter == letter), clusters[0])
    codes = versie.stellingen.values_list("code", flat=True)
    return {"cluster": cluster, "code": volgende_code(cluster.letter, codes)}


def _klaar(request: Verzoek, stelling: Stelling, sessie: Any, melding: str) -> HttpResponse:
    messages.success(request, melding)
    if sessie:
        return keer_terug(sessie)
    return redirect(instrument_url(stelling.versie.instrument, None, f"stelling-{stelling.code}"))
