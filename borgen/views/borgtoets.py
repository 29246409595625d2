"""May this be called geborgd? Six indicators with evidence, and a year later again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen.acties import stappen as acties
from borgen.forms.stap import BorgbewijsForm
from borgen.models import Borgbewijs, Borgtoets
from borgen.regels.geborgd import INDICATOREN, borgstand
from borgen.views.hulp import borgpagina
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan.models import Verbeteractie

PER_SLEUTEL = {indicator.sleutel: indicator for indicator in INDICATOREN}


@require_GET
def borgtoets(request: Verzoek, pk: int) -> HttpResponse:
    """The check of a verbeteractie that is open, and those that were closed."""
    eigen = toegang_van(request.user).lid_van
    rijen = Verbeteractie.objects.filter(traject__team__in=eigen)
    actie = get_object_or_404(rijen.select_related("traject__team__school"), pk=pk)
    toetsen = actie.borgtoetsen.prefetch_related("bewijzen").select_related("gesloten_door")
    open_ = next((toets for toets in toetsen if not toets.gesloten_op), None)
    gesloten = sorted(
        (toets for toets in toetsen if toets.gesloten_op),
        key=lambda toets: (toets.gesloten_op, toets.pk),
        reverse=True,
    )
    laatste = gesloten[0] if gesloten else None
    hertoets = laatste.hertoets_voor if laatste else None
    context = {
        "actie": actie,
        "indicatoren": INDICATOREN,
        "toets": open_,
        "bewijzen": _bewijzen(open_) if open_ else [],
        "volledig": open_ is not None and all(b.aanwezig for _, b in _bewijzen(open_)),
        "gesloten": [(toets, _bewijzen(toets)) for toets in gesloten],
        "laatste": laatste,
        "stand": borgstand(laatste is not None, hertoets, timezone.localdate()),
    }
    return borgpagina(request, actie.traject, "borgtoets", **context)


def _bewijzen(toets: Any) -> list[tuple[Any, Borgbewijs]]:
    return [(PER_SLEUTEL[bewijs.indicator], bewijs) for bewijs in toets.bewijzen.all()]


@require_POST
def borgtoets_begin(request: Verzoek, pk: int) -> HttpResponse:
    """Open a check; the team brings the evidence."""
    rijen = Verbeteractie.objects.bewerkbaar_door(request.user)
    actie = get_object_or_404(rijen, pk=pk)
    acties.begin_toets(actie, request.user)
    return redirect("borgtoets", pk=actie.pk)


@require_http_methods(["GET", "POST"])
def borgbewijs(request: Verzoek, pk: int) -> HttpResponse:
    """Bring the evidence of one indicator, as any of the team may."""
    rijen = Borgbewijs.objects.te_schrijven_door(request.user)
    with te_bewerken(request, rijen.select_related("toets__verbeteractie__traject"), pk) as rij:
        terug = reverse("borgtoets", args=[rij.toets.verbeteractie_id])
        form = BorgbewijsForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(f"{terug}#bewijs-{rij.pk}")
    indicator = PER_SLEUTEL[rij.indicator]
    context = {
        "form": form,
        "titel": indicator.kop,
        "onder": f"{indicator.vraag} Bijvoorbeeld: {indicator.voorbeeld}",
        "knop": "Bewaar bewijs",
        "terug": terug,
        "van": rij.toets.verbeteractie.traject,
    }
    return render(request, "verbeterplan/formulier.html", context)


@require_POST
def borgtoets_sluit(request: Verzoek, pk: int) -> HttpResponse:
    """Settle whether it may be called geborgd."""
    rijen = Borgtoets.objects.bewerkbaar_door(request.user)
    toets = get_object_or_404(rijen.select_related("verbeteractie"), pk=pk)
    try:
        acties.sluit_toets(toets, request.user)
        if toets.uitkomst == Borgtoets.Uitkomst.GEBORGD:
            messages.success(request, "Deze verbeteractie is geborgd. Vier dat met het team.")
        else:
            messages.info(request, "Nog niet geborgd. Dat is gewoon: borgen kost jaren.")
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return redirect("borgtoets", pk=toets.verbeteractie_id)
