"""Speerpunten: the list of a team, one of them, bringing one in and changing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models import Team
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.lijst import bestand_of_melding
from verbeterplan import speerpuntbestand
from verbeterplan.bezoek import Bezoek, lees_schrijfbezoek
from verbeterplan.forms.speerpunt import GrensForm, SpeerpuntForm, Teamkeuze, teams_van
from verbeterplan.models import Speerpunt, Teamgrens
from verbeterplan.speerpunten import maak_van_traject, ruimte_van
from verbeterplan.speerpunthistorie import wijzigingen
from verbeterplan.teamoverzicht import mag_overzicht
from verbeterplan.views.hulp import formulier, gevraagd_nummer
from verbeterplan.weging import gewogen_van, laatste_per_speerpunt, open_weging

ER_BIJ = "Het speerpunt staat bij dit traject."
GESPREK = (
    "Wat merken onze studenten hiervan?",
    "Wat gebeurt er als we dit laten liggen?",
    "Wat kunnen we er zelf aan doen, en wat niet?",
    "Wie van ons wil hieraan werken?",
)


@require_GET
def speerpunten(request: Verzoek) -> HttpResponse:
    """The speerpunten of one team in three groups; as Excel or PDF when asked."""
    teams = Team.objects.zichtbaar_voor(request.user)
    team = _gekozen_team(request, teams)
    toegang = toegang_van(request.user)
    alle = list(
        Speerpunt.objects.filter(team=team).met_traject().prefetch_related("traject__rondes")
    )
    groepen = {
        stand.value: [s for s in alle if s.stand == stand and not s.weg_op]
        for stand in Speerpunt.Stand
    }
    if formaat := request.GET.get("formaat", ""):
        return bestand_of_melding(request, lambda: speerpuntbestand.lijst(formaat, team, groepen))
    leidt, van_team = team.pk in toegang.leidt, team.pk in toegang.lid_van
    # What a weighing says stays in the team.
    gewogen = laatste_per_speerpunt(team) if van_team else {}
    groepen["lijst"].sort(key=lambda s: gewogen[s.pk].nummer if s.pk in gewogen else len(alle))
    weg = [s for s in alle if s.weg_op] if leidt else []
    context = {
        "team": team,
        "teams": Teamkeuze(teams=teams, team=team) if len(teams[:2]) > 1 else None,
        "groepen": {
            stand: [(s, gewogen.get(s.pk)) for s in rijen] for stand, rijen in groepen.items()
        },
        "iets": any(groepen.values()),
        "weg": weg,
        "net_weg": next((s for s in weg if s.pk == gevraagd_nummer(request, "weg")), None),
        "ruimte": ruimte_van(team),
        "vandaag": timezone.localdate(),
        "leidt": leidt,
        "van_team": van_team,
        "weging": open_weging(team) if leidt else None,
        "mag_overzicht": mag_overzicht(request.user),
    }
    return render(request, "verbeterplan/speerpunten.html", context)


def _gekozen_team(request: Verzoek, teams: Any) -> Team:
    """The team of ``?team=``, else one's own, else the first; Http404 when there is none to see."""
    rijen = teams.select_related("school")
    gevraagd = gevraagd_nummer(request, "team")
    if gevraagd is not None:
        return get_object_or_404(rijen, pk=gevraagd)
    toegang = toegang_van(request.user)
    eigen = rijen.filter(pk__in=toegang.leidt or toegang.lid_van)
    team = eigen.first() or rijen.filter(actief=True).first()
    if team is None:
        raise Http404
    return team


@require_GET
def speerpunt(request: Verzoek, pk: int) -> HttpResponse:
    """One speerpunt, to read and to talk about."""
    rijen = Speerpunt.objects.zichtbaar_als_team(request.user)
    rij = get_object_or_404(rijen.met_traject(), pk=pk)
    toegang = toegang_van(request.user)
    leidt = rij.team_id in toegang.leidt
    if rij.weg_op and not leidt:
        raise Http404
    context = {
        "speerpunt": rij,
        "leidt": leidt,
        "mag_wijzigen": Speerpunt.objects.te_wijzigen_door(request.user).filter(pk=pk).exists(),
        "zover": rij.is_zover(timezone.localdate()),
        "gewogen": gewogen_van(rij) if rij.team_id in toegang.lid_van else None,
        "gesprek": GESPREK,
        "wijzigingen": wijzigingen(rij),
    }
    return render(request, "verbeterplan/speerpunt.html", context)


@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Bring one in; with ``?traject=`` it is what that traject, which has none, began with."""
    nummer = gevraagd_nummer(request, "traject")
    if nummer is not None:
        return _nieuw_bij_traject(request, lees_schrijfbezoek(request, nummer))
    teams = teams_van(request.user)
    if not teams:
        raise Http404
    initial = {"team": gevraagd_nummer(request, "team")}
    rij = Speerpunt(ingebracht_door=request.user)
    form = SpeerpuntForm(request.POST or None, instance=rij, teams=teams, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Het speerpunt staat op de lijst.")
        return redirect(rij)
    return _formulier(request, form, "Breng een speerpunt in", reverse("speerpunten"))


def _nieuw_bij_traject(request: Verzoek, bezoek: Bezoek) -> HttpResponse:
    traject = bezoek.traject
    terug = reverse("fase_verkennen", args=[traject.pk])
    initial = {"naam": traject.naam, "omschrijving": traject.doel}
    rij = Speerpunt(team=traject.team)
    form = SpeerpuntForm(request.POST or None, instance=rij, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            maak_van_traject(traject, request.user, form.instance)
            messages.success(request, ER_BIJ)
            return redirect(terug)
        except ValidationError as fout:
            form.add_error(None, fout)
    return _formulier(request, form, "Waar begon dit traject mee?", terug, traject)


@require_POST
def van_traject(request: Verzoek, pk: int) -> HttpResponse:
    """Make a speerpunt of what a traject says of itself, in one press."""
    bezoek = lees_schrijfbezoek(request, pk)
    try:
        maak_van_traject(bezoek.traject, request.user)
        messages.success(request, ER_BIJ)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return redirect("fase_verkennen", pk=pk)


@require_http_methods(["GET", "POST"])
def wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change one; what a colleague changed meanwhile is not lost."""
    rijen = Speerpunt.objects.te_wijzigen_door(request.user).select_related("team")
    with te_bewerken(request, rijen, pk) as rij:
        form = SpeerpuntForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(_terug(request, rij))
    terug = _terug(request, rij)
    van = rij if terug == rij.get_absolute_url() else rij.eigen_traject
    return _formulier(request, form, "Wijzig het speerpunt", terug, van)


def _terug(request: Verzoek, rij: Speerpunt) -> str:
    """The page of the speerpunt; for who only sees its traject, or came from there, that."""
    ziet = toegang_van(request.user).lid_van
    if rij.eigen_traject and ("traject" in request.GET or rij.team_id not in ziet):
        return reverse("fase_verkennen", args=[rij.eigen_traject.pk])
    return rij.get_absolute_url()


def _formulier(
    request: Verzoek, form: Any, titel: str, terug: str, van: Any = None
) -> HttpResponse:
    context = {"form": form, "titel": titel, "terug": terug, "van": van}
    return render(request, "verbeterplan/speerpunt_formulier.html", context)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def grens(request: Verzoek, pk: int) -> HttpResponse:
    """How much the team wants to run at once."""
    rijen = Team.objects.bewerkbaar_door(request.user)
    if request.method == "POST":
        # The team is held, so that two who set it for the first time make one row.
        rijen = rijen.select_for_update(of=("self",))
    team = get_object_or_404(rijen, pk=pk)
    rij = Teamgrens.objects.filter(team=team).first() or Teamgrens(team=team)
    form = GrensForm(request.POST or None, instance=rij)
    terug = f"{reverse('speerpunten')}?team={pk}"
    if request.method == "POST" and form.is_valid():
        form.save()
        meld_bewaard(request, form)
        return redirect(terug)
    return formulier(
        request,
        form,
        titel="Hoeveel loopt er tegelijk?",
        onder=f"Team {team.naam}",
        knop="Bewaar",
        terug=terug,
    )
