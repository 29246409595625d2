"""Meetings of a team or a PLG: the list, a meeting with its agenda, planning and changing one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.historie import wijzigingen
from organisatie.pagina import pagina_van
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan import exports, notulen, plgbeeld, verslag
from verbeterplan.bezoek import lees_schrijfbezoek
from verbeterplan.forms.overleg import AgendapuntForm, OverlegForm, PlgOverlegForm
from verbeterplan.forms.traject import TeamFilter
from verbeterplan.models import Agendapunt, Overleg, Verbetertraject
from verbeterplan.views.hulp import formulier, geleid_team, gevraagd_nummer


@require_GET
def overleggen(request: Verzoek) -> HttpResponse:
    """All meetings the person may see, what comes on top; as Excel or PDF when asked."""
    form = TeamFilter(request.GET, gebruiker=request.user)
    rijen = (
        Overleg.objects.zichtbaar_voor(request.user)
        .filter(**form.gekozen())
        .select_related("team__school")
        .eerst_wat_komt()
    )
    if request.GET.get("formaat"):
        return exports.overleggen(request, rijen, exports.gekozen_filters(form))
    context = {
        "pagina": pagina_van(request, rijen),
        "filter": form,
        "mag_nieuw": bool(toegang_van(request.user).leidt),
    }
    return render(request, "verbeterplan/overleggen.html", context)


@require_GET
def overleg(request: Verzoek, pk: int) -> HttpResponse:
    """One meeting with its agenda and what was said; as Excel or PDF when asked.

    One that was put away is there too: what refers to it still leads here, and it can be put back.
    """
    rijen = Overleg.alle.zichtbaar_voor(request.user).met_versie()
    rij = get_object_or_404(rijen.select_related("team__school", "traject"), pk=pk)
    if formaat := request.GET.get("formaat"):
        return notulen.bestand(request, _notulen(request, rij), formaat)
    return toon(request, rij, AgendapuntForm(overleg=rij, initial=_traject_van(rij)))


def _notulen(request: Verzoek, rij: Overleg) -> verslag.Notulen:
    # Whoever reads it from outside team and PLG reads no names of guests.
    binnen = rij.team_id in toegang_van(request.user).lid_van
    binnen = binnen or not Overleg.alle.zichtbaar_als_team(request.user).filter(pk=rij.pk).exists()
    return verslag.lees_notulen(rij, met_gasten=binnen)


def toon(request: Verzoek, rij: Overleg, form: AgendapuntForm) -> HttpResponse:
    """The page of a meeting, with this form for a next point of the agenda."""
    gelezen = _notulen(request, rij)
    schrijft = Overleg.objects.schrijfbaar_door(request.user).filter(pk=rij.pk).exists()
    buiten = not Overleg.alle.zichtbaar_als_team(request.user).filter(pk=rij.pk).exists()
    context: dict[str, Any] = {
        "overleg": rij,
        "notulen": gelezen,
        "schrijft": schrijft,
        "mag_terug": bool(rij.weg_op) and _weggelegd(request).filter(pk=rij.pk).exists(),
        "eigen_team": rij.team_id in toegang_van(request.user).lid_van,
        "buiten_team": buiten,
        "form": form,
        "teruglijn": _teruglijn(request, rij) if schrijft else None,
        "wijzigingen": wijzigingen(rij) if schrijft else (),
        "groepen": verslag.lees(rij, gelezen.punten) if schrijft else (),
    }
    if rij.traject and schrijft:
        context |= {
            "leden": plgbeeld.leden(rij.traject),
            "gasten": plgbeeld.gasten(rij.traject, met_naam=True),
            "was_er": set(rij.aanwezigen.values_list("pk", flat=True)),
            "gast_was_er": set(rij.gasten.values_list("pk", flat=True)),
        }
    return render(request, "verbeterplan/overleg.html", context)


def _teruglijn(request: Verzoek, rij: Overleg) -> dict[str, str] | None:
    """The point of the agenda that was just put away (``?weg=``), with the way back."""
    nummer = gevraagd_nummer(request, "weg") or 0
    weg = Agendapunt.alle.filter(overleg=rij, weg_op__isnull=False, pk=nummer).first()
    if weg is None:
        return None
    adres = reverse("agendapunt_terug", args=[weg.pk])
    return {"tekst": f"“{weg.tekst}” is van de agenda.", "adres": adres}


def _traject_van(rij: Overleg) -> dict[str, Any]:
    """A next point is most likely about the traject of the last one."""
    return {"traject": rij.agendapunten.values_list("traject", flat=True).last()}


@require_http_methods(["GET", "POST"])
def overleg_nieuw(request: Verzoek) -> HttpResponse:
    """Plan a meeting; with ``?traject=`` that traject is its first point on the agenda."""
    traject = _gevraagd_traject(request)
    initial = {"team": traject.team_id if traject else geleid_team(request)}
    form = OverlegForm(request.POST or None, gebruiker=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        nieuw = form.save()
        if traject and traject.team_id == nieuw.team_id:
            nieuw.agendapunten.create(traject=traject, tekst=traject.naam)
        messages.success(request, "Het overleg is gepland.")
        return redirect(nieuw)
    return formulier(
        request, form, titel="Nieuw overleg", knop="Plan overleg", terug=reverse("overleggen")
    )


def _gevraagd_traject(request: Verzoek) -> Verbetertraject | None:
    gevraagd = gevraagd_nummer(request, "traject")
    if gevraagd is None:
        return None
    return get_object_or_404(Verbetertraject.objects.bewerkbaar_door(request.user), pk=gevraagd)


@require_http_methods(["GET", "POST"])
def plg_overleg_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Plan a meeting of the PLG of a traject."""
    traject = lees_schrijfbezoek(request, pk).traject
    rij = Overleg(team_id=traject.team_id, traject=traject, soort=Overleg.Soort.PLG)
    form = PlgOverlegForm(request.POST or None, instance=rij, initial={"titel": "PLG-bijeenkomst"})
    if request.method == "POST" and form.is_valid():
        nieuw = form.save()
        messages.success(request, "De bijeenkomst is gepland. Zet er nu op waar het over gaat.")
        return redirect(nieuw)
    return formulier(
        request,
        form,
        titel="Plan een PLG-bijeenkomst",
        van=traject,
        knop="Plan bijeenkomst",
        terug=reverse("plg", args=[pk]),
    )


@require_http_methods(["GET", "POST"])
def overleg_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a meeting: when, where, how long."""
    with te_bewerken(request, Overleg.objects.schrijfbaar_door(request.user), pk) as rij:
        if rij.traject_id:
            form: Any = PlgOverlegForm(request.POST or None, instance=rij)
        else:
            form = OverlegForm(request.POST or None, instance=rij, gebruiker=request.user)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(rij)
    return formulier(
        request,
        form,
        titel="Wijzig het overleg",
        knop="Bewaar overleg",
        terug=rij.get_absolute_url(),
        terug_heet=rij.titel,
    )


@require_POST
def overleg_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Put a meeting away with its agenda and notes; its page then offers to put it back."""
    with te_bewerken(request, Overleg.objects.schrijfbaar_door(request.user), pk) as rij:
        rij.leg_weg()
    return redirect(rij)


@require_POST
def overleg_terug(request: Verzoek, pk: int) -> HttpResponse:
    """Put a meeting back."""
    with te_bewerken(request, _weggelegd(request), pk) as rij:
        rij.haal_terug()
    messages.success(request, "Het overleg staat er weer.")
    return redirect(rij)


def _weggelegd(request: Verzoek) -> Any:
    return Overleg.alle.schrijfbaar_door(request.user).filter(weg_op__isnull=False)
