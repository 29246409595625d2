"""Handelen: what was decided on what was seen."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from borgen.views.hulp import borgpagina, zie_eigen_traject
from organisatie.verzoek import Verzoek


@require_GET
def handelen(request: Verzoek, traject: int) -> HttpResponse:
    """The decisions of the traject."""
    return borgpagina(request, zie_eigen_traject(request, traject), "handelen")
