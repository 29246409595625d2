"""Preparing a session: one page, each section saved by itself.

With htmx a section that was saved answers with what follows from it (progress, minutes, the mail)
and leaves the fields alone, so that nobody loses what they are typing; a section with a mistake,
or changed by somebody else meanwhile, answers with itself. Without htmx: POST and redirect.
"""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from boas import mail, voorbereiding
from boas import voorbereidingsbeeld as beeld
from boas.acties import NietNu
from boas.forms.bijlage import BijlageFormulier
from boas.forms.voorbereiden import ONDERDELEN, onderdelen_van
from boas.models import Sessie
from boas.secties import Sectie, bewaar
from organisatie.doorsturen import ga_naar
from organisatie.verzoek import Verzoek

PAGINA = "boas/voorbereiden.html"


@require_GET
def sessie_voorbereiden(request: Verzoek, pk: int) -> HttpResponse:
    """The page; a session that began, ended or goes by link shows itself where it is now."""
    sessie = _geleid(request, pk)
    if sessie.met_link or sessie.status != Sessie.Status.VOORBEREIDING:
        return redirect(sessie)
    return render(request, PAGINA, beeld.pagina(sessie, request.user))


@require_POST
def sessie_onderdeel(request: Verzoek, pk: int, onderdeel: str) -> HttpResponse:
    """Save one section, unless it has mistakes or somebody else changed it meanwhile."""
    if onderdeel not in onderdelen_van(_sessie(request, pk)):
        raise Http404
    try:
        sectie = bewaar(pk, ONDERDELEN[onderdeel], request.POST, request.user)
    except NietNu as te_laat:
        return _te_laat(request, pk, te_laat)
    if sectie.form.errors or sectie.botst:
        return _fout(request, pk, sectie)
    if not request.htmx:
        messages.success(request, f"{sectie.form.titel}: bewaard.")
        return _terug(pk, onderdeel)
    return _bewaard(request, pk, onderdeel)


@require_POST
def sessie_bijlage_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a document, checked by its content."""
    sessie = _sessie(request, pk)
    namen = list(sessie.bijlagen.values_list("naam", flat=True))
    form = BijlageFormulier(request.POST, request.FILES, namen=namen)
    try:
        if form.is_valid():
            bestand = form.cleaned_data["bestand"]
            voorbereiding.voeg_bijlage_toe(sessie, bestand, form.naam, request.user)
            form = BijlageFormulier()
    except NietNu as te_laat:
        return _te_laat(request, pk, te_laat)
    return _documenten(request, sessie, form)


@require_POST
def sessie_bijlage_verwijder(request: Verzoek, pk: int, bijlage: int) -> HttpResponse:
    """Take a document off the session."""
    sessie = _sessie(request, pk)
    rij = get_object_or_404(sessie.bijlagen, pk=bijlage)
    try:
        with transaction.atomic():
            voorbereiding.in_voorbereiding(pk)
            voorbereiding.verwijder_bijlage(sessie, rij)
    except NietNu as te_laat:
        return _te_laat(request, pk, te_laat)
    return _documenten(request, sessie, BijlageFormulier())


@require_POST
def sessie_agenda_versturen(request: Verzoek, pk: int) -> HttpResponse:
    """Mail the agenda with its documents to the whole team."""
    sessie = _sessie(request, pk)
    try:
        verzending = mail.verstuur_agenda(pk, request.user)
    except NietNu as niet:
        messages.error(request, niet.melding)
        return _terug(pk, "versturen")
    if request.htmx:
        return render(request, f"{PAGINA}#versturen", beeld.omgeving(_sessie(request, sessie.pk)))
    aantal = verzending.aan.count()
    messages.success(request, f"De agenda gaat naar {aantal} mensen van team {sessie.team}.")
    return _terug(pk, "versturen")


@require_POST
def sessie_nieuwste_stellingen(request: Verzoek, pk: int) -> HttpResponse:
    """Go on with the newest version of the instrument; what was left out stays out."""
    _sessie(request, pk)
    try:
        with transaction.atomic():
            sessie = voorbereiding.in_voorbereiding(pk)
            voorbereiding.naar_versie(sessie, sessie.versie.instrument.laatste_versie)
    except NietNu as te_laat:
        return _te_laat(request, pk, te_laat)
    messages.success(request, f"De sessie gebruikt nu versie {sessie.versie.nummer}.")
    return _terug(pk, "stellingen")


@require_POST
def sessie_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Throw away a session in preparation; one that began stays."""
    sessie = _sessie(request, pk)
    try:
        voorbereiding.verwijder_sessie(pk)
    except NietNu:
        messages.error(request, "Deze sessie is al begonnen; je kunt hem niet meer weggooien.")
        return redirect(_sessie(request, pk))
    messages.success(request, f"De sessie ‘{sessie.onderwerp}’ is weg.")
    return redirect("sessies")


# --- Inside --------------------------------------------------------------------------------------


def _sessie(request: Verzoek, pk: int) -> Sessie:
    """One to prepare for a meeting; what is asked by link is prepared elsewhere."""
    sessie = _geleid(request, pk)
    if sessie.met_link:
        raise Http404
    return sessie


def _geleid(request: Verzoek, pk: int) -> Sessie:
    try:
        return beeld.lees_sessie(request.user, pk)
    except Sessie.DoesNotExist as niet_gevonden:
        raise Http404 from niet_gevonden


def _fout(request: Verzoek, pk: int, sectie: Sectie) -> HttpResponse:
    sessie = _sessie(request, pk)
    if request.htmx:
        context = {
            "sectie": sectie,
            **beeld.omgeving(sessie),
            **beeld.instrumentkeuze(sessie, request.user),
        }
        return render(request, f"{PAGINA}#sectie", context, status=422)
    return render(request, PAGINA, beeld.pagina(sessie, request.user, sectie), status=422)


def _bewaard(request: Verzoek, pk: int, onderdeel: str) -> HttpResponse:
    sessie = _sessie(request, pk)
    context = {
        "sectie": Sectie(ONDERDELEN[onderdeel](sessie)),
        **beeld.omgeving(sessie),
        **beeld.instrumentkeuze(sessie, request.user),
    }
    # After a mistake the section comes back whole, without its messages.
    antwoord = render(request, f"{PAGINA}#bewaard", context | {"heel": "had_fout" in request.POST})
    if "had_fout" not in request.POST:
        antwoord["HX-Reswap"] = "none"
    return antwoord


def _documenten(request: Verzoek, sessie: Sessie, form: BijlageFormulier) -> HttpResponse:
    fout = bool(form.errors)
    if request.htmx:
        context = {"bijlageformulier": form, **beeld.omgeving(sessie)}
        return render(request, f"{PAGINA}#documenten_bewaard", context, status=422 if fout else 200)
    if fout:
        context = beeld.pagina(sessie, request.user) | {"bijlageformulier": form}
        return render(request, PAGINA, context, status=422)
    return _terug(sessie.pk, "documenten")


def _terug(pk: int, anker: str) -> HttpResponse:
    return redirect(reverse("sessie_voorbereiden", args=[pk]) + f"#{anker}")


def _te_laat(request: Verzoek, pk: int, reden: NietNu) -> HttpResponse:
    """Somebody began the session meanwhile: say so, and go to where it is."""
    messages.error(request, reden.melding)
    return ga_naar(request, _sessie(request, pk))
