"""How far a mail is, and trying again what failed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from organisatie.models import Verzending
from organisatie.post import probeer_opnieuw
from organisatie.verzoek import Verzoek

DEEL = "organisatie/verzending.html#stand"


@require_GET
@never_cache
def verzending(request: Verzoek, pk: int) -> HttpResponse:
    """The state of a mail; the part of a page that asks again while it is on its way."""
    rij = _verzending(request, pk)
    sjabloon = DEEL if request.htmx else "organisatie/verzending.html"
    antwoord = render(request, sjabloon, {"verzending": rij})
    if not rij.onderweg:
        # For whatever else the page says about this mail.
        antwoord["HX-Trigger"] = "verzending-klaar"
    return antwoord


@require_POST
def verzending_opnieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Queue a failed mail again."""
    rij = _verzending(request, pk)
    probeer_opnieuw(rij)
    if request.htmx:
        return render(request, DEEL, {"verzending": _verzending(request, pk)})
    messages.success(request, "De mail gaat opnieuw de deur uit.")
    terug = request.POST.get("terug", "")
    if url_has_allowed_host_and_scheme(terug, allowed_hosts=None):
        return redirect(terug)
    return redirect("verzending", pk=pk)


def _verzending(request: Verzoek, pk: int) -> Verzending:
    mag = Verzending.objects.bewerkbaar_door(request.user)
    return get_object_or_404(mag.prefetch_related("aan"), pk=pk)
