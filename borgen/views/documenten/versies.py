"""Versions of a document: opening one, writing it beside others, comparing, throwing away."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen.acties import documenteren as acties
from borgen.acties import documenteren_toetsing as toetsing
from borgen.documentbeeld import beeld_van_versie, bijlagen_van, met_werk, vaste_tekst
from borgen.exports import documenten as exports
from borgen.forms.documenten_versies import (
    NieuweVersieForm,
    VersietekstForm,
)
from borgen.models import Deelstap, Documentversie
from borgen.views.documenten.hulp import (
    gelukt,
    leid_document,
    leid_versie,
    plaats_van,
    probeer,
    zie_versie,
)
from organisatie.bewerken import meld_bewaard
from organisatie.forms.bijlage import BestandForm
from organisatie.regels.verschil import beide, met_omgeving, verschil
from organisatie.verzoek import Verzoek
from verbeterplan.views.hulp import formulier, gevraagd_nummer

AANGEPAST = "De tekst is aangepast."


@require_GET
def documentversie(request: Verzoek, pk: int) -> HttpResponse:
    """One version: its text, and for the team how far it is."""
    return toon_versie(request, zie_versie(request, pk))


def toon_versie(
    request: Verzoek, versie: Documentversie, form: BestandForm | None = None
) -> HttpResponse:
    """The page of a version; with the form of an attachment that was refused."""
    plaats = plaats_van(request, versie.document)
    beeld = beeld_van_versie(versie, request.user)
    if plaats["eigen_team"]:
        beeld = met_werk(beeld)
    else:
        beeld |= {"stemmen": [], "mijn_stem": None}
    context = beeld | plaats | {"form": form or BestandForm()}
    status = 422 if form and form.errors else 200
    return render(request, "borgen/documentversie.html", context, status=status)


@require_http_methods(["GET", "POST"])
def documentversie_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Open a new version of a document, with the reason."""
    document = leid_document(request, pk)
    if not document.versies.exists():
        return redirect(acties.open_nieuwe_versie(document, "", request.user))
    form = NieuweVersieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        versie = gelukt(
            form,
            lambda: acties.open_nieuwe_versie(
                document, data["reden"], request.user, verkort=data["verkort"]
            ),
        )
        if versie:
            return redirect("documentversie_wijzig", versie.pk)
    return formulier(
        request,
        form,
        titel="Nieuwe versie",
        onder="Wat nu geldt, blijft gelden tot het team de nieuwe vaststelt.",
        knop="Open nieuwe versie",
        terug=document.get_absolute_url(),
        terug_heet=document.titel,
    )


@require_http_methods(["GET", "POST"])
def documentversie_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Write the text. Two who write at once are told, and see both texts."""
    versie = leid_versie(request, pk)
    if request.method == "GET":
        return _schrijfpagina(request, versie, VersietekstForm(instance=versie))
    if "voorbeeld" in request.POST:
        return _voorbeeld(request, versie)
    if "samen" in request.POST:
        return _beide_teksten(request, versie)
    with transaction.atomic():
        versie = acties.houd_vast(pk)
        form = VersietekstForm(request.POST, instance=versie)
        if form.is_valid() and _mag_bewaard(request, versie, form):
            terug = _bewaar(request, versie, form)
            meld_bewaard(request, form)
            return terug
    return _schrijfpagina(request, versie, form)


def _mag_bewaard(request: Verzoek, versie: Documentversie, form: VersietekstForm) -> bool:
    """Not once it was approved; and only knowingly while the team is answering on it."""
    if versie.is_vast:
        form.add_error(
            None,
            f"Versie {versie.nummer} is intussen vastgesteld en verandert niet meer. Jouw tekst "
            "staat hier nog: open een nieuwe versie en plak hem daarin.",
        )
    elif (
        versie.status == versie.Status.TER_TOETSING
        and form.tekst_veranderd
        and not request.POST.get("vervalt")
    ):
        form.add_error(
            None,
            "Deze versie ligt intussen ter toetsing. Er is nog niets bewaard; jouw tekst staat "
            "hier nog. Bewaar je hem toch, dan vervalt wat er aan akkoord is.",
        )
    return not form.errors


def _bewaar(request: Verzoek, versie: Documentversie, form: VersietekstForm) -> HttpResponse:
    form.save()
    if versie.status == versie.Status.TER_TOETSING and form.tekst_veranderd:
        toetsing.trek_terug(versie.pk, AANGEPAST, request.user)
        messages.warning(request, "De tekst is weer een concept. Leg hem opnieuw voor.")
    return redirect(versie)


def _voorbeeld(request: Verzoek, versie: Documentversie) -> HttpResponse:
    """How the text in the field will look; nothing is saved."""
    form = VersietekstForm(request.POST, instance=versie)
    form.is_valid()
    context = {"voorbeeld": form.getypt}
    if request.htmx:
        context["kan_niet"] = "" if form.getypt else str(next(iter(form["tekst"].errors), ""))
        return render(request, "borgen/documentversie_wijzig.html#voorbeeld", context)
    return _schrijfpagina(request, versie, form, **context)


def _beide_teksten(request: Verzoek, versie: Documentversie) -> HttpResponse:
    """What stands there now and what was typed, both in the field; nothing is saved."""
    hun = versie.tekst
    form = VersietekstForm(request.POST, instance=versie)
    form.is_valid()
    getypt = {"tekst": beide(hun, form.getypt), "reden": request.POST.get("reden", "")}
    samen = VersietekstForm(instance=leid_versie(request, versie.pk), initial=getypt)
    messages.info(request, "Beide teksten staan in het veld. Haal weg wat niet hoeft, en bewaar.")
    return _schrijfpagina(request, versie, samen, samengevoegd=True)


def _schrijfpagina(
    request: Verzoek, versie: Documentversie, form: VersietekstForm, **extra: Any
) -> HttpResponse:
    if versie.is_vast and request.method == "GET":
        messages.error(request, "Deze versie is vastgesteld en verandert niet meer.")
        return redirect(versie)
    context = {"versie": versie, "document": versie.document, "form": form, **extra}
    if "tekst" in form.botsingen:
        context["verschil"] = met_omgeving(verschil(form.hun_tekst, form.getypt))
    status = 422 if form.errors and not extra else 200
    return render(request, "borgen/documentversie_wijzig.html", context, status=status)


@require_GET
def documentversie_verschil(request: Verzoek, pk: int) -> HttpResponse:
    """What differs from another version (``?met=``), or else from the one approved before it."""
    versie = zie_versie(request, pk)
    anderen = versie.document.versies.zichtbaar_voor(request.user).exclude(pk=pk)
    met = gevraagd_nummer(request, "met")
    eerder = anderen.filter(nummer__lt=versie.nummer).order_by("-nummer")
    andere = get_object_or_404(anderen, nummer=met) if met else eerder.first() or anderen.first()
    if andere is None:
        messages.error(request, "Er is nog geen andere versie om mee te vergelijken.")
        return redirect(versie)
    oud, nieuw = sorted((versie, andere), key=lambda v: v.nummer)
    stukken = verschil(vaste_tekst(oud)[1], vaste_tekst(nieuw)[1])
    alles = request.GET.get("alles") == "ja"
    context = {
        "versie": versie,
        "document": versie.document,
        "oud": oud,
        "nieuw": nieuw,
        "titels": [vaste_tekst(oud)[0], vaste_tekst(nieuw)[0]],
        "stukken": stukken if alles else met_omgeving(stukken),
        "gelijk": all(stuk.soort == "gelijk" for stuk in stukken),
        "alles": alles,
        "anderen": anderen.defer("tekst"),
        "bijlagen": _bijlagen(oud, nieuw),
    }
    return render(request, "borgen/documentversie_verschil.html", context)


def _bijlagen(oud: Documentversie, nieuw: Documentversie) -> dict[str, list[str]]:
    """Attachments that came and went; one with another content did both."""
    was = {(rij.bijlage.naam, rij.sha256) for rij in bijlagen_van(oud)}
    is_ = {(rij.bijlage.naam, rij.sha256) for rij in bijlagen_van(nieuw)}
    return {"weg": sorted(n for n, _ in was - is_), "erbij": sorted(n for n, _ in is_ - was)}


@require_GET
def documentversie_pdf(request: Verzoek, pk: int) -> HttpResponse:
    """This version as PDF; what does not hold says so on every page."""
    return exports.document_pdf(request, zie_versie(request, pk))


@require_http_methods(["GET", "POST"])
def documentversie_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then throw a concept away."""
    versie = leid_versie(request, pk)
    if versie.status != versie.Status.CONCEPT:
        messages.error(request, "Alleen een concept kun je weggooien.")
        return redirect(versie)
    if request.method == "POST":
        gelukt_ = f"Versie {versie.nummer} van “{versie.document.titel}” is weg."
        return probeer(request, lambda: acties.gooi_weg(pk), gelukt_, versie.document)
    context = {
        "wat": "concept",
        "naam": f"{versie.document.titel}, versie {versie.nummer}",
        "gevolg": "De tekst van dit concept gaat weg. Wat nu geldt, blijft gelden.",
        "terug": versie.get_absolute_url(),
        "terug_heet": f"{versie.document.titel}, versie {versie.nummer}",
    }
    return render(request, "verbeterplan/verwijder.html", context)


@require_POST
def documentversie_deelstap(request: Verzoek, pk: int, stap: int) -> HttpResponse:
    """Tick a sub-step, or take the tick away. Http404 for the one that approval ticks itself."""
    versie = leid_versie(request, pk)
    if stap not in Deelstap.Stap or stap == Deelstap.Stap.TOETS:
        raise Http404
    klaar = request.POST.get("klaar") == "ja"
    acties.zet_deelstap(versie, stap, klaar, request.user)
    if request.htmx:
        context = met_werk({"versie": versie}) | plaats_van(request, versie.document)
        return render(request, "borgen/documentversie.html#stappen", context)
    return redirect(f"{versie.get_absolute_url()}#stappen")
