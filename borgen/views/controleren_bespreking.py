"""The talk about what was measured: prepared, mailed, held on the projector, read back."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen import besprekingspost
from borgen.acties import bespreken as acties
from borgen.besprekingsbeeld import lees_bespreking, lees_groepen
from borgen.exports import lijsten
from borgen.forms.bespreking import BesprekingForm
from borgen.models import Bespreking
from borgen.regels.vragen import PER_CODE
from borgen.views.hulp import borgpagina, leid_traject, zie_eigen_traject
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models import Inzage, leg_inzage_vast
from organisatie.pagina import pagina_van
from organisatie.post import MailGaatNiet
from organisatie.schrijfantwoord import deel_bewaard, deel_past_niet, meld_geschreven
from organisatie.schrijven import Invoer, lees_invoer, met_invoer
from organisatie.verzoek import Verzoek
from rapportage.antwoord import download
from rapportage.lijst import bestand_of_melding
from verbeterplan.models import Verbeteractie
from verbeterplan.views.hulp import formulier, gevraagd_nummer


@require_GET
def besprekingen(request: Verzoek, traject: int) -> HttpResponse:
    """What there is to talk about, and the talks so far; with ``?formaat=`` as a file."""
    rij = zie_eigen_traject(request, traject)
    rijen = Bespreking.objects.filter(verbeteractie__traject=rij).select_related(
        "verbeteractie", "overleg"
    )
    if request.GET.get("formaat"):
        return lijsten.besprekingen(request, rijen.prefetch_related("antwoorden"), rij)
    return borgpagina(
        *(request, rij, "besprekingen"),
        pagina=pagina_van(request, rijen),
        acties=rij.verbeteracties.all(),
    )


@require_http_methods(["GET", "POST"])
def bespreking_nieuw(request: Verzoek, traject: int) -> HttpResponse:
    """Prepare a talk about ``?verbeteractie=``."""
    rij = leid_traject(request, traject)
    actie = get_object_or_404(rij.verbeteracties, pk=gevraagd_nummer(request, "verbeteractie"))
    nieuw = Bespreking(verbeteractie=actie, door=request.user)
    begin = {"datum": timezone.localdate()}
    form = BesprekingForm(request.POST or None, instance=nieuw, actie=actie, initial=begin)
    if request.method == "POST" and form.is_valid():
        acties.bereid_voor(form.instance, form.cleaned_data["meetafspraken"])
        messages.success(request, "De bespreking staat klaar.")
        return redirect(nieuw)
    terug = reverse("besprekingen", args=[rij.pk])
    return _formulier(request, form, actie, "Bereid de bespreking voor", "Zet klaar", terug)


@require_http_methods(["GET", "POST"])
def bespreking_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Another day, meeting or choice of measurements."""
    rijen = Bespreking.objects.bewerkbaar_door(request.user).select_related(
        "verbeteractie__traject"
    )
    with te_bewerken(request, rijen, pk) as rij:
        actie = rij.verbeteractie
        form = BesprekingForm(request.POST or None, instance=rij, actie=actie)
        if request.method == "POST" and form.is_valid():
            acties.bereid_voor(form.instance, form.cleaned_data["meetafspraken"])
            meld_bewaard(request, form)
            return redirect(rij)
    terug = rij.get_absolute_url()
    return _formulier(request, form, actie, "Wijzig de bespreking", "Bewaar bespreking", terug)


def _formulier(
    request: Verzoek, form: Any, actie: Verbeteractie, titel: str, knop: str, terug: str
) -> HttpResponse:
    context = {"titel": titel, "onder": actie.naam, "knop": knop, "terug": terug}
    return formulier(request, form, van=actie.traject, **context)


@require_GET
def bespreking(request: Verzoek, pk: int) -> HttpResponse:
    """The talk on the projector; ``?formaat=pdf`` on paper."""
    rij = _zie(request, pk)
    if request.GET.get("formaat") == "pdf":
        return bestand_of_melding(request, lambda: _blad(request, rij))
    if request.htmx.target == "verzending":
        return _toon(request, rij, deel="verzending")
    return _toon(request, rij)


def _blad(request: Verzoek, rij: Bespreking) -> HttpResponse:
    inhoud = besprekingspost.maak_blad(rij)
    team = rij.verbeteractie.traject.team
    leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, f"Bespreking {rij.datum}", team)
    return download(inhoud, besprekingspost.naam_van(rij), "pdf")


@require_POST
def bespreking_antwoorden(request: Verzoek, pk: int) -> HttpResponse:
    """Save what was typed; what a colleague typed meanwhile stays and comes along."""
    rij = _zie(request, pk)
    try:
        samen = acties.bewaar_antwoorden(rij.pk, lees_invoer(request.POST, PER_CODE))
    except ValidationError as fout:
        return _toon_getypt(request, rij, " ".join(fout.messages))
    if request.htmx:
        return deel_bewaard(request, lees_groepen(rij, frozenset(samen)), samen)
    meld_geschreven(request, "De antwoorden zijn bewaard.", samen)
    return redirect(f"{rij.get_absolute_url()}#kop-vragen")


def _toon_getypt(request: Verzoek, rij: Bespreking, melding: str) -> HttpResponse:
    """Nothing was saved; what was typed stays in its fields."""
    if request.htmx:
        return deel_past_niet(request, melding)
    messages.error(request, melding)
    return _toon(request, rij, getypt=lees_invoer(request.POST, PER_CODE))


@require_POST
def bespreking_versturen(request: Verzoek, pk: int) -> HttpResponse:
    """Mail the agenda with the charts to the team."""
    rij = _leid(request, pk)
    try:
        besprekingspost.verstuur_bespreking(rij, request.user)
    except MailGaatNiet as fout:
        messages.error(request, str(fout))
    return redirect(f"{rij.get_absolute_url()}#verzending")


@require_POST
def bespreking_afronden(request: Verzoek, pk: int) -> HttpResponse:
    """Close the talk; sent with ``heropen`` it opens again."""
    rij = _leid(request, pk)
    heropen = "heropen" in request.POST
    acties.rond_af(rij.pk, heropen=heropen)
    messages.success(request, "Jullie kunnen verder." if heropen else "De bespreking is afgerond.")
    return redirect(rij)


@require_http_methods(["GET", "POST"])
def bespreking_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove a talk with its answers."""
    rij = _leid(request, pk)
    terug = reverse("besprekingen", args=[rij.verbeteractie.traject_id])
    if request.method == "POST":
        rij.delete()
        messages.success(request, "De bespreking is verwijderd.")
        return redirect(terug)
    aantal = lees_bespreking(rij).beantwoord
    gevolg = (
        f"De {aantal} antwoorden gaan mee weg."
        if aantal > 1
        else "Eén antwoord gaat mee weg."
        if aantal
        else ""
    )
    context = {
        "wat": "bespreking",
        "naam": str(rij),
        "gevolg": gevolg,
        "terug": rij.get_absolute_url(),
        "van": rij.verbeteractie.traject,
    }
    return render(request, "verbeterplan/verwijder.html", context)


def _rijen(rijen: Any) -> Any:
    return rijen.select_related("verbeteractie__traject__team__school", "overleg")


def _zie(request: Verzoek, pk: int) -> Bespreking:
    return get_object_or_404(_rijen(Bespreking.objects.zichtbaar_voor(request.user)), pk=pk)


def _leid(request: Verzoek, pk: int) -> Bespreking:
    return get_object_or_404(_rijen(Bespreking.objects.bewerkbaar_door(request.user)), pk=pk)


def _toon(
    request: Verzoek,
    rij: Bespreking,
    deel: str = "",
    getypt: Mapping[str, Invoer] | None = None,
) -> HttpResponse:
    beeld = lees_bespreking(rij)
    template = f"bespreking{deel and f'_{deel}'}"
    return borgpagina(
        *(request, rij.verbeteractie.traject, template),
        bespreking=rij,
        beeld=beeld,
        groepen=met_invoer(beeld.groepen, getypt or {}),
        post=besprekingspost.laatste(rij),
    )
