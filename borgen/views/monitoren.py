"""Monitoren: signals collected in passing."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from borgen.views.hulp import borgpagina, zie_eigen_traject
from organisatie.verzoek import Verzoek


@require_GET
def monitoren(request: Verzoek, traject: int) -> HttpResponse:
    """The signals per verbeteractie."""
    return borgpagina(request, zie_eigen_traject(request, traject), "monitoren")
