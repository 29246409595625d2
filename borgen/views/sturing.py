"""Sturing: quality times acceptance, task maturity and competences."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from borgen.views.hulp import borgpagina, zie_eigen_traject
from organisatie.verzoek import Verzoek


@require_GET
def sturing(request: Verzoek, traject: int) -> HttpResponse:
    """How the team is steered."""
    return borgpagina(request, zie_eigen_traject(request, traject), "sturing")
