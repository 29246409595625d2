"""What a PDF may read: the project's static files and data: addresses, and nothing else.

WeasyPrint's own fetcher opens local files and addresses inside the network; a text with an
<img> in it would then print them.
"""

import logging
import mimetypes
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.utils._os import safe_join

logger = logging.getLogger(__name__)

# Never looked up: a name to hang relative addresses on. '.invalid' exists nowhere (RFC 2606).
OORSPRONG = "http://statisch.invalid"
STATISCH = f"{OORSPRONG}/static/"


class Geweigerd(ValueError):
    """An address a PDF may not read."""


def statisch_bestand(url: str) -> Path:
    """The static file that `url` stands for. Raises `Geweigerd` for anything else.

    Both names work: the source's ('rapportage/pdf.css') and the hashed one that {% static %} gives
    after collectstatic.
    """
    delen = urlsplit(url)
    naam = ""
    for begin in (STATISCH, f"{OORSPRONG}/{settings.STATIC_URL.strip('/')}/"):
        if url.startswith(begin):
            naam = unquote(delen.path).removeprefix(urlsplit(begin).path)
    if not naam:
        raise Geweigerd(url)
    try:
        gevonden = finders.find(naam)
        if gevonden is None and settings.STATIC_ROOT:
            verzameld = Path(safe_join(str(settings.STATIC_ROOT), naam))
            gevonden = str(verzameld) if verzameld.is_file() else None
    except (SuspiciousFileOperation, ValueError) as fout:
        raise Geweigerd(url) from fout
    if gevonden is None or not Path(gevonden).is_file():
        raise Geweigerd(url)
    return Path(gevonden)


def maak_ophaler() -> Any:
    """A WeasyPrint URL fetcher with that rule. Made here, so that importing this needs no Pango."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Ophaler(URLFetcher):
        def __init__(self) -> None:
            # The parent's own list stands behind ours, should a caller go past fetch().
            super().__init__(allowed_protocols={"data"}, allow_redirects=False)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url.lower().startswith("data:"):
                return super().fetch(url, headers)
            try:
                bestand = statisch_bestand(url)
            except Geweigerd:
                logger.error("PDF: adres geweigerd: %.200s", url)
                raise
            soort = mimetypes.guess_type(bestand.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, bestand.read_bytes(), {"Content-Type": soort})

    return Ophaler()
