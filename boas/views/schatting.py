"""The estimate of the bestuur: signed by one bestuurder before the first invitation goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from boas.acties import NietNu
from boas.forms.schatting import SchattingForm
from boas.models import Sessie
from boas.peilen.schatten import TE_LAAT, teken
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek

NIET_VAN_JOU = "Alleen een bestuurder kan de schatting tekenen."
GETEKEND = (
    "Je schatting is getekend en verzegeld. Niemand ziet haar voordat de vragenlijst sluit, "
    "ook jij niet."
)


@require_http_methods(["GET", "POST"])
def sessie_schatting(request: Verzoek, pk: int) -> HttpResponse:
    """The statements for whoever may sign; for others who signed, and when, never what."""
    sessie = get_object_or_404(
        Sessie.objects.organisatiebreed_voor(request.user).select_related(
            "versie__instrument", "schatting"
        ),
        pk=pk,
    )
    bezwaar = _bezwaar(request, sessie)
    if request.method == "POST" and bezwaar:
        messages.error(request, bezwaar)
        return redirect("sessie_schatting", pk)
    form = None if bezwaar else SchattingForm(sessie, request.POST or None)
    if form and request.method == "POST" and form.is_valid():
        try:
            teken(pk, request.user, form.antwoorden)
        except NietNu as fout:
            messages.error(request, fout.melding)
        else:
            messages.success(request, GETEKEND)
        return redirect("sessie_schatting", pk)
    context = {
        "sessie": sessie,
        "schatting": getattr(sessie, "schatting", None),
        "gesloten": sessie.status == Sessie.Status.AFGESLOTEN,
        "bezwaar": bezwaar,
        "form": form,
    }
    return render(
        request, "boas/schatting.html", context, status=422 if form and form.errors else 200
    )


def _bezwaar(request: Verzoek, sessie: Sessie) -> str:
    """Why this person cannot sign now; empty when they can. Who signed, stands on the page."""
    if hasattr(sessie, "schatting"):
        return f"{sessie.schatting.naam} heeft de schatting al getekend. Die verandert niet meer."
    if sessie.status != Sessie.Status.VOORBEREIDING:
        return TE_LAAT
    return "" if toegang_van(request.user).bestuurder else NIET_VAN_JOU
