"""Controleren: what is measured, when, and against which norm."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from borgen.views.hulp import borgpagina, zie_traject
from organisatie.verzoek import Verzoek


@require_GET
def controleren(request: Verzoek, traject: int) -> HttpResponse:
    """The meetplan of the traject."""
    return borgpagina(request, zie_traject(request, traject), "controleren")
