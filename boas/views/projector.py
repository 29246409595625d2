"""The screen for the room."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from boas.beeld import lees_van
from boas.schermen import leiding_context, projector_context
from boas.stellingenlijst import stellingenlijst
from boas.views.leideractie import BEDIENING, sessies_van
from organisatie.verzoek import Verzoek


@never_cache
@require_GET
def projector(request: Verzoek, pk: int) -> HttpResponse:
    """The whole screen with the leader's bar; only that bar when a script asks."""
    sessie = get_object_or_404(sessies_van(request), pk=pk)
    if sessie.met_link:
        return redirect(sessie)
    beeld = lees_van(sessie)
    context = leiding_context(beeld) | {"scherm": "projector"}
    if request.htmx:
        return render(request, BEDIENING, context)
    context |= projector_context(beeld) | {
        "lijst": stellingenlijst(beeld),
        "bediening": "bediening" in request.GET,
    }
    return render(request, "boas/projector.html", context)
