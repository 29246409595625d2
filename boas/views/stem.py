"""Voting by phone: anonymous, by code. Nobody signs in and nobody's vote is ever logged."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from boas import acties, raden, stemopslag, stemscherm, stipopslag, telefoon
from boas.models import Sessie
from boas.regels import code as codes
from boas.regels import stippen
from boas.regels.stippen import MEESTE_DOELEN
from boas.stemscherm import Soort, Stemscherm
from boas.stroom import bewijs
from boas.stroom.bewijs import Doelgroep

ONBEKEND = "Deze code kennen we niet. Kijk nog eens goed op het scherm."
AFGESLOTEN = "De sessie met deze code is afgesloten. Vraag de leider naar de nieuwe code."
GEEN_CODE = "Typ de code die op het scherm staat: zes letters en cijfers."
GEEN_TELEFOON = (
    "We herkennen je telefoon niet. Kies je antwoord nog een keer. "
    "Zie je dit weer? Zet dan cookies aan in je browser."
)
WACHT = (
    "Vanaf dit netwerk zijn veel verkeerde codes geprobeerd. "
    "Wacht een paar tellen en probeer het opnieuw, of scan de QR-code op het scherm."
)
GEEN_ANTWOORD = "Dat antwoord bestaat niet. Kies een van de knoppen."
GEEN_VERDELING = "Zo kun je je stippen niet verdelen. Gebruik de knoppen met plus en min."


@login_not_required
@never_cache
@require_GET
def stem_code(request: HttpRequest) -> HttpResponse:
    """Where a phone types its code; on to the voting page when there is a session to join."""
    if "code" not in request.GET:
        return render(request, "boas/stem_code.html")
    getypt = request.GET["code"][:40]
    code = codes.normaliseer(getypt)
    if not code:
        return _vraag_code(request, "", GEEN_CODE, 400)
    if raden.moet_wachten(request, code):
        return _vraag_code(request, getypt, WACHT, 429)
    in_de_zaal = Sessie.objects.in_de_zaal() if codes.is_code(code) else Sessie.objects.none()
    status = in_de_zaal.filter(code=code).values_list("status", flat=True).first()
    if status is None:
        return _onbekend(request, getypt)
    if status == Sessie.Status.AFGESLOTEN:
        return _vraag_code(request, getypt, AFGESLOTEN, 410)
    return redirect("stem", code=code)


@login_not_required
@require_http_methods(["GET", "POST"])
def stem(request: HttpRequest, code: str) -> HttpResponse:
    """The voting page of one phone; a vote comes back as the part that changes, or a redirect."""
    recht = codes.normaliseer(code[:40])
    if recht != code and codes.is_code(recht):
        return redirect("stem", code=recht)
    if raden.moet_wachten(request, code):
        return _vraag_code(request, code[:40], WACHT, 429)
    if not codes.is_code(code):
        return _onbekend(request, code[:40])
    try:
        if request.method == "POST":
            return _stem(request, code)
        scherm = stemscherm.lees(code)
    except Sessie.DoesNotExist:
        return _onbekend(request, code[:40])
    naam = telefoon.herken(request, code)
    return _toon(request, _van_telefoon(scherm, naam), naam)


def _stem(request: HttpRequest, code: str) -> HttpResponse:
    """Write a vote, and show that it stands. Raises Sessie.DoesNotExist for an unknown code."""
    naam = telefoon.herken(request, code)
    if not naam:
        return _toon(request, stemscherm.lees(code).met(melding=GEEN_TELEFOON), naam, 400)
    if "verdeling" in request.POST:
        return _verdeel(request, code, naam)
    ronde_id, waarde = _getal(request, "ronde"), _getal(request, "waarde")
    if ronde_id is None or waarde is None:
        return _weiger(request, code, naam, GEEN_ANTWOORD, 400)
    try:
        scherm = stemscherm.van_ronde(code, ronde_id)
    except Sessie.DoesNotExist:
        # Not the statement of this moment, or no session at all: the act says which.
        scherm = stemscherm.lees(code)
    eigen = telefoon.in_ronde(naam, ronde_id)
    daad = partial(acties.stem, scherm.sessie_id, ronde_id, eigen, waarde)
    if antwoord := _doe(request, code, naam, daad):
        return antwoord
    if scherm.ronde_id != ronde_id:
        # It opened between the reading and the vote.
        scherm = stemscherm.lees(code)
    return _toon(request, scherm.met(gekozen=waarde), naam)


def _verdeel(request: HttpRequest, code: str, naam: str) -> HttpResponse:
    """Write how this phone divides its dots, and show that they are there."""
    scherm, ronde_id = stemscherm.lees(code), _getal(request, "ronde")
    tekst = request.POST["verdeling"]
    # Without doelen there is nothing to divide any more: the act says so.
    verdeling = stippen.lees(tekst, len(scherm.doelen) or len(tekst[:MEESTE_DOELEN]))
    if ronde_id is None or not verdeling:
        return _weiger(request, code, naam, GEEN_VERDELING, 400)
    eigen = telefoon.in_stippen(naam, ronde_id)
    daad = partial(acties.verdeel_stippen, scherm.sessie_id, ronde_id, eigen, verdeling)
    if antwoord := _doe(request, code, naam, daad):
        return antwoord
    if scherm.ronde_id != ronde_id:
        # It opened between the reading and the writing.
        scherm = stemscherm.lees(code)
    return _toon(request, scherm.met(verdeling=tekst), naam)


def _doe(
    request: HttpRequest, code: str, naam: str, daad: Callable[[], None]
) -> HttpResponse | None:
    """Do it; gives the answer already when it was refused, or when a whole page asked."""
    try:
        daad()
    except acties.BestaatNiet as fout:
        return _weiger(request, code, naam, fout.melding, 400)
    except acties.NietNu as fout:
        return _weiger(request, code, naam, fout.melding, 409)
    if not _is_fragment(request):
        return HttpResponse(status=303, headers={"Location": request.path})
    return None


def _weiger(request: HttpRequest, code: str, naam: str, melding: str, status: int) -> HttpResponse:
    """Show what there is to do now, with why this vote did not count."""
    scherm = _van_telefoon(stemscherm.lees(code), naam, melding)
    return _toon(request, scherm, naam, status)


def _van_telefoon(scherm: Stemscherm, naam: str, melding: str = "") -> Stemscherm:
    """The screen with what this phone answered or divided."""
    ronde = scherm.ronde_id
    if not naam or ronde is None:
        return scherm.met(melding=melding)
    if scherm.soort == Soort.STIPPEN:
        verdeling = stipopslag.eigen_stippen(ronde, telefoon.in_stippen(naam, ronde))
        return scherm.met(verdeling=verdeling, melding=melding)
    gekozen = stemopslag.eigen_stem(ronde, telefoon.in_ronde(naam, ronde))
    return scherm.met(gekozen=gekozen, melding=melding)


def _toon(request: HttpRequest, scherm: Stemscherm, naam: str, status: int = 200) -> HttpResponse:
    """The screen as the part that changes (``X-Sleutel`` says which one) or as the whole page."""
    deel = stemscherm.html(scherm)
    if _is_fragment(request):
        response = HttpResponse(deel, status=status, headers={"X-Sleutel": scherm.sleutel})
    else:
        stroom = bewijs.adres(scherm.sessie_id, scherm.code, Doelgroep.TELEFOON)
        context = {"scherm": scherm, "deel": deel, "stroom": stroom}
        response = render(request, "boas/stem.html", context, status=status)
        add_never_cache_headers(response)
    if not naam:
        telefoon.geef_naam(response, scherm.code)
    return response


def _onbekend(request: HttpRequest, getypt: str) -> HttpResponse:
    raden.tel_mis(request)
    return _vraag_code(request, getypt, ONBEKEND, 404)


def _vraag_code(request: HttpRequest, code: str, fout: str, status: int) -> HttpResponse:
    return render(request, "boas/stem_code.html", {"code": code, "fout": fout}, status=status)


def _is_fragment(request: HttpRequest) -> bool:
    return bool(request.htmx)  # type: ignore[attr-defined]


def _getal(request: HttpRequest, naam: str) -> int | None:
    """A field as a whole number of at most nine digits, None for anything else."""
    tekst = request.POST.get(naam, "")
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) <= 9 else None
