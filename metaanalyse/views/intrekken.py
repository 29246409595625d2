"""Taking a settled card back, and having it count again."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from metaanalyse.acties.vaststellen import trek_in, zet_terug
from metaanalyse.forms.intrekken import IntrekForm
from metaanalyse.models import Kaart
from organisatie.verzoek import Verzoek


@require_http_methods(["GET", "POST"])
@transaction.atomic
def kaart_intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Asks why; the card and its versions stay to be read."""
    rij = _kaart(request, pk, Kaart.Stand.VASTGESTELD)
    form = IntrekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        trek_in(rij, form.cleaned_data["reden"])
        messages.success(request, f"“{rij}” is ingetrokken. Je kunt haar terugzetten.")
        return redirect(rij)
    return render(request, "metaanalyse/kaart_intrekken.html", {"kaart": rij, "form": form})


@require_POST
@transaction.atomic
def kaart_terugzetten(request: Verzoek, pk: int) -> HttpResponse:
    """Undo of withdrawing."""
    rij = _kaart(request, pk, Kaart.Stand.INGETROKKEN)
    if rij.geldig_id is None:
        raise Http404
    zet_terug(rij)
    messages.success(request, f"“{rij}” telt weer mee.")
    return redirect(rij)


def _kaart(request: Verzoek, pk: int, stand: Kaart.Stand) -> Kaart:
    """Held until the commit: whoever settles or withdraws it meanwhile waits."""
    rijen = Kaart.objects.bewerkbaar_door(request.user).select_for_update(of=("self",))
    return get_object_or_404(rijen, pk=pk, stand=stand)
