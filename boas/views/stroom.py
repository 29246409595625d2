"""Streams where no stream can be: one state at a time, and fresh addresses.

Under uvicorn a request with a proof never comes here (see ``boas.stroom.asgi``). Under a plain
WSGI server it does, and gets one event, after which the browser asks again by itself.
"""

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from boas import raden
from boas.beeld import lees
from boas.models import Sessie
from boas.regels.code import is_code
from boas.stroom import bewijs
from boas.stroom.bericht import OPENING, bericht
from boas.stroom.bewijs import Doelgroep


@require_GET
@never_cache
def sessie_stroom(request: HttpRequest, pk: int) -> HttpResponse:
    """For the screens of a session: with ``t`` what it shows now, without it a fresh address."""
    sessie = get_object_or_404(Sessie.objects.bewerkbaar_door(request.user).in_de_zaal(), pk=pk)
    return _antwoord(request, sessie, {Doelgroep.PROJECTOR, Doelgroep.LEIDING})


@login_not_required
@require_GET
@never_cache
def stem_stroom(request: HttpRequest, code: str) -> HttpResponse:
    """The same for the phones that join with ``code``; guessing is as slow as on the page."""
    if raden.moet_wachten(request, code):
        return HttpResponse(status=429)
    sessie = Sessie.objects.in_de_zaal().filter(code=code).first() if is_code(code) else None
    if sessie is None:
        raden.tel_mis(request)
        raise Http404
    return _antwoord(request, sessie, {Doelgroep.TELEFOON})


def _antwoord(request: HttpRequest, sessie: Sessie, mag: set[Doelgroep]) -> HttpResponse:
    if "t" not in request.GET:
        voor = request.GET.get("voor", "")
        if voor not in mag:
            raise PermissionDenied
        return JsonResponse({"adres": bewijs.adres(sessie.pk, sessie.code, Doelgroep(voor))})
    try:
        recht = bewijs.lees(request.path, request.GET["t"])
    except signing.BadSignature as fout:
        raise PermissionDenied from fout
    nu = bericht(lees(recht.sessie_id), recht.doelgroep)
    if "eenmaal" in request.GET:
        return HttpResponse(nu.json, content_type="application/json")
    return HttpResponse(OPENING + nu.event, content_type="text/event-stream")
