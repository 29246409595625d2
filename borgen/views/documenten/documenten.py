"""One document: the text that holds, its versions and proposals; making, changing, dropping it."""

import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen.acties import documenteren as acties
from borgen.acties.documenteren_toetsing import stand_van_zaken
from borgen.documentbeeld import bijlagen_van, hoe_vastgesteld, stemmen_van, vaste_tekst
from borgen.exports import documenten as exports
from borgen.forms.documenten import DocumentForm, EvaluatieForm
from borgen.leeslijst import bevestig_gelezen
from borgen.models import Akkoord, Document, Documentversie, Gelezen, Proces
from borgen.views.documenten.hulp import (
    leid_document,
    mijn_lidmaatschap,
    plaats_van,
    probeer,
    zie_document,
    zie_versie,
)
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.gedaan import is_van_start, op_start
from organisatie.te_doen import Gedaan
from organisatie.verzoek import Verzoek
from verbeterplan.views.hulp import formulier, gevraagd_nummer

JAAR = datetime.timedelta(days=365)


@require_GET
def document(request: Verzoek, pk: int) -> HttpResponse:
    """The text that holds now, or that nothing holds yet."""
    rij = zie_document(request, pk)
    versies = list(rij.versies.zichtbaar_voor(request.user).select_related("opgesteld_door"))
    geldt = next((v for v in versies if v.status == Documentversie.Status.VASTGESTELD), None)
    plaats = plaats_van(request, rij)
    context = plaats | {
        "document": rij,
        "versies": versies,
        "geldt": geldt,
        "bezig": next((v for v in versies if not v.is_vast), None),
        "verbeteracties": rij.verbeteracties.select_related("traject"),
    }
    if geldt:
        context |= _wat_geldt(request, rij, geldt, plaats["eigen_team"])
    if plaats["eigen_team"]:
        context |= _van_het_team(request, rij, geldt)
    return render(request, "borgen/document.html", context)


def _wat_geldt(request: Verzoek, rij: Document, geldt: Documentversie, eigen: bool) -> dict:
    geldt.document = rij
    titel, tekst = vaste_tekst(geldt)
    return {
        "titel": titel,
        "tekst": tekst,
        "bijlagen": bijlagen_van(geldt),
        "hoe": hoe_vastgesteld(geldt),
        "stemmen": stemmen_van(geldt) if eigen else [],
        "stand": stand_van_zaken(geldt),
    }


def _van_het_team(request: Verzoek, rij: Document, geldt: Documentversie | None) -> dict:
    lid = mijn_lidmaatschap(request, rij.proces.team_id)
    gelezen = Gelezen.objects.filter(versie=geldt, lidmaatschap=lid).first() if geldt else None
    stem = Akkoord.objects.filter(
        versie__document=rij, versie__status="ter_toetsing", lidmaatschap=lid, stand="open"
    )
    taak = Document.objects.te_evalueren_door(request.user).filter(pk=rij.pk)
    return {
        "gelezen": gelezen,
        "te_lezen": bool(geldt and lid and rij.op_leeslijst and not gelezen),
        "te_toetsen": stem.exists(),
        "mag_evalueren": bool(geldt) and taak.exists(),
        "voorstellen": rij.voorstellen.select_related("door"),
        "aantal_gelezen": Gelezen.objects.filter(versie=geldt).count() if geldt else 0,
    }


@require_http_methods(["GET", "POST"])
def document_nieuw(request: Verzoek) -> HttpResponse:
    """Make a document with its first, empty version.

    ``?proces=`` names its process, ``?verbeteractie=`` what it will carry.
    """
    processen = Proces.objects.bewerkbaar_door(request.user)
    gevraagd = gevraagd_nummer(request, "proces")
    proces = get_object_or_404(processen, pk=gevraagd) if gevraagd else processen.first()
    if proces is None:
        return _eerst_een_proces(request)
    rij = Document(gemaakt_door=request.user)
    form = DocumentForm(
        request.POST or None,
        instance=rij,
        gebruiker=request.user,
        team=proces.team_id,
        initial={
            "proces": proces,
            "evalueren_op": timezone.localdate() + JAAR,
            "verbeteracties": [gevraagd_nummer(request, "verbeteractie")],
        },
    )
    if request.method == "POST" and form.is_valid():
        versie = acties.open_nieuwe_versie(form.save(), "", request.user)
        messages.success(request, "Het document staat in het register. Schrijf nu de tekst.")
        return redirect(versie)
    terug = reverse("documenten")
    return formulier(request, form, titel="Nieuw document", knop="Maak document", terug=terug)


def _eerst_een_proces(request: Verzoek) -> HttpResponse:
    if not request.user.toegang.leidt:
        raise Http404
    messages.error(request, "Een document hoort bij een proces. Zet eerst een proces klaar.")
    return redirect("processen_voorbeelden")


@require_http_methods(["GET", "POST"])
def document_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change what is said about a document; its text changes in a version."""
    rijen = Document.objects.bewerkbaar_door(request.user).select_related("proces")
    with te_bewerken(request, rijen, pk) as rij:
        form = DocumentForm(
            request.POST or None, instance=rij, gebruiker=request.user, team=rij.proces.team_id
        )
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(rij)
    return formulier(
        request,
        form,
        titel="Wijzig het document",
        onder="De tekst zelf verander je in een nieuwe versie.",
        knop="Bewaar document",
        terug=reverse("document", args=[pk]),
        terug_heet=rij.titel,
    )


@require_http_methods(["GET", "POST"])
def document_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove; a document of which something was approved stays."""
    rij = leid_document(request, pk)
    if rij.versies.filter(vastgesteld_op__isnull=False).exists():
        messages.error(request, "Wat is vastgesteld, blijft bewaard. Je kunt het wel intrekken.")
        return redirect(rij)
    if request.method == "POST":
        gelukt = f"Document “{rij.titel}” is verwijderd."
        return probeer(request, lambda: acties.verwijder_document(rij), gelukt, "documenten")
    context = {
        "wat": "document",
        "naam": rij.titel,
        "gevolg": "Het concept gaat mee weg, met de bijlagen en de voorstellen.",
        "terug": rij.get_absolute_url(),
        "terug_heet": rij.titel,
    }
    return render(request, "verbeterplan/verwijder.html", context)


@require_http_methods(["GET", "POST"])
def document_intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then let what holds lapse without something in its place."""
    rij = leid_document(request, pk)
    if request.method == "POST":
        gelukt = f"“{rij.titel}” geldt niet meer. De tekst blijft te lezen bij de versies."
        return probeer(request, lambda: acties.trek_document_in(rij), gelukt, rij)
    return render(request, "borgen/document_intrekken.html", {"document": rij})


@require_http_methods(["GET", "POST"])
def document_evalueren(request: Verzoek, pk: int) -> HttpResponse:
    """It was looked at: it still holds until a next date, or a new version is needed."""
    rijen = Document.objects.te_evalueren_door(request.user).select_related("proces__team")
    rij = get_object_or_404(rijen, pk=pk)
    volgende = {"evalueren_op": timezone.localdate() + JAAR}
    form = EvaluatieForm(request.POST or None, initial=volgende)
    if request.method == "POST" and form.is_valid():
        acties.stel_evaluatie_uit(rij, form.cleaned_data["evalueren_op"])
        messages.success(request, "Vastgelegd: dit klopt nog.")
        return redirect(rij)
    context = plaats_van(request, rij) | {"document": rij, "form": form}
    return render(request, "borgen/document_evalueren.html", context)


@require_GET
def document_pdf(request: Verzoek, pk: int) -> HttpResponse:
    """The version that holds, as PDF."""
    rij = zie_document(request, pk)
    versie = get_object_or_404(rij.versies.van_kracht(), document=rij)
    return exports.document_pdf(request, zie_versie(request, versie.pk))


@require_POST
def document_gelezen(request: Verzoek, pk: int) -> HttpResponse:
    """I have read the version that was shown. Http404 for who is not in the team."""
    versie = get_object_or_404(Documentversie.objects.van_kracht(), pk=pk)
    rij = zie_document(request, versie.document_id)
    lid = mijn_lidmaatschap(request, rij.proces.team_id)
    if lid is None:
        raise Http404
    bevestig_gelezen(versie, lid)
    if is_van_start(request):
        return op_start(request, Gedaan(f"Gelezen: {rij.titel}", rij.get_absolute_url()))
    messages.success(request, "Dank je, we hebben onthouden dat je dit gelezen hebt.")
    return redirect(rij)
