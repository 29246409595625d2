"""Files as HTTP answers: always a download, never something a browser may guess at."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from typing import TypeVar
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from rapportage.getallen import lokale_datum

SOORTEN = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "ics": "text/calendar; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "zip": "application/zip",
}
LANGSTE_NAAM = 120


def bestandsnaam(*delen: str | datetime.date | None) -> str:
    """A file name, without extension, that every system accepts: ('BOAS', team, date).

    Accents are dropped, dates become 2026-03-12 so that names sort, empty parts are left out:
    ('BOAS', 'Zorg & Welzijn', date(2026, 3, 12)) -> 'BOAS-Zorg-Welzijn-2026-03-12'. Of a name
    that is too long the longest part is cut, so that kind, day and "voorlopig" stay.
    """
    stukken = []
    for deel in delen:
        if isinstance(deel, datetime.date):
            stukken.append(lokale_datum(deel).isoformat())
        elif deel:
            kaal = unicodedata.normalize("NFKD", deel).encode("ascii", "ignore").decode()
            stukken.append(re.sub(r"[^A-Za-z0-9]+", "-", kaal).strip("-"))
    stukken = [stuk for stuk in stukken if stuk]
    while len("-".join(stukken)) > LANGSTE_NAAM:
        langste = stukken.index(max(stukken, key=len))
        stukken[langste] = stukken[langste][:-1].rstrip("-")
    return "-".join(stukken) or "bestand"


def download(inhoud: bytes | str, bestandsnaam: str, soort: str) -> HttpResponse:
    """`inhoud` as a download named `bestandsnaam` + '.' + `soort` (a key of `SOORTEN`).

    The name goes out twice (RFC 6266): plain ASCII for old programs, and percent-encoded UTF-8
    (RFC 5987) for the rest; quotes, slashes and line breaks never reach the header.
    """
    return als_download(HttpResponse(inhoud, content_type=SOORTEN[soort]), bestandsnaam, soort)


def stroom(delen: Iterable[bytes | str], bestandsnaam: str, soort: str) -> StreamingHttpResponse:
    """As `download`, sent while it is made: for what is too large to hold in memory."""
    antwoord = StreamingHttpResponse(delen, content_type=SOORTEN[soort])
    return als_download(antwoord, bestandsnaam, soort)


_Antwoord = TypeVar("_Antwoord", bound=HttpResponseBase)


def als_download(antwoord: _Antwoord, bestandsnaam: str, soort: str) -> _Antwoord:
    """Any answer as a download, with its name twice (see `download`)."""
    antwoord["Content-Type"] = SOORTEN[soort]
    naam = bestandsnaam.removesuffix(f".{soort}")
    naam = re.sub(r'[\x00-\x1f\x7f"\\/:*?<>|;%]+', "-", naam)[:LANGSTE_NAAM].strip(" .-")
    naam = f"{naam or 'bestand'}.{soort}"
    ascii_naam = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    antwoord["Content-Disposition"] = (
        f"attachment; filename=\"{ascii_naam}\"; filename*=UTF-8''{quote(naam, safe='')}"
    )
    antwoord["X-Content-Type-Options"] = "nosniff"
    # What was downloaded may hold names; a shared computer must not keep it.
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
