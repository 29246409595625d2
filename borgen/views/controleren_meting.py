"""Results, moments that lapse, norms that follow, samples."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from borgen.acties import controleren as acties
from borgen.forms.meting import MetingForm, NormForm, SteekproefForm, VervaltForm
from borgen.meetvoorstel import stel_voor
from borgen.models import Meetafspraak, Meetmoment, Meting, Steekproef
from borgen.oordelen import oordeel_van, waarde_tekst
from borgen.regels.steekproef import trek
from borgen.views.controleren_hulp import (
    formulier,
    leid_afspraak,
    meet_afspraak,
    meetpagina,
    neem_fout_over,
)
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.verzoek import Verzoek
from rapportage.getallen import datum
from verbeterplan.views.hulp import gevraagd_nummer


@require_http_methods(["GET", "POST"])
def meting_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Enter a result: of the moment in ``?moment=``, else of the oldest that is due."""
    afspraak = meet_afspraak(request, pk)
    meting = Meting(meetafspraak=afspraak, door=request.user)
    moment = _moment(request, afspraak)
    voorstel = stel_voor(afspraak, moment)
    begin = {"datum": timezone.localdate(), "meetmoment": moment} | voorstel.velden
    form = MetingForm(request.POST or None, instance=meting, afspraak=afspraak, initial=begin)
    form.fields["waarde"].help_text = voorstel.uitleg
    if request.method == "POST" and form.is_valid() and _bewaar(form):
        oordeel = oordeel_van(afspraak, meting)
        wat = f"{waarde_tekst(meting.waarde, afspraak.eenheid)}, {oordeel}"
        messages.success(request, f"De uitkomst is vastgelegd: {wat}.")
        return redirect(afspraak)
    return formulier(request, form, afspraak, titel="Wat kwam eruit?", knop="Leg uitkomst vast")


def _moment(request: Verzoek, afspraak: Meetafspraak) -> Any:
    """The moment that the result is most likely for."""
    vrij = afspraak.momenten.filter(meting=None, vervallen_reden="").order_by("op")
    gevraagd = gevraagd_nummer(request, "moment")
    nu = timezone.localdate() + acties.AL_TE_METEN
    return vrij.filter(pk=gevraagd).first() if gevraagd else vrij.filter(op__lte=nu).first()


def _bewaar(form: Any) -> bool:
    """Save the result; False when it cannot stand, with the reason at its field."""
    try:
        acties.bewaar_meting(form.instance)
    except ValidationError as fout:
        neem_fout_over(form, fout)
        return False
    return True


@require_http_methods(["GET", "POST"])
def meting_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Correct a result; what stood there stays in its history."""
    with te_bewerken(request, _te_verbeteren(request), pk) as rij:
        afspraak = rij.meetafspraak
        form = MetingForm(request.POST or None, instance=rij, afspraak=afspraak)
        if request.method == "POST" and form.is_valid() and _bewaar(form):
            meld_bewaard(request, form, "De uitkomst is verbeterd.")
            return redirect(afspraak)
    return formulier(request, form, afspraak, titel="Verbeter de uitkomst", knop="Bewaar uitkomst")


def _te_verbeteren(request: Verzoek) -> Any:
    te_meten = Meetafspraak.objects.te_meten_door(request.user)
    rijen = Meting.objects.filter(meetafspraak__in=te_meten)
    return rijen.select_related("meetafspraak__verbeteractie__traject")


@require_http_methods(["GET", "POST"])
def meting_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove a result that should not be there; one acted upon stays."""
    rij = get_object_or_404(_te_verbeteren(request), pk=pk)
    afspraak = rij.meetafspraak
    if request.method == "POST":
        try:
            rij.delete()
        except ProtectedError:
            messages.error(request, "Op deze uitkomst rust een besluit; ze blijft daarom staan.")
        else:
            messages.success(request, "De uitkomst is verwijderd.")
        return redirect(afspraak)
    naam = f"{waarde_tekst(rij.waarde, afspraak.eenheid)} op {datum(rij.datum)}"
    gevolg = "Klopt alleen het getal niet? Verbeter het dan; dat blijft te lezen."
    context = {
        "wat": "uitkomst",
        "naam": naam,
        "gevolg": gevolg,
        "terug": afspraak.get_absolute_url(),
        "terug_heet": afspraak.wat,
        "van": afspraak.verbeteractie.traject,
    }
    return render(request, "verbeterplan/verwijder.html", context)


@require_http_methods(["GET", "POST"])
def meetmoment_vervalt(request: Verzoek, pk: int) -> HttpResponse:
    """This time it is not measured, because ...; sent with ``terug`` it is asked again."""
    te_meten = Meetafspraak.objects.te_meten_door(request.user)
    rijen = Meetmoment.objects.filter(meetafspraak__in=te_meten, meting=None)
    rij = get_object_or_404(rijen.select_related("meetafspraak__verbeteractie__traject"), pk=pk)
    afspraak = rij.meetafspraak
    if request.method == "POST" and "terug" in request.POST:
        acties.laat_vervallen(rij.pk, "")
        messages.success(request, "De meting staat weer in het schema.")
        return redirect(afspraak)
    form = VervaltForm(request.POST or None, initial={"reden": rij.vervallen_reden})
    if request.method == "POST" and form.is_valid():
        try:
            acties.laat_vervallen(rij.pk, form.cleaned_data["reden"])
        except ValidationError as fout:
            neem_fout_over(form, fout)
        else:
            messages.success(request, f"De meting van {rij.naam} vervalt.")
            return redirect(afspraak)
    titel = f"Sla je deze meting over: {rij.naam}?"
    return formulier(request, form, afspraak, titel=titel, knop="Laat meting vervallen")


@require_http_methods(["GET", "POST"])
def norm_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """A norm that follows the present one."""
    afspraak = leid_afspraak(request, pk)
    form = NormForm(
        request.POST or None, afspraak=afspraak, initial={"geldig_van": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            acties.nieuwe_norm(afspraak.pk, **form.cleaned_data, door=request.user)
        except ValidationError as fout:
            neem_fout_over(form, fout)
        else:
            messages.success(request, "De nieuwe norm staat erbij. De vorige blijft te lezen.")
            return redirect(afspraak)
    return formulier(request, form, afspraak, titel="Nieuwe norm", knop="Leg norm vast")


@require_http_methods(["GET", "POST"])
def steekproef_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Draw a random sample for this measurement."""
    afspraak = meet_afspraak(request, pk)
    form = SteekproefForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        nieuw = acties.trek_steekproef(afspraak, **form.cleaned_data, door=request.user)
        return redirect("steekproef", pk=nieuw.pk)
    return formulier(request, form, afspraak, titel="Trek een steekproef", knop="Trek steekproef")


@require_GET
def steekproef(request: Verzoek, pk: int) -> HttpResponse:
    """The numbers that were drawn, the same each time."""
    rijen = Steekproef.objects.zichtbaar_voor(request.user).select_related(
        "door", "meetafspraak__verbeteractie__traject__team__school"
    )
    rij = get_object_or_404(rijen, pk=pk)
    getrokken = trek(rij.populatie, rij.omvang, rij.zaad)
    context = {"steekproef": rij, "getrokken": getrokken, "gesorteerd": sorted(getrokken)}
    return meetpagina(request, rij.meetafspraak, "meting_steekproef", **context)
