"""Finished, opened again, and with a colleague: where a coding stands."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from metaanalyse.acties import coderen as acties
from metaanalyse.codeerbeeld import uit_te_nodigen
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.regels.coderen import DELEN, leeg, naam_van
from metaanalyse.views.codering_hulp import lees_deelnemer, lees_eigen, lees_werk
from organisatie.verzoek import Verzoek


@require_http_methods(["GET", "POST"])
def codering_klaar(request: Verzoek, pk: int) -> HttpResponse:
    """What is still empty; sent, the coding is finished."""
    eigen = lees_eigen(request, pk)
    if request.method == "POST":
        acties.maak_klaar(eigen)
        messages.success(request, "Je codering is klaar.")
        return redirect("codering", pk=pk)
    open_velden = set(leeg(lees_inhoud(eigen)))
    groepen = [
        (deel, [(veld, naam_van(veld)) for veld in deel.velden if veld in open_velden])
        for deel in DELEN
    ]
    context = {"kaart": eigen.kaart, "groepen": [groep for groep in groepen if groep[1]]}
    return render(request, "metaanalyse/codering/klaar.html", context)


@require_POST
def codering_heropen(request: Verzoek, pk: int) -> HttpResponse:
    """Go on with one's own coding, until the card is settled."""
    werk = lees_werk(request, pk)
    if werk.eigen:
        try:
            acties.heropen(werk.eigen)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
    return redirect("codering", pk=pk)


@require_POST
def codering_nodig_uit(request: Verzoek, pk: int) -> HttpResponse:
    """Ask a colleague to code the card too."""
    werk = lees_deelnemer(request, pk)
    keuze = {str(collega.pk): collega for collega in uit_te_nodigen(werk.lopend)}
    collega = keuze.get(request.POST.get("collega", ""))
    if collega is None:
        messages.error(
            request, "Kies een collega die onderzoeker is en deze kaart nog niet codeert."
        )
        return redirect("codering", pk=pk)
    try:
        acties.nodig_uit(pk, collega)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        messages.success(request, f"{collega.naam} ziet deze kaart nu op Start.")
    return redirect("codering", pk=pk)


@require_POST
def codering_trek_in(request: Verzoek, pk: int) -> HttpResponse:
    """Go on without a colleague who does not finish; with a reason when something was filled in."""
    werk = lees_deelnemer(request, pk)
    anderen = {str(rij.pk): rij for rij in werk.anderen}
    rij = anderen.get(request.POST.get("codering", ""))
    if rij:
        try:
            reden = request.POST.get("reden", "").replace("\0", "").strip()[:2000]
            acties.ga_verder_zonder(pk, rij.pk, reden)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, "Je gaat verder zonder je collega.")
    return redirect("codering", pk=pk)


@require_http_methods(["GET", "POST"])
def codering_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove a card that was made by mistake."""
    kaart = lees_werk(request, pk).kaart
    if request.method == "POST":
        try:
            acties.verwijder_kaart(pk, request.user)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect("codering", pk=pk)
        messages.success(request, f"De kaart “{kaart.titel}” is verwijderd.")
        return redirect("codering_werklijst")
    gevolg = "Wat je invulde gaat mee weg. Het rapport blijft."
    context = {"wat": "kaart", "naam": kaart.titel, "gevolg": gevolg}
    context |= {"terug": reverse("codering", args=[pk]), "terug_heet": kaart.titel}
    return render(request, "verbeterplan/verwijder.html", context)
