"""The four steps around a traject: which is due, and why."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from borgen.views.hulp import borgpagina, zie_traject
from organisatie.verzoek import Verzoek


@require_GET
def stappen(request: Verzoek, traject: int) -> HttpResponse:
    """The steps of each verbeteractie of the traject."""
    return borgpagina(request, zie_traject(request, traject), "stappen")
