"""Attachments of a version: added to a concept, handed out as a download."""

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from borgen.acties import documenteren_bijlagen as acties
from borgen.views.documenten.hulp import leid_versie, probeer, zie_versie
from borgen.views.documenten.versies import toon_versie
from organisatie.forms.bijlage import BestandForm
from organisatie.verzoek import Verzoek
from organisatie.views.bijlage import geef_mee


@require_GET
def versiebijlage(request: Verzoek, pk: int, bijlage: int) -> FileResponse:
    """The file, to whoever may see the version. Http404 when it is not the one attached."""
    versie = zie_versie(request, pk)
    rij = get_object_or_404(versie.versiebijlagen.select_related("bijlage"), pk=bijlage)
    if not acties.is_heel(rij):
        raise Http404("Het bestand is er niet meer, of is veranderd.")
    return geef_mee(rij.bijlage)


@require_POST
def versiebijlage_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a file to a concept, checked by its content."""
    versie = leid_versie(request, pk)
    namen = versie.versiebijlagen.values_list("bijlage__naam", flat=True)
    form = BestandForm(request.POST, request.FILES, namen=list(namen))
    if form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            acties.voeg_bijlage_toe(versie, bestand, form.naam, request.user)
        except ValidationError as niet:
            form.add_error("bestand", niet)
    if form.errors:
        return toon_versie(request, versie, form)
    return redirect(f"{versie.get_absolute_url()}#bijlagen")


@require_POST
def versiebijlage_verwijder(request: Verzoek, pk: int, bijlage: int) -> HttpResponse:
    """Take a file off a concept."""
    versie = leid_versie(request, pk)
    rij = get_object_or_404(versie.versiebijlagen.select_related("bijlage"), pk=bijlage)
    return probeer(
        request,
        lambda: acties.verwijder_bijlage(rij),
        f"Bijlage “{rij}” is weg.",
        f"{versie.get_absolute_url()}#bijlagen",
    )
