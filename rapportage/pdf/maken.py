"""Turns a template into a tagged PDF (PDF/UA-1) with WeasyPrint."""

from importlib import import_module
from types import ModuleType
from typing import Any

from django.template.loader import render_to_string

from rapportage.capaciteit import zwaar_werk
from rapportage.pdf.ophalen import STATISCH, maak_ophaler


class PdfNietBeschikbaar(Exception):
    """The libraries WeasyPrint draws text with are missing. `melding` is meant for the user."""

    melding = (
        "Een PDF maken kan op deze computer nog niet. Vraag je beheerder om dit te installeren: "
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core "
        "(op een Mac: brew install pango). De rest van de applicatie werkt gewoon."
    )

    def __init__(self) -> None:
        super().__init__(self.melding)


def _weasyprint() -> ModuleType:
    """WeasyPrint, loaded only when somebody wants a PDF: it takes half a second and 40 MB."""
    try:
        return import_module("weasyprint")
    except OSError as fout:
        # What ctypes raises for a shared library that is not there.
        raise PdfNietBeschikbaar from fout


def maak_pdf(template: str, context: dict[str, Any]) -> bytes:
    """`template` filled with `context` as the bytes of a PDF.

    The template extends `rapportage/basis_pdf.html` (A4) or `rapportage/basis_poster.html` (A3)
    and finds its files under the static root: src="rapportage/teken.svg". Only the project's own
    static files and data: addresses are read, whatever the template or a user's text refers to.

    Raises `PdfNietBeschikbaar` when Pango is missing and `TeDruk` when two are being made.
    """
    weasyprint = _weasyprint()
    html = render_to_string(template, context)
    with zwaar_werk():
        document = weasyprint.HTML(string=html, base_url=STATISCH, url_fetcher=maak_ophaler())
        return document.write_pdf(pdf_variant="pdf/ua-1")
