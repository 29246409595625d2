"""The team approves a text: putting it before them, answering, the meeting, taking it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from borgen.acties import documenteren_toetsing as acties
from borgen.documentbeeld import beeld_van_versie, stand_van_zaken
from borgen.forms.documenten_versies import AntwoordForm, RedenForm, VoorleggenForm
from borgen.models import Akkoord, Documentversie
from borgen.views.documenten.hulp import (
    gelukt,
    leid_versie,
    plaats_van,
    probeer,
    zie_eigen_versie,
)
from organisatie.verzoek import Verzoek
from verbeterplan.views.hulp import formulier, leden_van


@require_http_methods(["GET", "POST"])
def documentversie_voorleggen(request: Verzoek, pk: int) -> HttpResponse:
    """Put a concept before the team."""
    versie = leid_versie(request, pk)
    if versie.status != versie.Status.CONCEPT:
        return redirect(versie)
    leden = leden_van(versie.document.proces.team_id)
    # Nothing needs to be filled in, so a form that was sent may be empty.
    ingevuld = request.POST if request.method == "POST" else None
    form = VoorleggenForm(ingevuld, versie=versie, leden=leden)
    if request.method == "POST" and form.is_valid():
        overleg, weg = form.cleaned_data["overleg"], form.lang_afwezig()
        if gelukt(form, lambda: acties.leg_voor(pk, request.user, overleg, weg)):
            messages.success(request, "De tekst ligt nu ter toetsing bij het team.")
            return redirect(versie)
    context = {"versie": versie, "document": versie.document, "form": form}
    return render(request, "borgen/documentversie_voorleggen.html", context)


@require_http_methods(["GET", "POST"])
def documentversie_terugtrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take a text back to change it: the answers lapse, and who answered is told why."""
    versie = leid_versie(request, pk)
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reden = form.cleaned_data["reden"]
        if gelukt(form, lambda: acties.trek_terug(pk, reden, request.user)):
            messages.success(
                request, "De tekst is weer een concept; wat akkoord was, is vervallen."
            )
            return redirect(versie)
    return formulier(
        request,
        form,
        titel="Trek de tekst terug",
        onder="Wie al antwoord gaf, krijgt bericht met de reden.",
        knop="Trek terug",
        terug=versie.get_absolute_url(),
        terug_heet=str(versie),
    )


@require_http_methods(["GET", "POST"])
def documentversie_toetsen(request: Verzoek, pk: int) -> HttpResponse:
    """Read exactly the text that is approved, and answer for oneself."""
    versie = zie_eigen_versie(request, pk)
    form = AntwoordForm(request.POST or None, initial={"hash": versie.hash})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        ja = data["antwoord"] == "akkoord"
        if gelukt(
            form,
            lambda: acties.stem(pk, data["hash"], request.user, ja, data["toelichting"]),
        ):
            messages.success(request, "Dank je, je antwoord is vastgelegd.")
            return redirect(versie)
    return _toetspagina(request, versie, form)


def _toetspagina(request: Verzoek, versie: Documentversie, form: AntwoordForm) -> HttpResponse:
    beeld: dict[str, Any] = beeld_van_versie(versie, request.user)
    stem: Akkoord | None = beeld["mijn_stem"]
    ter_toetsing = versie.status == versie.Status.TER_TOETSING
    nog_open = versie.status == versie.Status.VASTGESTELD and stem and stem.stand == "open"
    if form.errors:
        # On the text that is shown now, which may be another than the one that was answered on.
        form.zet_hash(versie.hash)
    context = beeld | plaats_van(request, versie.document)
    context |= {"form": form, "mag_antwoorden": bool(stem and (ter_toetsing or nog_open))}
    status = 422 if form.errors else 200
    return render(request, "borgen/documentversie_toetsen.html", context, status=status)


@require_http_methods(["GET", "POST"])
def documentversie_overleg(request: Verzoek, pk: int) -> HttpResponse:
    """In the meeting: tick who is there, and one press for the whole team."""
    versie = leid_versie(request, pk)
    if versie.status != versie.Status.TER_TOETSING:
        return redirect(versie)
    fout, aangevinkt = "", None
    if request.method == "POST":
        aangevinkt = {
            int(w) for w in request.POST.getlist("aanwezig") if w.isdecimal() and len(w) < 10
        }
        fout = _leg_akkoord_vast(request, versie, aangevinkt)
        if not fout:
            met_link = bool(stand_van_zaken(versie).nog_niet)
            rest = " Wie er niet was, krijgt een link." if met_link else ""
            messages.success(request, f"Vastgesteld.{rest}")
            return redirect(versie.document)
    context = beeld_van_versie(versie, request.user)
    context |= {"fout": fout, "aangevinkt": aangevinkt}
    status = 422 if fout else 200
    return render(request, "borgen/documentversie_overleg.html", context, status=status)


def _leg_akkoord_vast(request: Verzoek, versie: Documentversie, aanwezig: set[int]) -> str:
    """The error in words; empty when the team's agreement was recorded."""
    try:
        acties.team_akkoord(versie.pk, request.POST.get("hash", ""), aanwezig, request.user)
    except ValidationError as niet:
        return " ".join(niet.messages)
    return ""


@require_POST
def documentversie_afwezig(request: Verzoek, pk: int, lid: int) -> HttpResponse:
    """Mark a voter as away for long, with the reason; without one they are a voter again."""
    versie = leid_versie(request, pk)
    get_object_or_404(versie.akkoorden, lidmaatschap=lid)
    reden = request.POST.get("reden", "")[:200]
    if not reden.strip() and "terug" not in request.POST:
        messages.error(request, "Vertel kort waarom deze collega er lang niet is.")
        return redirect(f"{versie.get_absolute_url()}#stemmen")
    return probeer(
        request,
        lambda: acties.zet_lang_afwezig(pk, lid, reden, request.user),
        "Bijgewerkt.",
        f"{versie.get_absolute_url()}#stemmen",
    )


@require_POST
def documentversie_herinneren(request: Verzoek, pk: int) -> HttpResponse:
    """Mail the link again to who has not answered."""
    versie = leid_versie(request, pk)
    aantal = acties.herinner(pk, request.user)
    if aantal:
        messages.success(request, f"De link gaat naar {aantal} collega's.")
    else:
        messages.error(request, "Iedereen heeft al antwoord gegeven.")
    return redirect(versie)
