"""Turns a template into a tagged PDF (PDF/UA-1) with WeasyPrint."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from django.template.loader import render_to_string

from rapportage.capaciteit import zwaar_werk
from rapportage.pdf.ophalen import STATISCH, maak_ophaler

SOORT = "pdf/ua-1"


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
    with zwaar_werk():
        return _schrijf(_zet_op(weasyprint, template, context))


def maak_passende_pdf(template: str, contexten: Sequence[dict[str, Any]]) -> bytes:
    """As `maak_pdf`, with the first of `contexten` that takes as few pages as the last one does.

    They go from roomy to dense. How much fits on a page differs with the text and with the fonts
    of the machine, so it is tried: the last one, and then by halves.
    """
    weasyprint = _weasyprint()
    with zwaar_werk():
        beste = _zet_op(weasyprint, template, contexten[-1])
        paginas = len(beste.pages)
        eerste, past = 0, len(contexten) - 1
        while eerste < past:
            midden = (eerste + past) // 2
            document = _zet_op(weasyprint, template, contexten[midden])
            if len(document.pages) <= paginas:
                beste, past = document, midden
            else:
                eerste = midden + 1
        return _schrijf(beste)


def _zet_op(weasyprint: ModuleType, template: str, context: dict[str, Any]) -> Any:
    """The pages, laid out and not written yet."""
    html = render_to_string(template, context)
    bron = weasyprint.HTML(string=html, base_url=STATISCH, url_fetcher=maak_ophaler())
    return bron.render(pdf_variant=SOORT)


def _schrijf(document: Any) -> bytes:
    return document.write_pdf(pdf_variant=SOORT)
