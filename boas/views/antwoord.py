"""Answering by link: no login, and nothing of who answers is read, kept or logged.

The token in the address is all there is. So there is no cookie either, and no CSRF token: who could
forge a send has the link and may simply use it; and it would fail on a page that stood open for
days, in mail programs without cookies, and for want of an origin, which ``no-referrer`` hides.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from boas import antwoordblad
from boas.antwoordblad import Antwoordblad
from boas.peilen import antwoorden
from boas.peilen.antwoorden import AntwoordHoortNiet, LinkGaatNiet, Plek
from boas.regels import code as codes

HOORT_NIET = (
    "Er zat een antwoord bij dat niet bij deze vragenlijst hoort. Er is niets geteld. "
    "Kies je antwoorden op deze pagina en verstuur ze opnieuw."
)
_STATUS = {
    antwoorden.ONBEKEND: 404,
    antwoorden.NOG_NIET: 409,
    antwoorden.GEBRUIKT: 410,
    antwoorden.VERLOPEN: 410,
}
View = Callable[..., HttpResponse]


def _zonder_spoor(view: View) -> View:
    """For anybody, and no program on the way keeps the page, finds it or passes its address on."""

    @csrf_exempt
    @login_not_required
    @never_cache
    @wraps(view)
    def omhuld(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return omhuld


@_zonder_spoor
@require_http_methods(["GET", "HEAD", "POST"])
def antwoord(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """What is asked; a send comes back as a redirect, or as the same page with what is missing."""
    try:
        plek = antwoorden.zoek(codes.normaliseer(code[:40]), token)
        if request.method == "POST":
            return _verstuur(request, plek)
        return _toon(request, antwoordblad.maak(plek))
    except LinkGaatNiet as nee:
        return _gaat_niet(request, nee)


@_zonder_spoor
@require_safe
def klaar(request: HttpRequest, code: str) -> HttpResponse:
    """Thanks; without the token, so that this address may stay in the history of a browser."""
    peiling = antwoorden.peiling_met(codes.normaliseer(code[:40]))
    if peiling is None:
        return _gaat_niet(request, LinkGaatNiet(antwoorden.ONBEKEND))
    return render(request, "boas/antwoord_klaar.html", {"peiling": peiling})


def _verstuur(request: HttpRequest, plek: Plek) -> HttpResponse:
    """Count what was sent, unless something is open unsaid. Raises LinkGaatNiet."""
    try:
        blad = antwoordblad.maak(plek, request.POST)
        if not blad.gekozen or (blad.open_vragen and "toch" not in request.POST):
            return _toon(request, blad, 422)
        antwoorden.tel_mee(plek, blad.gekozen)
    except AntwoordHoortNiet:
        return _toon(request, antwoordblad.maak(plek), 400, HOORT_NIET)
    waarheen = reverse("antwoord_klaar", args=[plek.peiling.sessie.code])
    return HttpResponse(status=303, headers={"Location": waarheen})


def _toon(
    request: HttpRequest, blad: Antwoordblad, status: int = 200, melding: str = ""
) -> HttpResponse:
    context = {"blad": blad, "peiling": blad.plek.peiling, "melding": melding}
    context["gevraagd"] = status == 422
    return render(request, "boas/antwoord.html", context, status=status)


def _gaat_niet(request: HttpRequest, nee: LinkGaatNiet) -> HttpResponse:
    context = {"reden": nee.reden, "peiling": nee.peiling}
    response = render(request, "boas/antwoord_nee.html", context, status=_STATUS[nee.reden])
    # For the script that sends: whether an earlier try had arrived after all.
    response["X-Reden"] = nee.reden
    return response
