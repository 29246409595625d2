"""What a page with texts that several people write answers, after it sent what was typed."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from organisatie.schrijven import Groep
from organisatie.verzoek import Verzoek

BEWAARD = "onderdelen/schrijfvelden_bewaard.html"


def deel_bewaard(
    request: Verzoek,
    groepen: tuple[Groep, ...],
    samen: Collection[str],
    template: str = BEWAARD,
    **context: Any,
) -> HttpResponse:
    """For htmx: the new versions, and the texts of ``samen`` in which a colleague's words stand."""
    context |= {"groepen": groepen, "samen": samen, "oob": True}
    return render(request, template, context)


def deel_past_niet(request: Verzoek, melding: str) -> HttpResponse:
    """For htmx: nothing was saved, and why; what was typed stays in its fields."""
    context: dict[str, Any] = {"melding": melding, "groepen": ()}
    return render(request, BEWAARD, context, status=422)


def meld_geschreven(request: Verzoek, tekst: str, samen: Collection[str]) -> None:
    """Say that it was saved, and that a colleague wrote as well."""
    if samen:
        tekst += " Een collega schreef ook iets; jullie teksten staan onder elkaar."
    messages.success(request, tekst)
