"""What every act of the leader has in common: who may, and how the page hears how it went."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boas import beeld
from boas.acties import AlGedaan, NietNu
from boas.leidinginvoer import Invoerfout
from boas.models import Sessie
from boas.models.sessie import SessieQuerySet
from boas.schermen import leiding_context
from organisatie.verzoek import Verzoek

Actie = Callable[..., str | None]
WERK = "boas/leiding.html#werk"
STAND = "boas/leiding.html#stand"
BEDIENING = "boas/bediening.html"


def sessies_van(request: Verzoek) -> SessieQuerySet:
    """The sessions this person leads, in a meeting or by link, with what a picture needs."""
    sessies = Sessie.objects.bewerkbaar_door(request.user)
    return sessies.select_related("versie__instrument", "team", "stand")


def leideractie(plek: str, sjabloon: str = "") -> Callable[[Actie], Callable[..., HttpResponse]]:
    """Make a view of an act ``doe(request, sessie, ...)`` that returns what to say, if anything.

    ``plek`` is the field to which a refusal belongs; ``sjabloon`` the part to answer with, as long
    as nothing is refused, when it is not the one with the forms. What arrived before counts as
    done.
    """

    def maak(doe: Actie) -> Callable[..., HttpResponse]:
        @require_POST
        @never_cache
        @wraps(doe)
        def view(request: Verzoek, pk: int, **kwargs: Any) -> HttpResponse:
            sessie = get_object_or_404(sessies_van(request).in_de_zaal(), pk=pk)
            status, melding, fouten = 200, "", {}
            try:
                melding = doe(request, sessie, **kwargs) or ""
            except AlGedaan:
                pass
            except Invoerfout as fout:
                status, fouten = 400, {fout.plek or "algemeen": fout.melding}
            except NietNu as fout:
                status, fouten = 409, {plek: fout.melding}
            return _antwoord(request, sessie, status, melding, fouten, sjabloon)

        return view

    return maak


def _antwoord(
    request: Verzoek,
    sessie: Sessie,
    status: int,
    melding: str,
    fouten: dict[str, str],
    sjabloon: str,
) -> HttpResponse:
    if request.htmx:
        context = werk_context(request, sessie.pk) | {"melding": melding, "fouten": fouten}
        # A refusal comes in the part that has a place for it.
        deel = sjabloon if sjabloon and status == 200 else context["sjabloon"]
        return render(request, deel, context, status=status)
    if melding:
        messages.success(request, melding)
    for fout in fouten.values():
        messages.error(request, fout)
    if request.POST.get("scherm") == "projector":
        return redirect(f"{reverse('sessie_projector', args=[sessie.pk])}?bediening=1")
    return redirect("sessie_leiding", sessie.pk)


def werk_context(request: Verzoek, sessie_id: int, scherm: str = "") -> dict[str, Any]:
    """The leader's context, read afresh, for the page or for the bar on the projector."""
    scherm = scherm or request.POST.get("scherm", "")
    op_projector = scherm == "projector"
    return leiding_context(beeld.lees(sessie_id)) | {
        "scherm": "projector" if op_projector else "leiding",
        "sjabloon": BEDIENING if op_projector else WERK,
    }
