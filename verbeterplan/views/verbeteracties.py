"""Verbeteracties of a traject: what the team does differently from now on."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.toegang import toegang_van
from organisatie.verwijderen import verwijzingen
from organisatie.verzoek import Verzoek
from verbeterplan import acties
from verbeterplan.forms.traject import VerbeteractieForm
from verbeterplan.models import Verbeteractie, Verbetertraject
from verbeterplan.views.hulp import RICHTINGEN, formulier, leden_van

# What lives on without the verbeteractie it belonged to. Everything else that refers to one, also
# in apps that this one knows nothing of, keeps it from being removed.
BLIJFT_STAAN = {"verbeterplan.activiteit", "verbeterplan.agendapunt"}


@require_http_methods(["GET", "POST"])
def verbeteractie_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a verbeteractie at the end of the traject's list."""
    traject = get_object_or_404(Verbetertraject.objects.bewerkbaar_door(request.user), pk=pk)
    form = VerbeteractieForm(
        request.POST or None,
        instance=Verbeteractie(traject=traject),
        leden=leden_van(traject.team_id),
        mag_toewijzen=True,
    )
    if request.method == "POST" and form.is_valid():
        laatste = traject.verbeteracties.aggregate(m=Max("volgorde"))["m"]
        form.instance.volgorde = 0 if laatste is None else laatste + 1
        form.save()
        messages.success(request, "De verbeteractie staat erbij.")
        return redirect(f"{traject.get_absolute_url()}#verbeteracties")
    return formulier(
        request,
        form,
        titel="Nieuwe verbeteractie",
        onder=traject.naam,
        knop="Voeg verbeteractie toe",
        terug=traject.get_absolute_url(),
    )


@require_http_methods(["GET", "POST"])
def verbeteractie_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Describe a verbeteractie; who owns it is the leader's to say."""
    rijen = Verbeteractie.objects.bij_te_werken_door(request.user)
    with te_bewerken(request, rijen.select_related("traject", "eigenaar__gebruiker"), pk) as rij:
        form = VerbeteractieForm(
            request.POST or None,
            instance=rij,
            leden=leden_van(rij.traject.team_id),
            mag_toewijzen=rij.traject.team_id in toegang_van(request.user).leidt,
        )
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(f"{rij.traject.get_absolute_url()}#verbeteracties")
    return formulier(
        request,
        form,
        titel="Wijzig de verbeteractie",
        onder=rij.traject.naam,
        knop="Bewaar verbeteractie",
        terug=rij.traject.get_absolute_url(),
    )


@require_http_methods(["GET", "POST"])
def verbeteractie_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove; refused, with what hangs on it, when anything would be lost."""
    rijen = Verbeteractie.objects.bewerkbaar_door(request.user).select_related("traject")
    rij = get_object_or_404(rijen, pk=pk)
    terug = f"{rij.traject.get_absolute_url()}#verbeteracties"
    if request.method == "POST" and _verwijder(rij):
        messages.success(request, f"Verbeteractie “{rij.naam}” is verwijderd.")
        return redirect(terug)
    context = {
        "wat": "verbeteractie",
        "naam": rij.naam,
        "gevolg": _gevolg(verwijzingen(rij, alleen=BLIJFT_STAAN)),
        "houdt_tegen": verwijzingen(rij, zonder=BLIJFT_STAAN),
        "terug": terug,
    }
    return render(request, "verbeterplan/verwijder.html", context)


@transaction.atomic
def _verwijder(rij: Verbeteractie) -> bool:
    """Delete unless something hangs on it, also what came since the question; whether it went."""
    # Whoever hangs something on it meanwhile waits for this row.
    Verbeteractie.objects.select_for_update().filter(pk=rij.pk).first()
    if verwijzingen(rij, zonder=BLIJFT_STAAN):
        return False
    rij.delete()
    return True


def _gevolg(blijft: tuple[str, ...]) -> str:
    if not blijft:
        return "Er hangt niets aan."
    return f"Dit blijft staan, zonder de verbeteractie: {', '.join(blijft)}."


@require_POST
def verbeteractie_verplaats(request: Verzoek, pk: int) -> HttpResponse:
    """Move a verbeteractie one place up or down."""
    rij = get_object_or_404(
        Verbeteractie.objects.bewerkbaar_door(request.user).select_related("traject"), pk=pk
    )
    stappen = RICHTINGEN.get(request.POST.get("richting", ""))
    if stappen is None:
        raise Http404
    acties.schuif(rij.traject.verbeteracties.all(), rij.pk, stappen)
    return redirect(f"{rij.traject.get_absolute_url()}#verbeteracties")
