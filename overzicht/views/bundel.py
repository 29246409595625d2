"""The reports of all teams as one file: ask for it, see how far it is, fetch it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from organisatie.models import Inzage, Periode, School
from organisatie.models.inzage import leg_inzage_vast
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from organisatie.werk import open_bestand
from overzicht import bundel as werk
from overzicht.bundelbeeld import lees_bundels
from overzicht.models import Bundel
from overzicht.verslaglijst import eerste_keus, periodes
from rapportage.antwoord import als_download, bestandsnaam

S = Bundel.Stand
# Those that are worth showing; what nobody fetches goes after a day.
MEESTE = 5


class BundelFormulier(forms.Form):
    periode = forms.ModelChoiceField(
        Periode.objects.none(),
        label="Periode",
        empty_label=None,
        error_messages={"required": "Kies een periode.", "invalid_choice": "Kies een periode."},
    )
    school = forms.ModelChoiceField(
        School.objects.all(),
        label="School",
        required=False,
        empty_label="Alle scholen",
        error_messages={"invalid_choice": "Kies een school uit de lijst."},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["periode"]
        veld.queryset = periodes()


@require_http_methods(["GET", "POST"])
@never_cache
def bundels(request: Verzoek) -> HttpResponse:
    """Choose the period; what is being made and what is ready."""
    if not toegang_van(request.user).kwaliteit:
        raise Http404
    eerst = eerste_keus(list(periodes()))
    form = BundelFormulier(
        request.POST if request.method == "POST" else None,
        initial={"periode": request.GET.get("periode") or eerst},
    )
    if request.method == "POST" and form.is_valid():
        try:
            werk.begin(request.user, form.cleaned_data["periode"], form.cleaned_data["school"])
            return redirect("bundels")
        except ValidationError as fout:
            form.add_error(None, fout)
    rijen = Bundel.objects.zichtbaar_voor(request.user).exclude(stand=S.VERVALLEN)
    runs = list(rijen.select_related("door", "periode__schooljaar", "school")[:MEESTE])
    bezig = any(run.bezig for run in runs)
    if request.htmx and not bezig:
        # What was being made is ready or stopped: the whole page changes.
        return HttpResponseClientRefresh()
    context = {
        "form": form,
        "bundels": lees_bundels(runs),
        "bezig": bezig,
        "heeft_periodes": eerst is not None,
    }
    sjabloon = "overzicht/bundels.html" + ("#bundels" if request.htmx else "")
    return render(request, sjabloon, context, status=422 if form.errors else 200)


@require_GET
def bestand(request: Verzoek, pk: int) -> HttpResponseBase:
    """The zip; 404 when it is not there yet, or no longer."""
    run = get_object_or_404(Bundel.objects.zichtbaar_voor(request.user), pk=pk)
    inhoud = open_bestand(run, S.KLAAR, werk.OPSLAG, werk.ZIP)
    leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, f"Bundel: {run}")
    naam = bestandsnaam("Verslagen", str(run.periode), run.school.naam if run.school else "")
    return als_download(FileResponse(inhoud), naam, "zip")


@require_POST
def stop(request: Verzoek, pk: int) -> HttpResponse:
    return _doe(request, pk, werk.stop, "Gestopt. Wat al gemaakt is, blijft bewaard.")


@require_POST
def verder(request: Verzoek, pk: int) -> HttpResponse:
    return _doe(request, pk, werk.ga_verder, "We gaan verder.")


@require_POST
def weg(request: Verzoek, pk: int) -> HttpResponse:
    return _doe(request, pk, werk.gooi_weg, "De bundel is weggegooid.")


def _doe(request: Verzoek, pk: int, daad: Callable[[Bundel], None], gelukt: str) -> HttpResponse:
    run = get_object_or_404(Bundel.objects.zichtbaar_voor(request.user), pk=pk)
    try:
        daad(run)
        messages.success(request, gelukt)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
    return redirect("bundels")
