"""A list page as a file: the rows it shows, with its filters, as workbook or PDF."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from rapportage.antwoord import bestandsnaam, download
from rapportage.capaciteit import TeDruk
from rapportage.excel.onderdelen import Kolom
from rapportage.excel.schrijver import tabel
from rapportage.getallen import Getal, datum, getal, tijd
from rapportage.pdf import PdfNietBeschikbaar, maak_pdf

T = TypeVar("T", bound=HttpResponseBase)


class BestandGaatNiet(Exception):
    """The file cannot be made now; ``melding`` says why, for on the page."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


def lijst_antwoord(
    formaat: str,
    titel: str,
    kolommen: Sequence[Kolom],
    rijen: Iterable[Sequence[object]],
    *,
    filters: str = "",
) -> HttpResponse:
    """The rows as a download; ``formaat`` is xlsx or pdf, anything else is 404.

    ``filters`` says in words what was left out. Raises BestandGaatNiet.
    """
    vandaag = timezone.localdate()
    naam = bestandsnaam(titel, vandaag)
    try:
        if formaat == "xlsx":
            boven = [[filters]] if filters else []
            return download(tabel(titel, kolommen, rijen, boven=boven), naam, "xlsx")
        if formaat == "pdf":
            context = {
                "titel": titel,
                "ondertitel": filters,
                "datum": datum(vandaag),
                "kolommen": kolommen,
                "rijen": [
                    [(k, in_woorden(w, k)) for k, w in zip(kolommen, rij, strict=True)]
                    for rij in rijen
                ],
            }
            return download(maak_pdf("rapportage/lijst_pdf.html", context), naam, "pdf")
    except (TeDruk, PdfNietBeschikbaar) as fout:
        raise BestandGaatNiet(fout.melding) from fout
    raise Http404


def bestand_of_melding(request: HttpRequest, maak: Callable[[], T]) -> T | HttpResponse:
    """The file that ``maak`` gives; when it cannot be made now, the page again that says why."""
    try:
        return maak()
    except (TeDruk, PdfNietBeschikbaar, BestandGaatNiet) as fout:
        messages.error(request, fout.melding)
    vraag = request.GET.copy()
    vraag.pop("formaat", None)
    return redirect(f"{request.path}?{vraag.urlencode()}" if vraag else request.path)


def in_woorden(waarde: object, kolom: Kolom) -> str:
    if waarde is None or waarde == "":
        return "–"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.datetime):
        kort = datum(waarde)
        return kort if kolom.soort == "datum" else f"{kort}, {tijd(waarde)}"
    if isinstance(waarde, datetime.date):
        return datum(waarde)
    return getal(waarde) if isinstance(waarde, Getal) else str(waarde)
