"""Settled cards as JSON for other programs: ``docs/kaarten-json.md`` says what it means.

Only while the cards may be read by everybody (``KAARTEN_OPENBAAR``). No coders, no reasons.
"""

import hashlib
import math
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.http import parse_etags

from metaanalyse.models import Kaart, Kaartstand
from metaanalyse.moederbestand.kaartcellen import lees_inhouden
from metaanalyse.regels.inhoud import Gegeven, Inhoud
from metaanalyse.regels.variabelen import VARIABELEN, Toestand

VERSIE = 1
PER_PAGINA = 100
# Of all cards: the number of the last change, and its mark.
Stand = tuple[int, str]


def kaarten_json(
    pks: Sequence[int], request: HttpRequest, stand: Stand | None = None
) -> HttpResponse:
    """A page of the cards ``pks``; 404 when reading is not public or there is no such page.

    ``stand`` is that of the cards when ``pks`` was made; without it, as it is now.
    """
    pagina, paginas = _pagina(request), max(1, math.ceil(len(pks) / PER_PAGINA))
    if not settings.KAARTEN_OPENBAAR or not 1 <= pagina <= paginas:
        raise Http404
    etag = _etag(request, stand)
    if gelijk := _ongewijzigd(request, etag):
        return gelijk
    begin = (pagina - 1) * PER_PAGINA
    inhoud = {
        "versie": VERSIE,
        "totaal": len(pks),
        "pagina": pagina,
        "paginas": paginas,
        "vorige": _adres(request, pagina - 1) if pagina > 1 else None,
        "volgende": _adres(request, pagina + 1) if pagina < paginas else None,
        "kaarten": _kaarten(pks[begin : begin + PER_PAGINA], request),
    }
    return _antwoord(inhoud, etag)


def kaart_json(pk: int, request: HttpRequest) -> HttpResponse:
    """One card; 404 when reading is not public or the card is not settled."""
    if not settings.KAARTEN_OPENBAAR:
        raise Http404
    if not Kaart.objects.vastgesteld().filter(pk=pk).exists():
        raise Http404
    etag = _etag(request)
    if gelijk := _ongewijzigd(request, etag):
        return gelijk
    kaarten = _kaarten([pk], request)
    if not kaarten:
        # Withdrawn since it was looked for.
        raise Http404
    return _antwoord({"versie": VERSIE, "kaart": kaarten[0]}, etag)


def als_json(kaart: Kaart, inhoud: Inhoud, adres: str) -> dict[str, Any]:
    rapport = kaart.rapport
    return {
        "id": kaart.pk,
        "code": kaart.code,
        "titel": kaart.titel,
        "adres": adres,
        "herkomst": kaart.herkomst,
        "trede_van_bron": kaart.trede_van_bron,
        "gewijzigd_op": kaart.gewijzigd_op.isoformat(),
        "rapport": {
            "code": rapport.code,
            "titel": rapport.titel,
            "auteurs": rapport.auteurs,
            "jaar": rapport.jaar,
            "uitgave": rapport.uitgave,
            "doi": rapport.doi,
            "url": rapport.url,
            "soort": rapport.soort,
        },
        "variabelen": {code: _variabele(inhoud.van(code)) for code in VARIABELEN},
        "checklist": {onderdeel: s.score for onderdeel, s in inhoud.scores.items()},
    }


def _variabele(gegevens: Sequence[Gegeven]) -> dict[str, Any]:
    if not gegevens:
        return {"toestand": "leeg", "waarden": []}
    toestand = gegevens[0].toestand
    waarden = gegevens if toestand == Toestand.WAARDE else [g for g in gegevens if g.tekst]
    return {"toestand": toestand.value, "waarden": [_waarde(g) for g in waarden]}


def _waarde(g: Gegeven) -> dict[str, str]:
    uit = {"tekst": g.tekst, "herkomst": g.herkomst, "plaats": g.plaats}
    if g.code:
        uit |= {"code": g.code, "naam": VARIABELEN[g.variabele].naam_van(g.code)}
    if g.code_tot:
        uit |= {"code_tot": g.code_tot, "naam_tot": VARIABELEN[g.variabele].naam_van(g.code_tot)}
    return uit


def _kaarten(pks: Sequence[int], request: HttpRequest) -> list[dict[str, Any]]:
    rijen = Kaart.objects.vastgesteld().filter(pk__in=pks).select_related("rapport")
    per_pk = {kaart.pk: kaart for kaart in rijen}
    inhoud = lees_inhouden([kaart.geldig_id for kaart in per_pk.values()])
    return [
        als_json(k, inhoud[k.geldig_id], request.build_absolute_uri(k.get_absolute_url()))
        for pk in pks
        if (k := per_pk.get(pk))
    ]


def _pagina(request: HttpRequest) -> int:
    gevraagd = request.GET.get("pagina", "1")
    return int(gevraagd) if gevraagd.isascii() and gevraagd.isdecimal() and len(gevraagd) < 9 else 0


def _adres(request: HttpRequest, pagina: int) -> str:
    vraag = request.GET.copy()
    vraag["pagina"] = str(pagina)
    return request.build_absolute_uri(f"{request.path}?{vraag.urlencode()}")


def _etag(request: HttpRequest, stand: Stand | None = None) -> str:
    """Another one as soon as any card counts otherwise: one cheap query tells.

    Asked before the cards are read: a change in between then makes what was read old, not new.
    """
    stand = stand or Kaartstand.objects.values_list("versie", "kenmerk").first() or (0, "")
    tekst = f"{VERSIE} {stand} {request.build_absolute_uri()}"
    return f'"{hashlib.sha256(tekst.encode()).hexdigest()[:32]}"'


def _ongewijzigd(request: HttpRequest, etag: str) -> HttpResponse | None:
    if etag not in parse_etags(request.headers.get("If-None-Match", "")):
        return None
    antwoord = HttpResponseNotModified()
    antwoord["ETag"] = etag
    return antwoord


def _antwoord(inhoud: dict[str, Any], etag: str) -> HttpResponse:
    antwoord = JsonResponse(inhoud, json_dumps_params={"ensure_ascii": False})
    antwoord["ETag"] = etag
    antwoord["Cache-Control"] = "no-cache"
    return antwoord
