"""Documenteren: the agreements of a traject, recorded and approved."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from borgen.views.hulp import borgpagina, zie_traject
from organisatie.verzoek import Verzoek


@require_GET
def documenteren(request: Verzoek, traject: int) -> HttpResponse:
    """The documents that carry this traject."""
    return borgpagina(request, zie_traject(request, traject), "documenteren")
