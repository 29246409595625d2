"""Bringing out: the whole moederbestand for the onderzoeker, cards as PDF for everybody."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from metaanalyse.exports import kaartpdf
from metaanalyse.exports import uitvoer as werk
from metaanalyse.exports.moederbestand import NAAM, alle_kaarten, csv_stroom
from metaanalyse.models import Kaart, Kaartuitvoer
from organisatie.models import Inzage
from organisatie.models.inzage import leg_inzage_vast
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from organisatie.werk import open_bestand
from rapportage.antwoord import als_download, bestandsnaam, stroom
from rapportage.lijst import BestandGaatNiet

S = Kaartuitvoer.Stand


class VormFormulier(forms.Form):
    vorm = forms.ChoiceField(
        label="Vorm",
        choices=Kaartuitvoer.Vorm,
        initial=Kaartuitvoer.Vorm.BREED,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies een vorm.",
            "invalid_choice": "Kies een van deze vormen.",
        },
    )


@require_http_methods(["GET", "POST"])
@never_cache
def uitvoer(request: Verzoek) -> HttpResponse:
    """Choose the form; what is being made and what is ready."""
    _eis_onderzoeker(request)
    form = VormFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            werk.begin(request.user, form.cleaned_data["vorm"])
        except ValidationError as fout:
            messages.error(request, fout.messages[0])
        return redirect("kaarten_export")
    runs = Kaartuitvoer.objects.bewerkbaar_door(request.user).exclude(stand=S.VERVALLEN)
    laatste = list(runs[:5])
    context = {"form": form, "runs": laatste, "aantal": Kaart.objects.vastgesteld().count()}
    context["bezig"] = any(run.bezig for run in laatste)
    sjabloon = "metaanalyse/inlezen/uitvoer.html" + ("#bestanden" if request.htmx else "")
    return render(request, sjabloon, context, status=422 if form.errors else 200)


@require_GET
def als_csv(request: Verzoek) -> HttpResponseBase:
    """All cards, sent while they are read: at any size."""
    _eis_onderzoeker(request)
    vorm = request.GET.get("vorm", Kaartuitvoer.Vorm.BREED)
    if vorm not in Kaartuitvoer.Vorm.values:
        raise Http404
    _leg_vast(request, vorm)
    naam = bestandsnaam(NAAM, vorm, timezone.localdate())
    return stroom(csv_stroom(alle_kaarten(), vorm), naam, "csv")


@require_GET
def bestand(request: Verzoek, pk: int) -> HttpResponseBase:
    """The workbook that is ready; 404 when it was thrown away."""
    run = get_object_or_404(Kaartuitvoer.objects.bewerkbaar_door(request.user), pk=pk)
    inhoud = open_bestand(run, S.KLAAR, werk.OPSLAG, werk.XLSX)
    _leg_vast(request, run.vorm)
    naam = bestandsnaam(NAAM, run.vorm, run.gemeld_op)
    return als_download(FileResponse(inhoud), naam, "xlsx")


@require_POST
def weg(request: Verzoek, pk: int) -> HttpResponse:
    """Stop making it, or throw it away."""
    run = get_object_or_404(Kaartuitvoer.objects.bewerkbaar_door(request.user), pk=pk)
    try:
        werk.gooi_weg(run)
        messages.success(request, "Het bestand is weggegooid.")
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
    return redirect("kaarten_export")


@require_GET
def als_pdf(request: Verzoek) -> HttpResponse:
    """One card or a selection (``?kaart=1&kaart=2``) to print."""
    gevraagd = request.GET.getlist("kaart")
    pks = list(dict.fromkeys(int(k) for k in gevraagd if _is_nummer(k)))
    zichtbaar = Kaart.objects.zichtbaar_voor(request.user).filter(geldig__isnull=False)
    kaarten = zichtbaar.select_related("rapport", "geldig").in_bulk(pks[: kaartpdf.MEESTE + 1])
    if not kaarten:
        raise Http404
    try:
        return kaartpdf.antwoord([kaarten[pk] for pk in pks if pk in kaarten])
    except BestandGaatNiet as gaat_niet:
        messages.error(request, gaat_niet.melding)
    return redirect("kaarten")


def _is_nummer(tekst: str) -> bool:
    """Whether it can be the key of a card: Python refuses to read thousands of digits."""
    return tekst.isascii() and tekst.isdecimal() and len(tekst) < 19


def _eis_onderzoeker(request: Verzoek) -> None:
    if not toegang_van(request.user).onderzoeker:
        raise Http404


def _leg_vast(request: Verzoek, vorm: str) -> None:
    """The names of coders stand in it."""
    wat = f"Moederbestand van de kaarten, {vorm}, met namen van codeurs"
    leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, wat)
