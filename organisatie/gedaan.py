"""An act done on a line of the start page: the view of the act answers there."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url

from organisatie.doorsturen import ga_naar
from organisatie.te_doen import Gedaan
from organisatie.verzoek import Verzoek

START = "start"


def is_van_start(request: Verzoek) -> bool:
    """Whether the button stood on Start: its form says so."""
    return request.POST.get("vanaf") == START


def op_start(request: Verzoek, gedaan: Gedaan, net: str = "") -> HttpResponse:
    """The line says what was done. Without htmx Start comes again.

    ``net``: the query with which Start shows the line too, when the act can be taken back.
    """
    if request.htmx:
        return render(request, "overzicht/te_doen_gedaan.html", {"gedaan": gedaan})
    if not net:
        messages.success(request, gedaan.tekst)
    return redirect(f"{resolve_url(START)}{net}")


def niet_op_start(request: Verzoek, fouten: Any, waarheen: Any) -> HttpResponse:
    """It could not be done: why, on the page of the thing itself."""
    messages.error(request, " ".join(fouten))
    return ga_naar(request, waarheen)
