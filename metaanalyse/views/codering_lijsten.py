"""The work of researchers: cards being coded, how far coders agree, a new card."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from metaanalyse.acties.coderen import maak_kaart
from metaanalyse.codeerlijst import lees_werklijst
from metaanalyse.exports import overeenstemming as bestand
from metaanalyse.forms.codering_vast import KaartForm
from metaanalyse.overeenstemming import bereken, lees_dubbel
from metaanalyse.views.codering_hulp import alleen_onderzoeker
from organisatie.verzoek import Verzoek


@require_GET
def codering_werklijst(request: Verzoek) -> HttpResponse:
    """Cards that are being coded or wait for it: by whom, how far, ready to compare."""
    alleen_onderzoeker(request)
    context = lees_werklijst(request)
    return render(request, "metaanalyse/codering/werklijst.html", context)


@require_GET
def codering_overeenstemming(request: Verzoek) -> HttpResponse:
    """Kappa of every closed variable; ``?duo=`` of one pair of coders, ``?formaat=`` as a file."""
    alleen_onderzoeker(request)
    dubbel = lees_dubbel()
    namen = dict(dubbel.duos)
    duo = request.GET.get("duo", "")
    duo = duo if duo in namen else ""
    paren = dubbel.van(duo)
    rijen = bereken(paren)
    if request.GET.get("formaat"):
        return bestand.geef(request, rijen, f"{len(paren)} kaarten. {namen.get(duo, '')}".strip())
    context = {"rijen": rijen, "dubbel": dubbel, "duo": duo, "aantal": len(paren)}
    return render(request, "metaanalyse/codering/overeenstemming.html", context)


@require_http_methods(["GET", "POST"])
def kaart_nieuw(request: Verzoek) -> HttpResponse:
    """A new card of the report in ``?rapport=``; one begins coding it at once."""
    alleen_onderzoeker(request)
    form = KaartForm(request.POST or None, initial={"rapport": request.GET.get("rapport")})
    if request.method == "POST" and form.is_valid():
        try:
            kaart = maak_kaart(form.instance, request.user)
        except ValidationError as fout:
            form.add_error(None, fout)
        else:
            messages.success(request, f"Kaart {kaart.code} is er. Je kunt haar nu coderen.")
            return redirect("codering", pk=kaart.pk)
    return render(request, "metaanalyse/codering/nieuw.html", {"form": form})
