"""The competence matrix: a person sees the own row, who leads the team sees all of them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen.acties import competenties as acties
from borgen.exports import competenties as exports
from borgen.forms.competenties import CompetentieForm, RijForm, niveaus_van
from borgen.matrix import lees_matrix
from borgen.models import Competentie, Proces
from borgen.regels.competenties import NIVEAUS
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models import Lidmaatschap
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from organisatie.volgorde import volgende_plek
from verbeterplan.views.hulp import formulier


def _proces(request: Verzoek, pk: int) -> Proces:
    eigen = Proces.objects.filter(team__in=toegang_van(request.user).lid_van)
    return get_object_or_404(eigen.select_related("team"), pk=pk)


def _terug(proces_id: int) -> str:
    return reverse("competenties", args=[proces_id])


@require_GET
def competenties(request: Verzoek, proces: int) -> HttpResponse:
    """The whole matrix for who leads; the own row for a member."""
    rij = _proces(request, proces)
    leidt = rij.team_id in toegang_van(request.user).leidt
    if not leidt:
        return _eigen_rij(request, rij)
    matrix = lees_matrix(rij)
    if request.GET.get("formaat"):
        return exports.matrix(request, rij, matrix)
    context = {"proces": rij, "matrix": matrix, "niveaus": NIVEAUS.items(), "af": acties.AF}
    return render(request, "borgen/competenties.html", context)


def _eigen_rij(request: Verzoek, proces: Proces) -> HttpResponse:
    if request.GET.get("formaat"):
        raise Http404
    lid = get_object_or_404(Lidmaatschap.objects.van_team(proces.team_id), gebruiker=request.user)
    gevraagd = list(proces.competenties.all())
    nu = niveaus_van(lid.pk, gevraagd)
    regels = [(c, NIVEAUS.get(nu.get(c.pk, -1), "")) for c in gevraagd]
    context = {"proces": proces, "lid": lid, "regels": regels}
    return render(request, "borgen/competenties_eigen.html", context)


@require_http_methods(["GET", "POST"])
def rij(request: Verzoek, proces: int, lid: int) -> HttpResponse:
    """Fill in the row of one person: one's own, or anybody's of a team one leads."""
    van = _proces(request, proces)
    leden = Lidmaatschap.objects.van_team(van.team_id)
    if van.team_id not in toegang_van(request.user).leidt:
        leden = leden.filter(gebruiker=request.user)
    with transaction.atomic():
        # Locked while it is written, so that of two who save at once the second is told.
        if request.method == "POST":
            leden = leden.select_for_update(of=("self",))
        wie = get_object_or_404(leden, pk=lid)
        gevraagd = list(van.competenties.all())
        form = RijForm(request.POST or None, competenties=gevraagd, nu=niveaus_van(lid, gevraagd))
        if request.method == "POST" and form.is_valid():
            acties.bewaar_rij(wie, form.gewijzigd())
            messages.success(request, "Bewaard.")
            return redirect(_terug(proces))
    eigen = wie.gebruiker_id == request.user.pk
    context = {"form": form, "proces": van, "wie": wie, "eigen": eigen}
    return render(request, "borgen/competentie_rij.html", context)


@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek, proces: int) -> HttpResponse:
    """Add what the process asks."""
    van = get_object_or_404(Proces.objects.bewerkbaar_door(request.user), pk=proces)
    form = CompetentieForm(request.POST or None, instance=Competentie(proces=van))
    if request.method == "POST" and form.is_valid():
        form.instance.volgorde = volgende_plek(van.competenties.all())
        form.save()
        messages.success(request, f"“{form.instance.naam}” staat erbij.")
        return redirect(_terug(proces))
    return formulier(
        request,
        form,
        titel="Wat vraagt dit proces?",
        onder=van.naam,
        knop="Voeg competentie toe",
        terug=_terug(proces),
    )


@require_http_methods(["GET", "POST"])
def wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change what the process asks."""
    rijen = Competentie.objects.bewerkbaar_door(request.user).select_related("proces")
    with te_bewerken(request, rijen, pk) as competentie:
        form = CompetentieForm(request.POST or None, instance=competentie)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(_terug(competentie.proces_id))
    return formulier(
        request,
        form,
        titel="Wijzig de competentie",
        onder=competentie.proces.naam,
        knop="Bewaar competentie",
        terug=_terug(competentie.proces_id),
    )


@require_http_methods(["GET", "POST"])
def verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove a competence with what people filled in."""
    competentie = get_object_or_404(Competentie.objects.bewerkbaar_door(request.user), pk=pk)
    if request.method == "POST":
        competentie.delete()
        messages.success(request, f"“{competentie.naam}” is weg.")
        return redirect(_terug(competentie.proces_id))
    context = {
        "wat": "competentie",
        "naam": competentie.naam,
        "gevolg": "Wat collega's hierbij invulden gaat mee weg.",
        "terug": _terug(competentie.proces_id),
    }
    return render(request, "verbeterplan/verwijder.html", context)


@require_POST
def training(request: Verzoek, pk: int) -> HttpResponse:
    """Propose a training for a gap."""
    competentie = get_object_or_404(Competentie.objects.bewerkbaar_door(request.user), pk=pk)
    try:
        activiteit = acties.stel_training_voor(pk, request.user)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return redirect(_terug(competentie.proces_id))
    messages.success(request, "De training staat klaar. Kies wie het regelt en wanneer.")
    return redirect(activiteit)
