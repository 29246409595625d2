"""Looking at everything that could show a result: every page and file, with every parameter."""

import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pypdf import PdfReader

from boas.models import Sessie
from organisatie.models import Gebruiker
from tests.aanmelden import maak_koekjes, meld_aan
from tests.excel import lees_xlsx
from tests.paginatekst import zonder_toeval

_APPS = ("boas", "borgen", "verbeterplan", "overzicht", "organisatie", "rapportage")
_VRAAGT = re.compile(r"""GET(?:\.get(?:list)?)?[(\[]\s*["'](\w+)["']""")
# Signing in and out, a token that differs each time, and what takes long and has nothing of a
# session.
ZONDER_SESSIES = re.compile(
    r"^/(formulierteken|uitloggen|inloggen|wachtwoord|kaarten|rapporten|codering|onderzoek|static)"
)
FORMATEN = ("xlsx", "pdf")


@cache
def parameters() -> tuple[str, ...]:
    """The names of query parameters that any view asks for."""
    bronnen = [p for app in _APPS for p in (settings.BASE_DIR / app).rglob("*.py")]
    namen = {naam for p in bronnen for naam in _VRAAGT.findall(Path(p).read_text())}
    return tuple(sorted(namen - {"formaat"}))


def adressen(sessie: Sessie) -> list[str]:
    """Every address without a number, and every one of a session with the number of this one."""
    routes = sorted(set(_routes(get_resolver().url_patterns, "")))
    van_sessie = {"<int:pk>": str(sessie.pk), "<str:code>": sessie.code}
    adressen = []
    for route in routes:
        if "sessies/" in route or route.startswith(("antwoord/", "stem/", "peilingen/")):
            for naam, waarde in van_sessie.items():
                route = route.replace(naam, waarde)
        if "<" not in route and not ZONDER_SESSIES.match(f"/{route}"):
            adressen.append(f"/{route}")
    return adressen


def van_sessies(sessie: Sessie) -> list[str]:
    """Those of one session, and the lists and the start that name it."""
    waar = ("/sessies/", "/peilingen/", "/antwoord/", "/stem/")
    return [pad for pad in adressen(sessie) if pad == "/" or pad.startswith(waar)]


def _routes(patronen: Iterable[URLPattern | URLResolver], voor: str) -> Iterator[str]:
    for patroon in patronen:
        route = voor + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            yield from _routes(patroon.url_patterns, route)
        else:
            yield route


def zie(mensen: Iterable[Gebruiker], paden: Iterable[str]) -> dict[tuple[str, str], str]:
    """What each of these people reads at each address that answers them, and in the files there."""
    paden = list(paden)
    gezien: dict[tuple[str, str], str] = {}
    client = Client()
    for mens, koekje in zip(mensen, maak_koekjes(*mensen), strict=True):
        meld_aan(client, koekje)
        te_gaan = list(paden)
        while te_gaan:
            pad = te_gaan.pop()
            response = client.get(pad)
            if response.status_code == 200:
                gezien[mens.naam, pad] = tekst(response)
                te_gaan += _bestanden(pad, gezien[mens.naam, pad])
    return gezien


def _bestanden(pad: str, pagina: str) -> list[str]:
    """The files that a page of sessions offers of itself."""
    if "?" in pad or not pad.startswith(("/sessies/", "/peilingen/")):
        return []
    return [f"{pad}?formaat={f}" for f in FORMATEN if f"formaat={f}" in pagina]


def tekst(response: HttpResponse) -> str:
    """What stands in a page or a file."""
    soort = response["Content-Type"]
    inhoud = response.getvalue()
    if "spreadsheet" in soort:
        return "\n".join(map(str, lees_xlsx(inhoud)))
    if "pdf" in soort:
        return "\n".join(blad.extract_text() for blad in PdfReader(io.BytesIO(inhoud)).pages)
    if response.streaming or not soort.startswith("text/"):
        return inhoud.decode(errors="replace")
    return zonder_toeval(response)


def met_parameters(paden: Iterable[str], waarden: Iterable[str]) -> list[str]:
    """Each address with each parameter and each value."""
    namen = parameters()
    return [f"{pad}?{naam}={w}" for w in waarden for pad in paden for naam in namen]
