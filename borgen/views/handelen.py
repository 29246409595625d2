"""Handelen: what was decided on what was seen, and what still waits for a decision."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen import besluitbeeld, waarnemingen
from borgen.acties import handelen as acties
from borgen.exports import besluiten as exports
from borgen.forms.besluit import BesluitFilter, BesluitForm, BesluitTekstForm
from borgen.models import Besluit
from borgen.overlegkeuze import te_noemen
from borgen.regels.handelen import AANSPREKEN
from borgen.views.hulp import borgpagina, leid_traject, zie_eigen_traject
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek
from verbeterplan.exports import gekozen_filters
from verbeterplan.models import Verbeteractie, Verbetertraject
from verbeterplan.views.hulp import gevraagd_nummer, leden_van

# So many of the newest signals and of the newest results can be chosen from.
MEESTE = 15


@require_GET
def handelen(request: Verzoek, traject: int) -> HttpResponse:
    """What waits for a decision, and the decisions; as Excel or PDF when asked."""
    rij = zie_eigen_traject(request, traject)
    form = BesluitFilter(request.GET, traject=rij)
    alle = Besluit.objects.zichtbaar_voor(request.user).filter(verbeteractie__traject=rij)
    rijen = besluitbeeld.met_alles(form.toepassen(alle))
    if request.GET.get("formaat"):
        regels = besluitbeeld.regels(rijen)
        return exports.besluiten(request, regels, rij, gekozen_filters(form))
    pagina = pagina_van(request, rijen)
    verbeteracties = list(rij.verbeteracties.all())
    context = {
        "pagina": pagina,
        "regels": besluitbeeld.regels(pagina.object_list),
        "filter": form,
        "wachtend": _wachtend(verbeteracties),
        "heeft_acties": bool(verbeteracties),
    }
    return borgpagina(request, rij, "handelen", **context)


def _wachtend(verbeteracties: list[Verbeteractie]) -> list[tuple[Verbeteractie, list[Any]]]:
    per_actie = waarnemingen.wachtend([actie.pk for actie in verbeteracties])
    return [(actie, per_actie[actie.pk]) for actie in verbeteracties if actie.pk in per_actie]


@require_http_methods(["GET", "POST"])
def besluit_nieuw(request: Verzoek, traject: int) -> HttpResponse:
    """A decision about the verbeteractie that ``?verbeteractie=`` names; first which, if unsaid."""
    rij = leid_traject(request, traject)
    actie = _gekozen_actie(request, rij)
    if actie is None:
        keuze = rij.verbeteracties.all()
        return borgpagina(request, rij, "besluit_waarover", verbeteracties=keuze)
    form = _besluitform(request, actie)
    if request.method == "POST" and form.is_valid() and _bewaar(form):
        messages.success(request, "Het besluit is vastgelegd.")
        return redirect(_plek(form.instance))
    context = {"form": form, "actie": actie, "aanspreken": AANSPREKEN}
    return borgpagina(request, rij, "besluit", **context)


def _gekozen_actie(request: Verzoek, traject: Verbetertraject) -> Verbeteractie | None:
    acties_ = list(traject.verbeteracties.select_related("traject"))
    gevraagd = gevraagd_nummer(request, "verbeteractie")
    if gevraagd is None and len(acties_) == 1:
        return acties_[0]
    return next((actie for actie in acties_ if actie.pk == gevraagd), None)


def _besluitform(request: Verzoek, actie: Verbeteractie) -> BesluitForm:
    gevraagd = request.GET.getlist("op")
    ook = [*gevraagd, *request.POST.getlist("waarnemingen")]
    keuze = waarnemingen.te_kiezen(actie, MEESTE, ook)
    vandaag = timezone.localdate()
    return BesluitForm(
        request.POST or None,
        instance=Besluit(verbeteractie=actie, door=request.user),
        waarnemingen=keuze,
        leden=leden_van(actie.traject.team_id),
        overleggen=te_noemen(actie.traject.team_id),
        initial={"waarnemingen": gevraagd, "datum": vandaag, "geldig_van": vandaag},
    )


def _bewaar(form: BesluitForm) -> bool:
    """Save with all that follows; False, with the message at its field, when it cannot be."""
    data = form.cleaned_data
    besluit = form.save(commit=False)
    try:
        acties.neem_besluit(besluit, data["metingen"], data["signalen"], **form.gevolgen())
    except ValidationError as fout:
        velden = {"geldig_van", "te_halen_op", "waarde", "document", "waarnemingen", "wat"}
        for veld, meldingen in fout.message_dict.items():
            form.add_error(veld if veld in velden else None, meldingen)
        return False
    return True


def _plek(besluit: Besluit) -> str:
    pagina = reverse("borgen_handelen", args=[besluit.verbeteractie.traject_id])
    return f"{pagina}#besluit-{besluit.pk}"


@require_http_methods(["GET", "POST"])
def besluit_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Mend what was written down; what followed from it stays."""
    rijen = Besluit.objects.bewerkbaar_door(request.user).select_related("verbeteractie__traject")
    with te_bewerken(request, rijen, pk) as rij:
        traject = rij.verbeteractie.traject
        overleggen = te_noemen(traject.team_id, rij.overleg_id)
        form = BesluitTekstForm(request.POST or None, instance=rij, overleggen=overleggen)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(_plek(rij))
    context = {
        "form": form,
        "titel": "Wijzig het besluit",
        "onder": f"{rij.get_soort_display().capitalize()}: {rij.verbeteractie.naam}",
        "knop": "Bewaar besluit",
        "terug": _plek(rij),
        "van": traject,
    }
    return render(request, "verbeterplan/formulier.html", context)


@require_http_methods(["GET", "POST"])
def besluit_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then take the decision back."""
    rijen = Besluit.objects.bewerkbaar_door(request.user).select_related("verbeteractie__traject")
    rij = get_object_or_404(rijen, pk=pk)
    terug = reverse("borgen_handelen", args=[rij.verbeteractie.traject_id])
    if request.method == "POST":
        acties.verwijder(rij)
        messages.success(request, "Het besluit is weg. Waar het op rustte, wacht weer.")
        return redirect(terug)
    gevolg = "Waar het op rust, wacht daarna weer op een besluit."
    if rij.norm_id or rij.documentversie_id:
        gevolg += " De nieuwe norm of documentversie blijft staan."
    context = {
        "wat": "besluit",
        "naam": str(rij),
        "gevolg": gevolg,
        "terug": terug,
        "van": rij.verbeteractie.traject,
    }
    return render(request, "verbeterplan/verwijder.html", context)


@require_POST
def besluit_gevierd(request: Verzoek, pk: int) -> HttpResponse:
    """The success was celebrated today; once more takes that back."""
    rijen = Besluit.objects.bewerkbaar_door(request.user).select_related("verbeteractie")
    with te_bewerken(request, rijen, pk) as rij:
        try:
            if request.POST.get("gevierd") == "nee":
                rij.nog_niet_gevierd()
                messages.success(request, "Dit succes staat weer op nog te vieren.")
            else:
                rij.vier(timezone.localdate())
                messages.success(request, "Mooi, dit succes is gevierd.")
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
    return redirect(_plek(rij))
