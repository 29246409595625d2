"""Verbeteracties of a traject: what the team does differently from now on."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models.versie import historie_van
from organisatie.toegang import toegang_van
from organisatie.verwijderen import verwijzingen
from organisatie.verzoek import Verzoek
from organisatie.volgorde import RICHTINGEN, schuif, volgende_plek
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.traject import VerbeteractieForm
from verbeterplan.models import Activiteit, Agendapunt, Verbeteractie, Verbetertraject
from verbeterplan.views.hulp import formulier

# What lives on without the verbeteractie it belonged to. Everything else that refers to one, also
# in apps that this one knows nothing of, keeps it from being removed.
BLIJFT_STAAN = {"verbeterplan.activiteit", "verbeterplan.agendapunt"}


def _terug(request: Verzoek, traject: Verbetertraject) -> str:
    """Where somebody came from: the planning (``?van=planning``), else the traject."""
    if request.GET.get("van") == "planning":
        return reverse("activiteiten", args=[traject.pk])
    return f"{traject.get_absolute_url()}#verbeteracties"


@require_http_methods(["GET", "POST"])
def verbeteractie_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a verbeteractie at the end of the traject's list."""
    traject = get_object_or_404(Verbetertraject.objects.schrijfbaar_door(request.user), pk=pk)
    form = VerbeteractieForm(
        request.POST or None,
        instance=Verbeteractie(traject=traject),
        leden=leden_van(traject.team_id, traject.pk),
        mag_toewijzen=True,
    )
    terug = _terug(request, traject)
    if request.method == "POST" and form.is_valid():
        form.instance.volgorde = volgende_plek(traject.verbeteracties.all())
        form.save()
        messages.success(request, "De verbeteractie staat erbij.")
        return redirect(terug)
    return formulier(
        request,
        form,
        titel="Nieuwe verbeteractie",
        van=traject,
        knop="Voeg verbeteractie toe",
        terug=terug,
    )


@require_http_methods(["GET", "POST"])
def verbeteractie_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Describe a verbeteractie; who owns it is for the leader and the PLG to say."""
    rijen = Verbeteractie.objects.bij_te_werken_door(request.user)
    schrijfbaar = Verbeteractie.objects.schrijfbaar_door(request.user)
    with te_bewerken(request, rijen.select_related("traject", "eigenaar__gebruiker"), pk) as rij:
        terug = _terug(request, rij.traject)
        form = VerbeteractieForm(
            request.POST or None,
            instance=rij,
            leden=leden_van(rij.traject.team_id, rij.traject_id),
            mag_toewijzen=schrijfbaar.filter(pk=rij.pk).exists(),
        )
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(terug)
    return formulier(
        request,
        form,
        titel="Wijzig de verbeteractie",
        van=rij.traject,
        knop="Bewaar verbeteractie",
        terug=terug,
    )


@require_http_methods(["GET", "POST"])
def verbeteractie_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove; refused, with what hangs on it, when anything would be lost.

    The planning that follows offers to put it back.
    """
    rijen = Verbeteractie.objects.bewerkbaar_door(request.user).select_related("traject")
    rij = get_object_or_404(rijen, pk=pk)
    if request.method == "POST" and _verwijder(rij):
        regel = historie_van(Verbeteractie).objects.filter(id=pk).latest("history_id")
        return redirect(f"{reverse('activiteiten', args=[rij.traject_id])}?weg={regel.pk}")
    context = {
        "wat": "verbeteractie",
        "naam": rij.naam,
        "gevolg": _gevolg(verwijzingen(rij, alleen=BLIJFT_STAAN)),
        "houdt_tegen": verwijzingen(rij, zonder=BLIJFT_STAAN),
        "terug": _terug(request, rij.traject),
        "van": rij.traject,
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


def eigen_verwijderingen(request: Verzoek) -> Any:
    """The lines of history of verbeteracties this person removed from a team it leads."""
    return _eigen_regels(request).exclude(id__in=Verbeteractie.objects.values("pk"))


def _eigen_regels(request: Verzoek) -> Any:
    """The same, also of those that were put back."""
    regels = historie_van(Verbeteractie).objects.select_related("traject")
    geleid = toegang_van(request.user).leidt
    return regels.filter(history_type="-", history_user=request.user, traject__team__in=geleid)


@require_POST
def verbeteractie_terug(request: Verzoek, regel: int) -> HttpResponse:
    """Put back what one removed oneself, with the activities and agenda items that hung on it."""
    weg = get_object_or_404(_eigen_regels(request), pk=regel)
    with transaction.atomic():
        # A second press waits here, and finds it back already.
        Verbetertraject.objects.select_for_update().get(pk=weg.traject_id)
        if not Verbeteractie.objects.filter(pk=weg.id).exists():
            weg.instance.save(force_insert=True)
            for model in (Activiteit, Agendapunt):
                _hang_weer_aan(model, weg.instance)
    messages.success(request, f"Verbeteractie “{weg.naam}” staat er weer.")
    return redirect("activiteiten", pk=weg.traject_id)


def _hang_weer_aan(model: Any, actie: Verbeteractie) -> None:
    """Tie rows to it that hung on it until it went: their last line of history still says so."""
    laatste = historie_van(model).objects.filter(id=OuterRef("pk")).order_by("-history_id")
    was = Subquery(laatste.values("verbeteractie_id")[:1])
    los = model.objects.filter(traject=actie.traject_id, verbeteractie=None)
    model.objects.filter(pk__in=los.alias(was=was).filter(was=actie.pk).values("pk")).update(
        verbeteractie=actie
    )


@require_POST
def verbeteractie_verplaats(request: Verzoek, pk: int) -> HttpResponse:
    """Move a verbeteractie one place up or down."""
    rij = get_object_or_404(
        Verbeteractie.objects.schrijfbaar_door(request.user).select_related("traject"), pk=pk
    )
    stappen = RICHTINGEN.get(request.POST.get("richting", ""))
    if stappen is None:
        raise Http404
    schuif(rij.traject.verbeteracties.all(), rij.pk, stappen)
    return redirect(_terug(request, rij.traject))
