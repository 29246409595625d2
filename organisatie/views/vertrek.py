"""Somebody leaves or moves: the beheerder arranges it, the team leader divides the work."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from organisatie import vertrek, vertrekken
from organisatie.beheer import PERSONEN
from organisatie.forms.vertrek import VerdeelForm, VertrekForm
from organisatie.models import Gebruiker, Inzage, Lidmaatschap, leg_inzage_vast
from organisatie.regels.nummer import lees_nummer
from organisatie.regels.opsomming import opsomming
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from organisatie.views.beheer import alleen_beheerder, ik

TEAM, VERHUIST, WEG = "team", "verhuist", "weg"


@require_http_methods(["GET", "POST"])
@never_cache
@alleen_beheerder
def persoon_vertrek(request: Verzoek, pk: int) -> HttpResponse:
    """First what changes (``?wat=``, ``&lid=``), then when and what happens to the work."""
    persoon = get_object_or_404(Gebruiker, pk=pk, gewist_op=None)
    wat = request.GET.get("wat", "")
    if request.method == "POST" and request.POST.get("wat") == "blijft":
        return _blijft(request, persoon)
    leden = _leden(persoon)
    if wat in (TEAM, VERHUIST):
        gekozen = [lid for lid in leden if lid.pk == lees_nummer(request.GET.get("lid", ""))]
        if not gekozen:
            raise Http404
        return _regel(request, persoon, gekozen, wat)
    if wat == WEG:
        if persoon == request.user:
            raise Http404
        return _regel(request, persoon, leden, wat)
    return _kies(request, persoon, leden)


def _leden(persoon: Gebruiker) -> list[Lidmaatschap]:
    """The memberships that run or are still to begin."""
    rijen = persoon.lidmaatschappen.filter(Q(tot=None) | Q(tot__gte=timezone.localdate()))
    return list(rijen.select_related("team", "gebruiker").order_by("van", "pk"))


def _kies(request: Verzoek, persoon: Gebruiker, leden: list[Lidmaatschap]) -> HttpResponse:
    vandaag = timezone.localdate()
    weg = vertrek.vertrokken(vandaag).filter(gebruiker=persoon).select_related("team")
    over = {lid.pk: lid for lid in weg}
    wacht = [over[pk] for pk in vertrek.tel_samen(over, vandaag)]
    context = {
        "persoon": persoon,
        "leden": leden,
        "wacht": wacht,
        "zelf": persoon == request.user,
        "komt_terug": not persoon.is_active or persoon.laatste_dag or any(lid.tot for lid in leden),
    }
    return render(request, "organisatie/vertrek_kies.html", context)


def _regel(
    request: Verzoek, persoon: Gebruiker, leden: list[Lidmaatschap], wat: str
) -> HttpResponse:
    def formulier(data: Any = None) -> VertrekForm:
        return VertrekForm(persoon, leden, data, verhuist=wat == VERHUIST, sluit=wat == WEG)

    form = formulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            gedaan = vertrekken.voer_uit(form.vertrek(), form.cleaned_data["gezien"], ik(request))
        except ValidationError as fout:
            messages.warning(request, fout.messages[0])
            return redirect("persoon_vertrek", persoon.pk)
        _meld(request, persoon, gedaan)
        return redirect("beheer_wijzig", PERSONEN, persoon.pk)
    titels = _titels(request, form) if "titels" in request.GET else {}
    if request.method == "GET":
        wat_gezien = "titels van het werk" if titels else "hoeveel werk er is"
        _log(request, persoon, leden, wat_gezien)
    context = {
        "persoon": persoon,
        "form": form,
        "wat": wat,
        "blokken": [
            (lid, [(veld, titels.get(veld.name, [])) for veld in velden])
            for lid, velden in form.blokken()
        ],
        "titels": "titels" in request.GET,
        "regels": vertrek.regels_persoonlijk(),
        "werk": bool(form.kiezen),
    }
    status = 422 if form.is_bound else 200
    return render(request, "organisatie/vertrek.html", context, status=status)


def _titels(request: Verzoek, form: VertrekForm) -> dict[str, list[str]]:
    """What the work is called, by field; only on request, and that is written down."""
    uit = {}
    dag = timezone.localdate()
    for naam, (lid, soort, _) in form.kiezen.items():
        if soort.titel:
            wie = form.persoon.pk if lid is None else lid
            uit[naam] = [soort.titel(rij) for rij in soort.van([wie], dag)[:100]]
    return uit


def _log(request: Verzoek, persoon: Gebruiker, leden: list[Lidmaatschap], wat: str) -> None:
    tekst = f"vertrek van {persoon.naam}: {wat}"
    for lid in leden:
        leg_inzage_vast(request.user, Inzage.Soort.BEKEKEN, tekst, lid.team)


def _meld(request: Verzoek, persoon: Gebruiker, gedaan: vertrekken.Gedaan) -> None:
    tekst = f"Het vertrek van {persoon} is geregeld."
    if gedaan.over:
        tekst += f" Overgedragen: {opsomming(gedaan.over)}."
    if gedaan.open:
        tekst += f" Voor de teamleider: {opsomming(gedaan.open)}."
    messages.success(request, tekst)
    for team in gedaan.zonder_leider:
        messages.warning(request, f"Team {team} heeft dan geen teamleider meer.")


def _blijft(request: Verzoek, persoon: Gebruiker) -> HttpResponse:
    vertrekken.blijft_toch(persoon)
    messages.success(
        request,
        f"{persoon} kan weer inloggen. Werk dat al is overgedragen, blijft bij wie het nu heeft.",
    )
    return redirect("persoon_vertrek", persoon.pk)


@require_http_methods(["GET", "POST"])
@never_cache
def lid_werk(request: Verzoek, pk: int) -> HttpResponse:
    """The team leader divides the work of a member, gone or not."""
    leden = Lidmaatschap.objects.filter(team__in=toegang_van(request.user).leidt)
    lid = get_object_or_404(leden.select_related("team", "gebruiker"), pk=pk)
    dag = vertrekken.dag_zonder(lid.tot)
    form = VerdeelForm(lid, dag, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        gedaan = vertrekken.verdeel(lid, form.per_soort(), form.per_stuk(), dag, ik(request))
        messages.success(
            request,
            f"Verdeeld: {opsomming(gedaan)}." if gedaan else "Dit had een collega al verdeeld.",
        )
        over = vertrek.tel(lid.pk, dag)
        return redirect("lid_werk", pk) if over else redirect("team", lid.team_id)
    context = {"lid": lid, "form": form, "dag": dag, "vandaag": timezone.localdate()}
    return render(request, "organisatie/lid_werk.html", context, status=422 if form.errors else 200)
