"""An instrument itself: its head, and a copy of it for the organisation."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from boas import instrumentopzet as domein
from boas.forms.instrument import KopFormulier, KopieFormulier
from boas.instrumentbeeld import soort_van, waarschuwing
from boas.models import Afname, Instrument, Versie
from boas.regels.inhoud import stand
from boas.views.bewerkhulp import ingevuld, intussen
from organisatie.verzoek import Verzoek


@require_http_methods(["GET", "POST"])
def instrument_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change the head; somebody else's change in between is shown beside one's own."""
    een = get_object_or_404(Instrument.objects.bewerkbaar_door(request.user), pk=pk)
    versie = een.laatste_versie
    nu = domein.kop_van(een, versie)
    form = KopFormulier(versie, ingevuld(request), initial=_begin(nu))
    andere: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        kop = domein.normale_kop(form.kop())
        if form.cleaned_data["stand"] != stand(nu) and kop != nu:
            woord = Afname(nu.afname).label
            andere = intussen(form, _begin(nu), _begin(kop), afname=str(woord))
            form.data = {**request.POST.dict(), "stand": stand(nu)}
        else:
            try:
                nieuw = domein.wijzig_kop(een, kop)
            except ValidationError as fout:
                form.neem_fouten_over(fout)
                een.refresh_from_db()
            else:
                messages.success(request, _bewaard(versie, nieuw))
                return redirect("instrument", pk=pk)
    context = {
        "form": form,
        "instrument": een,
        "soort": soort_van(versie),
        "waarschuwing": waarschuwing(versie, ook_voorbereid=True),
        "andere": andere,
    }
    status = 422 if form.is_bound else 200
    return render(request, "boas/instrument_wijzig.html", context, status=status)


@require_http_methods(["GET", "POST"])
def instrument_kopie_organisatie(request: Verzoek, pk: int) -> HttpResponse:
    """A copy for the organisation, under a name of its own; for quality staff."""
    if not request.user.toegang.kwaliteit:
        raise Http404
    mag = Instrument.objects.zichtbaar_voor(request.user).filter(team=None)
    een = get_object_or_404(mag, pk=pk)
    begin = {"naam": f"{een.naam} van onze school"[:120]}
    form = KopieFormulier(ingevuld(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            kopie = domein.kopieer_voor_organisatie(een, form.cleaned_data["naam"])
        except ValidationError as fout:
            form.neem_fouten_over(fout)
        else:
            messages.success(request, f"{kopie} staat klaar. {een} blijft zoals het is.")
            return redirect("instrument", pk=kopie.pk)
    context = {"form": form, "instrument": een}
    status = 422 if form.is_bound else 200
    return render(request, "boas/instrument_kopie.html", context, status=status)


def _begin(kop: domein.Kop) -> dict[str, Any]:
    return {
        "naam": kop.naam,
        "omschrijving": kop.omschrijving,
        "schaal": "\n".join(kop.schaal),
        "oneens_tm": kop.oneens_tm,
        "afname": kop.afname,
        "stand": stand(kop),
        **{f"groep_{code}": naam for code, naam in kop.groepen},
    }


def _bewaard(was: Versie, nieuw: Versie) -> str:
    if nieuw.nummer == was.nummer:
        return "Het instrument is bewaard."
    return f"Het instrument is bewaard. Je werkt nu aan versie {nieuw.nummer}."
