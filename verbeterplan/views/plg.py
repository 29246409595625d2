"""The PLG of a traject: what it was asked, who is in it, and who thinks along."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.regels.nummer import lees_nummer
from organisatie.verzoek import Verzoek
from verbeterplan import plgacties, plgbeeld
from verbeterplan.bezoek import Bezoek, lees_bezoek, lees_schrijfbezoek
from verbeterplan.forms.plg import PlgForm, PlggastForm, PlglidForm
from verbeterplan.models import Plg, Plggast, Plglid, Verbetertraject
from verbeterplan.views.hulp import formulier

LOPEND = Verbetertraject.Status.LOPEND


@require_GET
def plg(request: Verzoek, pk: int) -> HttpResponse:
    """One page: the question, the time, the people, the guests."""
    bezoek = lees_bezoek(request, pk)
    traject = bezoek.traject
    context = {
        "bezoek": bezoek,
        "traject": traject,
        "plg": Plg.objects.filter(traject=traject).first(),
        "leden": plgbeeld.leden(traject),
        "gasten": plgbeeld.gasten(traject, met_naam=bezoek.van_team or bezoek.plglid),
        "bijeenkomsten": plgbeeld.bijeenkomsten(traject),
        "geschiedenis": plgbeeld.geschiedenis(traject),
        "schrijft": bezoek.schrijft,
        "leidt": bezoek.leidt and bezoek.schrijft,
        "teruglijn": _teruglijn(request, bezoek),
    }
    return render(request, "verbeterplan/plg.html", context)


def _teruglijn(request: Verzoek, bezoek: Bezoek) -> dict[str, str] | None:
    """What was just put away (``?weg=lid-5``), with the way back for who may bring it back."""
    soort, _, nummer = request.GET.get("weg", "").partition("-")
    pk = lees_nummer(nummer)
    if pk is None or not bezoek.schrijft:
        return None
    rij: Any = None
    if soort == "lid" and bezoek.leidt:
        rij = bezoek.traject.plgleden.exclude(tot=None).filter(pk=pk).first()
    elif soort == "gast":
        rij = bezoek.traject.gasten.exclude(weg_op=None).filter(pk=pk).first()
    if rij is None:
        return None
    waaruit = "zit niet meer in de PLG" if soort == "lid" else "is geen gast meer"
    return {"tekst": f"{rij} {waaruit}.", "adres": reverse(f"plg{soort}_terug", args=[rij.pk])}


@require_http_methods(["GET", "POST"])
def plg_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Write what the PLG was asked, and which time there is for it."""
    bezoek = lees_schrijfbezoek(request, pk)
    with transaction.atomic():
        # Held, so that of two who write the first words the second sees those of the first.
        Verbetertraject.objects.select_for_update().get(pk=pk)
        rij = Plg.objects.filter(traject=pk).first() or Plg(traject=bezoek.traject)
        form = PlgForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect("plg", pk=pk)
    return _formulier(request, form, bezoek.traject, titel="De opdracht van de PLG")


def _formulier(request: Verzoek, form: Any, traject: Verbetertraject, titel: str) -> HttpResponse:
    terug = reverse("plg", args=[traject.pk])
    return formulier(request, form, titel=titel, van=traject, knop="Bewaar", terug=terug)


# --- Members: put in and taken out by who leads the team ----------------------------------------


@require_http_methods(["GET", "POST"])
def lid_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Look somebody up by name, and put them in the PLG."""
    bezoek = _lees_leiding(request, pk)
    if request.method == "POST":
        try:
            lid = plgacties.zet_in(bezoek.traject, request.POST.get("lidmaatschap", ""))
            messages.success(request, f"{lid} zit nu in de PLG.")
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        return redirect("plglid_nieuw", pk=pk)
    zoek = " ".join(request.GET.get("q", "").split())[:80]
    gevonden = list(plgbeeld.te_kiezen(bezoek.traject, zoek)[: plgbeeld.MEESTE_NAMEN + 1])
    context = {
        "traject": bezoek.traject,
        "zoek": zoek,
        "gevonden": gevonden[: plgbeeld.MEESTE_NAMEN],
        "meer": len(gevonden) > plgbeeld.MEESTE_NAMEN,
        "leden": plgbeeld.leden(bezoek.traject),
    }
    return render(request, "verbeterplan/plg_zoek.html", context)


def _lees_leiding(request: Verzoek, pk: int) -> Bezoek:
    bezoek = lees_schrijfbezoek(request, pk)
    if not bezoek.leidt:
        raise Http404
    return bezoek


@require_http_methods(["GET", "POST"])
def lid_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Write what a member brings."""
    rijen = Plglid.objects.schrijfbaar_door(request.user).filter(tot=None, traject__status=LOPEND)
    rijen = rijen.select_related("lidmaatschap__gebruiker", "traject")
    with te_bewerken(request, rijen, pk) as rij:
        form = PlglidForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect("plg", pk=rij.traject_id)
    return _formulier(request, form, rij.traject, titel=str(rij))


@require_POST
def lid_kartrekker(request: Verzoek, pk: int) -> HttpResponse:
    """Make a member kartrekker instead of who is, or (``ja`` empty) leave the PLG without one."""
    rij = _geleid_lid(request, pk)
    try:
        plgacties.maak_kartrekker(rij, bool(request.POST.get("ja")))
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return redirect(f"{reverse('plg', args=[rij.traject_id])}#leden")


def _geleid_lid(request: Verzoek, pk: int) -> Plglid:
    rijen = Plglid.objects.bewerkbaar_door(request.user).filter(traject__status=LOPEND)
    return get_object_or_404(rijen.select_related("lidmaatschap__gebruiker"), pk=pk)


@require_POST
def lid_weg(request: Verzoek, pk: int) -> HttpResponse:
    """A member leaves today; the page that follows offers to undo it."""
    rijen = Plglid.objects.bewerkbaar_door(request.user).filter(traject__status=LOPEND)
    with te_bewerken(request, rijen, pk) as rij:
        if rij.tot is None:
            rij.tot = timezone.localdate()
            rij.save()
    return redirect(f"{reverse('plg', args=[rij.traject_id])}?weg=lid-{pk}#leden")


@require_POST
def lid_terug(request: Verzoek, pk: int) -> HttpResponse:
    """Who left is in it again."""
    rij = _geleid_lid(request, pk)
    try:
        plgacties.haal_terug(rij)
        messages.success(request, f"{rij} zit weer in de PLG.")
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return redirect("plg", pk=rij.traject_id)


# --- Guests: written by everybody of the PLG ----------------------------------------------------


@require_http_methods(["GET", "POST"])
def gast_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Write down who thinks along."""
    bezoek = lees_schrijfbezoek(request, pk)
    form = PlggastForm(request.POST or None, instance=Plggast(traject=bezoek.traject))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"{form.instance} denkt mee.")
        return redirect("plg", pk=pk)
    return _formulier(request, form, bezoek.traject, titel="Wie denkt er mee?")


def _gasten(request: Verzoek) -> Any:
    rijen = Plggast.objects.schrijfbaar_door(request.user).filter(traject__status=LOPEND)
    return rijen.select_related("traject")


@require_http_methods(["GET", "POST"])
def gast_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change what is known of a guest."""
    with te_bewerken(request, _gasten(request).filter(weg_op=None), pk) as rij:
        form = PlggastForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect("plg", pk=rij.traject_id)
    return _formulier(request, form, rij.traject, titel="Wijzig de gast")


@require_POST
def gast_weg(request: Verzoek, pk: int) -> HttpResponse:
    """A guest no longer takes part; the page that follows offers to undo it."""
    with te_bewerken(request, _gasten(request), pk) as rij:
        if rij.weg_op is None:
            rij.leg_weg()
    return redirect(f"{reverse('plg', args=[rij.traject_id])}?weg=gast-{pk}#gasten")


@require_POST
def gast_terug(request: Verzoek, pk: int) -> HttpResponse:
    """A guest takes part again."""
    with te_bewerken(request, _gasten(request), pk) as rij:
        rij.haal_terug()
    return redirect(f"{reverse('plg', args=[rij.traject_id])}#gasten")
