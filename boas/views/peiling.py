"""The leader's page of a session by link: prepare it, open it, see how far it is, close it.

While preparing every section saves itself, as on the page for a meeting. Once open nothing of what
was answered is here, only how many did, in steps of five.
"""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from boas import peilingbeeld as beeld
from boas.acties import NietNu
from boas.forms.peiling import ONDERDELEN, LaatsteDagForm
from boas.models import Peiling, Sessie
from boas.peilen.kern import eis_open
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import nodig_bij, open_peiling
from boas.peilen.vanzelf import plan_sluiting, sluit_als_verlopen
from boas.secties import Sectie, bewaar
from boas.views.peilingkeuze import peiling_van
from boas.voorbereiding import in_voorbereiding, naar_versie, verwijder_sessie
from organisatie.bewerken import meld_bewaard
from organisatie.doorsturen import ga_naar
from organisatie.verzoek import Verzoek
from rapportage.getallen import datum

PAGINA = "boas/peiling.html"
VANZELF = "De laatste dag is geweest. De vragenlijst is vanzelf gesloten."
AL_OPEN = "Deze vragenlijst is al geopend. Sluit hem als hij niet meer nodig is."


@never_cache
@require_GET
def sessie_peiling(request: Verzoek, pk: int) -> HttpResponse:
    """Preparing it, or how far it is; once closed on to its result."""
    sessie = peiling_van(request, pk)
    if sluit_als_verlopen(pk):
        messages.info(request, VANZELF)
        return redirect("sessie_uitslag", pk)
    match sessie.status:
        case Sessie.Status.VOORBEREIDING:
            return render(request, PAGINA, beeld.voorbereiding(sessie))
        case Sessie.Status.LOPEND:
            return render(request, PAGINA, beeld.open_(sessie))
    return redirect(sessie)


@require_POST
def peiling_onderdeel(request: Verzoek, pk: int, onderdeel: str) -> HttpResponse:
    """Save one section, unless it has mistakes or somebody else changed it meanwhile."""
    peiling_van(request, pk)
    if onderdeel not in ONDERDELEN:
        raise Http404
    try:
        sectie = bewaar(pk, ONDERDELEN[onderdeel], request.POST, request.user)
    except NietNu:
        return _te_laat(request, pk)
    if sectie.form.errors or sectie.botst:
        return _fout(request, pk, sectie)
    if not request.htmx:
        messages.success(request, f"{sectie.form.titel}: bewaard.")
        return redirect(reverse("sessie_peiling", args=[pk]) + f"#{onderdeel}")
    return _bewaard(request, pk, onderdeel)


@require_POST
def peiling_nieuwste(request: Verzoek, pk: int) -> HttpResponse:
    """Ask the newest version of the statements; what was left out stays out."""
    peiling_van(request, pk)
    try:
        with transaction.atomic():
            sessie = in_voorbereiding(pk)
            if nieuwere := beeld.nieuwere_versie(sessie):
                naar_versie(sessie, nieuwere)
    except NietNu:
        return _te_laat(request, pk)
    messages.success(request, f"De vragenlijst gebruikt nu versie {sessie.versie.nummer}.")
    return redirect(reverse("sessie_peiling", args=[pk]) + "#vragen")


@require_POST
def peiling_open(request: Verzoek, pk: int) -> HttpResponse:
    """Open it, and put an invitation ready for everybody."""
    peiling_van(request, pk)
    try:
        open_peiling(pk)
    except NietNu as niet:
        messages.error(request, niet.melding)
    else:
        aantal = peiling_van(request, pk).aantal_aanwezig
        messages.success(request, f"De vragenlijst is open. Er gaan {aantal} uitnodigingen uit.")
    return redirect("sessie_peiling", pk)


@require_POST
def peiling_dag(request: Verzoek, pk: int) -> HttpResponse:
    """Choose another last day while it is open."""
    sessie = peiling_van(request, pk)
    try:
        with transaction.atomic():
            eis_open(pk)
            peiling = Peiling.objects.select_related("sessie").get(pk=pk)
            form = LaatsteDagForm(request.POST, instance=peiling)
            if gelukt := form.is_valid():
                plan_sluiting(form.save())
    except NietNu as niet:
        return _niet(request, pk, niet)
    if not gelukt:
        return render(request, PAGINA, beeld.open_(sessie, form), status=422)
    meld_bewaard(request, form, f"De laatste dag is nu {datum(peiling.sluit_op)}.")
    return redirect("sessie_peiling", pk)


@require_POST
def peiling_nodig_bij(request: Verzoek, pk: int) -> HttpResponse:
    """Invite who came since it was opened."""
    peiling_van(request, pk)
    try:
        aantal = nodig_bij(pk)
    except NietNu as niet:
        return _niet(request, pk, niet)
    wie = "1 uitnodiging" if aantal == 1 else f"{aantal} uitnodigingen"
    werkwoord = "gaat" if aantal == 1 else "gaan"
    if aantal:
        messages.success(request, f"Er {werkwoord} nog {wie} uit.")
    else:
        messages.info(request, "Iedereen was al uitgenodigd.")
    return redirect("sessie_peiling", pk)


@require_POST
def peiling_sluit(request: Verzoek, pk: int) -> HttpResponse:
    """Close it for good, and on to its result."""
    peiling_van(request, pk)
    try:
        sluit_peiling(pk)
    except NietNu as niet:
        return _niet(request, pk, niet)
    messages.success(request, "De vragenlijst is gesloten. Dit is de uitslag.")
    return redirect("sessie_uitslag", pk)


@require_POST
def peiling_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Throw a prepared one away; one that was opened stays, and can be closed."""
    sessie = peiling_van(request, pk)
    try:
        verwijder_sessie(pk)
    except NietNu:
        messages.error(request, AL_OPEN)
        return redirect("sessie_peiling", pk)
    messages.success(request, f"De vragenlijst ‘{sessie.onderwerp}’ is weg.")
    return redirect("sessies" if sessie.team_id else "peilingen")


# --- Inside --------------------------------------------------------------------------------------


def _niet(request: Verzoek, pk: int, reden: NietNu) -> HttpResponse:
    messages.error(request, reden.melding)
    return redirect("sessie_peiling", pk)


def _fout(request: Verzoek, pk: int, sectie: Sectie) -> HttpResponse:
    sessie = peiling_van(request, pk)
    if request.htmx:
        context = {"sectie": sectie, **beeld.omgeving(sessie)}
        return render(request, "boas/voorbereiden.html#sectie", context, status=422)
    return render(request, PAGINA, beeld.voorbereiding(sessie, sectie), status=422)


def _bewaard(request: Verzoek, pk: int, onderdeel: str) -> HttpResponse:
    sessie = peiling_van(request, pk)
    had_fout = "had_fout" in request.POST
    context = {
        "sectie": Sectie(ONDERDELEN[onderdeel](sessie)),
        # After a mistake the section comes back whole, without its messages.
        "heel": had_fout,
        **beeld.omgeving(sessie),
    }
    antwoord = render(request, "boas/peiling_voorbereiden.html#bewaard", context)
    if not had_fout:
        antwoord["HX-Reswap"] = "none"
    return antwoord


def _te_laat(request: Verzoek, pk: int) -> HttpResponse:
    """A colleague opened it meanwhile: say so, and go to where it is."""
    messages.error(request, "Deze vragenlijst is intussen geopend; de tekst verandert niet meer.")
    return ga_naar(request, peiling_van(request, pk))
