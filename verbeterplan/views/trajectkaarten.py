"""Evidence cards on a traject: hung on, with the reason, and taken off with a way back."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from metaanalyse.lijst.beeld import terug_naar_lijst
from metaanalyse.models import Kaart
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models.versie import historie_van
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan import exports, trajectkaarten
from verbeterplan.forms.trajectkaart import HangAanForm, WaaromForm
from verbeterplan.models import TrajectKaart, Verbetertraject
from verbeterplan.views.hulp import formulier, gevraagd_nummer


@require_GET
def kaarten(request: Verzoek, pk: int) -> HttpResponse:
    """What is known from elsewhere for one traject; as Excel or PDF when asked."""
    traject = get_object_or_404(
        Verbetertraject.objects.zichtbaar_voor(request.user).select_related("team"), pk=pk
    )
    regels = trajectkaarten.regels(trajectkaarten.op_traject(traject), request.user)
    if request.GET.get("formaat"):
        return exports.kaarten(request, regels, traject)
    context = {
        "traject": traject,
        "regels": regels,
        "van_team": traject.team_id in toegang_van(request.user).lid_van,
        "weg": _net_weggehaald(request, traject),
    }
    return render(request, "verbeterplan/trajectkaarten.html", context)


def _net_weggehaald(request: Verzoek, traject: Verbetertraject) -> Any:
    """The line of history of what this person just took off, so that it can be put back."""
    regel = gevraagd_nummer(request, "weg")
    weg = _eigen_verwijderingen(request).filter(pk=regel, traject=traject.pk).first()
    hangt = weg and TrajectKaart.objects.filter(traject=traject, kaart=weg.kaart_id).exists()
    return None if hangt else weg


def _eigen_verwijderingen(request: Verzoek) -> Any:
    regels = historie_van(TrajectKaart).objects.select_related("kaart")
    return regels.filter(history_type="-", history_user=request.user)


@require_http_methods(["GET", "POST"])
def hang_aan(request: Verzoek, pk: int) -> HttpResponse:
    """Hang a settled card on a running traject of one's own team.

    Whoever came from a row of the list goes back there.
    """
    kaart = get_object_or_404(Kaart.objects.vastgesteld(), pk=pk)
    van_team = trajectkaarten.te_kiezen(request.user, kaart)
    if not toegang_van(request.user).lid_van:
        # Whoever is in no team has no plan to hang it on.
        raise Http404
    lijst = terug_naar_lijst(request.GET)
    terug = f"{lijst}#kies-{pk}" if lijst else ""
    form = HangAanForm(request.POST or None, trajecten=van_team.filter(hangt=False))
    if request.method == "POST" and form.is_valid():
        traject = form.cleaned_data["traject"]
        _hang(kaart, traject, form.cleaned_data["waarom"], request)
        return redirect(terug) if terug else redirect("traject_kaarten", pk=traject.pk)
    context = {"form": form, "kaart": kaart, "trajecten": van_team, "terug": terug}
    return render(request, "verbeterplan/kaart_hang_aan.html", context)


def _hang(kaart: Kaart, traject: Verbetertraject, waarom: str, request: Verzoek) -> None:
    try:
        with transaction.atomic():
            TrajectKaart.objects.create(
                traject=traject, kaart=kaart, waarom=waarom, door=request.user
            )
    except IntegrityError:
        # A second press, or a colleague just before.
        messages.success(request, f"De kaart hing al bij {traject.naam}.")
    else:
        messages.success(request, f"“{kaart.titel}” hangt nu bij {traject.naam}.")


@require_http_methods(["GET", "POST"])
def wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Say why a card hangs on the traject."""
    rijen = TrajectKaart.objects.bewerkbaar_door(request.user).select_related("kaart", "traject")
    with te_bewerken(request, rijen, pk) as rij:
        form = WaaromForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect("traject_kaarten", pk=rij.traject_id)
    return formulier(
        request,
        form,
        titel=rij.kaart.titel,
        onder=f"Hangt bij {rij.traject.naam}.",
        van=rij.traject,
        knop="Bewaar",
        terug=reverse("traject_kaarten", args=[rij.traject_id]),
    )


@require_POST
def haal_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Take a card off; the page that follows offers to put it back."""
    rijen = TrajectKaart.objects.bewerkbaar_door(request.user)
    with te_bewerken(request, rijen, pk) as rij:
        traject = rij.traject_id
        rij.delete()
    regel = historie_van(TrajectKaart).objects.filter(id=pk).latest("history_id")
    return redirect(f"{reverse('traject_kaarten', args=[traject])}?weg={regel.pk}")


@require_POST
def zet_terug(request: Verzoek, regel: int) -> HttpResponse:
    """Hang on again what one took off oneself."""
    eigen = toegang_van(request.user).lid_van
    weg = _eigen_verwijderingen(request).filter(traject__team__in=eigen)
    weg = get_object_or_404(weg.select_related("traject"), pk=regel)
    _hang(weg.kaart, weg.traject, weg.waarom, request)
    return redirect("traject_kaarten", pk=weg.traject_id)
