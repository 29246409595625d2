"""Changes that people of the team propose: taken over, or answered why not."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from borgen.acties import documenteren as acties
from borgen.forms.documenten_versies import RedenForm, VoorstelForm
from borgen.models import Voorstel
from borgen.views.documenten.hulp import gelukt, plaats_van, zie_document
from organisatie.verzoek import Verzoek
from verbeterplan.views.hulp import formulier


@require_http_methods(["GET", "POST"])
def voorstel_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Propose a change. Http404 for who is not in the team."""
    document = zie_document(request, pk)
    if not plaats_van(request, document)["eigen_team"]:
        raise Http404
    form = VoorstelForm(
        request.POST or None, instance=Voorstel(document=document, door=request.user)
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Dank je. De teamleider ziet je voorstel.")
        return redirect(f"{document.get_absolute_url()}#voorstellen")
    return formulier(
        request,
        form,
        titel="Stel iets voor",
        knop="Stuur voorstel",
        terug=document.get_absolute_url(),
        terug_heet=document.titel,
    )


@require_POST
def voorstel_overnemen(request: Verzoek, pk: int) -> HttpResponse:
    """Go on in the working version, with the proposal as its reason."""
    rijen = Voorstel.objects.bewerkbaar_door(request.user).select_related("document")
    voorstel = get_object_or_404(rijen, pk=pk)
    try:
        versie = acties.neem_voorstel_over(voorstel, request.user)
    except ValidationError as niet:
        messages.error(request, " ".join(niet.messages))
        return redirect(f"{voorstel.document.get_absolute_url()}#voorstellen")
    messages.success(request, "Het voorstel staat als reden bij de versie. Pas nu de tekst aan.")
    return redirect("documentversie_wijzig", versie.pk)


@require_http_methods(["GET", "POST"])
def voorstel_afwijzen(request: Verzoek, pk: int) -> HttpResponse:
    """Say why a proposal is not taken over."""
    rijen = Voorstel.objects.bewerkbaar_door(request.user).select_related("document", "door")
    voorstel = get_object_or_404(rijen, pk=pk)
    terug = f"{voorstel.document.get_absolute_url()}#voorstellen"
    form = RedenForm(request.POST or None)
    klopt = request.method == "POST" and form.is_valid()
    if klopt and gelukt(form, lambda: voorstel.wijs_af(form.cleaned_data["reden"])):
        messages.success(request, f"{voorstel.door} leest bij het document waarom niet.")
        return redirect(terug)
    return formulier(
        request,
        form,
        titel="Waarom nemen jullie dit niet over?",
        onder=f"{voorstel.door}: “{voorstel.tekst}”",
        knop="Bewaar antwoord",
        terug=terug,
        terug_heet=voorstel.document.titel,
    )
