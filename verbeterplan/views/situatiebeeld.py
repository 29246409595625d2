"""The summary of how things are now: shared by the PLG, read and answered by the team."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from organisatie.models import Lidmaatschap
from organisatie.verzoek import Verzoek
from verbeterplan import situatiebeeld
from verbeterplan.bezoek import Bezoek, lees_bezoek, lees_schrijfbezoek
from verbeterplan.forms.verdiepen import BeeldreactieForm
from verbeterplan.models import Beeldreactie, Verbetertraject


@require_POST
def deel(request: Verzoek, pk: int) -> HttpResponse:
    """Lay the summary before the team."""
    bezoek = lees_schrijfbezoek(request, pk)
    try:
        situatiebeeld.deel(bezoek.nu.pk, request.user)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
    else:
        gevraagd = bezoek.nu.fase in situatiebeeld.ZOLANG
        start = " Iedereen krijgt op de startpagina de vraag: herken je dit?" if gevraagd else ""
        messages.success(request, f"Het ligt bij het team.{start}")
    return redirect(f"{reverse('fase_verdiepen', args=[pk])}#beeld")


@require_http_methods(["GET", "POST"])
def beeld(request: Verzoek, pk: int) -> HttpResponse:
    """Read the summary, and say whether one recognises it."""
    bezoek = lees_bezoek(request, pk)
    standen = situatiebeeld.standen(bezoek.ronde, bezoek.traject.team_id)
    stand = standen[0] if standen else None
    lid = _wie_reageert(request, bezoek) if stand else None
    if request.method == "POST" and lid is None:
        raise Http404
    context = {
        "bezoek": bezoek,
        "traject": bezoek.traject,
        "ronde": bezoek.ronde,
        "stand": stand,
        "met_namen": bezoek.van_team or bezoek.plglid,
    }
    if stand and lid:
        eigen = stand.van(request.user)
        rij = eigen or Beeldreactie(beeld=stand.beeld, lidmaatschap=lid)
        form = BeeldreactieForm(request.POST or None, instance=rij, nummer=stand.beeld.nummer)
        if request.method == "POST" and form.is_valid():
            _bewaar(rij)
            messages.success(request, "Dank je. Je reactie staat erbij.")
            return redirect("beeld", pk=pk)
        context |= {"form": form, "eigen": eigen}
    return render(request, "verbeterplan/beeld.html", context)


def _wie_reageert(request: Verzoek, bezoek: Bezoek) -> Lidmaatschap | None:
    loopt = bezoek.traject.status == Verbetertraject.Status.LOPEND
    if not (bezoek.van_team and loopt and bezoek.ronde == bezoek.nu):
        return None
    return situatiebeeld.lidmaatschap_van(request.user, bezoek.traject)


def _bewaar(rij: Beeldreactie) -> None:
    try:
        with transaction.atomic():
            rij.save()
    except IntegrityError:
        # A second press, or the same person on another screen: the last one counts.
        eerder = Beeldreactie.objects.get(beeld=rij.beeld_id, lidmaatschap=rij.lidmaatschap_id)
        eerder.herkent, eerder.aanvulling = rij.herkent, rij.aanvulling
        eerder.save()
