"""Who is good at what in a team: everybody for themselves, found by word, asked for a task."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models import Lidmaatschap, Team
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan import expertise
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.verdiepen import ExpertiseForm, VraagForm
from verbeterplan.models import Activiteit, Expertise, Verbetertraject
from verbeterplan.views.hulp import formulier, gevraagd_nummer


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """What the members of a team say they are good at.

    With ``?traject=`` for who works on it: also the members of its PLG, each to be asked.
    """
    traject = _traject(request)
    eigen = Team.objects.filter(pk__in=toegang_van(request.user).lid_van).order_by("naam", "pk")
    teams = list(eigen.select_related("school"))
    team = traject.team if traject else _team(request, teams)
    zoek = request.GET.get("q", "").strip()[:120]
    rijen = expertise.rond(traject) if traject else expertise.van_team(team.pk)
    mijn = _eigen(request).filter(lidmaatschap__team=team.pk, weg_op=None)
    context = {
        "team": team,
        "teams": teams,
        "traject": traject,
        "zoek": zoek,
        "collegas": expertise.per_collega(expertise.met_woord(rijen, zoek), team.pk),
        "mijn": list(mijn),
        "lid": team.pk in toegang_van(request.user).lid_van,
        "weg": _net_weg(request),
    }
    return render(request, "verbeterplan/expertise.html", context)


def _traject(request: Verzoek) -> Verbetertraject | None:
    """The traject one looks for help for; nothing for who does not work on it."""
    gevraagd = gevraagd_nummer(request, "traject")
    if gevraagd is None:
        return None
    rijen = Verbetertraject.objects.schrijfbaar_door(request.user).select_related("team__school")
    return rijen.filter(pk=gevraagd).first()


def _team(request: Verzoek, teams: list[Team]) -> Team:
    """The team asked for, else the first of one's own; Http404 for any other."""
    gevraagd = gevraagd_nummer(request, "team")
    for team in teams:
        if gevraagd in (None, team.pk):
            return team
    raise Http404


def _eigen(request: Verzoek) -> Any:
    """What the person said of themselves, in the teams of today."""
    eigen = Expertise.objects.filter(lidmaatschap__gebruiker=request.user)
    eigen = eigen.filter(lidmaatschap__team__in=toegang_van(request.user).lid_van)
    return eigen.select_related("lidmaatschap__team")


def _net_weg(request: Verzoek) -> Expertise | None:
    nummer = gevraagd_nummer(request, "weg")
    return _eigen(request).filter(pk=nummer, weg_op__isnull=False).first() if nummer else None


def _terug(team_id: int, weg: int | None = None) -> str:
    return f"{reverse('expertise')}?team={team_id}{f'&weg={weg}' if weg else ''}"


@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Write down for oneself what one is good at."""
    toegang = toegang_van(request.user)
    if not toegang.lid_van:
        raise Http404
    gevraagd = gevraagd_nummer(request, "team")
    team_id = gevraagd if gevraagd in toegang.lid_van else min(toegang.lid_van)
    lid = get_object_or_404(Lidmaatschap.objects.van_team(team_id), gebruiker=request.user)
    form = ExpertiseForm(request.POST or None, instance=Expertise(lidmaatschap=lid))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"“{form.instance.onderwerp}” staat erbij.")
        return redirect(_terug(team_id))
    return formulier(
        request,
        form,
        titel="Waar ben jij goed in?",
        onder="Je team leest dit, en wie met jullie in een PLG zit.",
        knop="Zet erbij",
        terug=_terug(team_id),
    )


@require_http_methods(["GET", "POST"])
def wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change what one said of oneself."""
    with te_bewerken(request, _eigen(request).filter(weg_op=None), pk) as rij:
        form = ExpertiseForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(_terug(rij.lidmaatschap.team_id))
    return formulier(
        request,
        form,
        titel="Wijzig wat er over jou staat",
        onder="Je team leest dit, en wie met jullie in een PLG zit.",
        knop="Bewaar",
        terug=_terug(rij.lidmaatschap.team_id),
    )


@require_POST
def leg_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Take away what one said of oneself; the page that follows offers to put it back."""
    with te_bewerken(request, _eigen(request), pk) as rij:
        if rij.weg_op is None:
            rij.leg_weg()
    return redirect(_terug(rij.lidmaatschap.team_id, weg=pk))


@require_POST
def haal_terug(request: Verzoek, pk: int) -> HttpResponse:
    """Put it back."""
    with te_bewerken(request, _eigen(request), pk) as rij:
        rij.haal_terug()
    messages.success(request, "Het staat er weer.")
    return redirect(_terug(rij.lidmaatschap.team_id))


@require_http_methods(["GET", "POST"])
def vraag(request: Verzoek, pk: int, lid: int) -> HttpResponse:
    """Ask a colleague for a task in a traject: an activity for that person to confirm."""
    rijen = Verbetertraject.objects.schrijfbaar_door(request.user).filter(status="lopend")
    traject = get_object_or_404(rijen, pk=pk)
    wie = next((rij for rij in leden_van(traject.team_id, pk) if rij.pk == lid), None)
    if wie is None:
        raise Http404
    rij = Activiteit(traject=traject, team_id=traject.team_id, eigenaar=wie)
    form = VraagForm(request.POST or None, instance=rij)
    terug = f"{reverse('fase_verdiepen', args=[pk])}#expertise"
    naam = wie.gebruiker.naam
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"{naam} ziet je vraag op de startpagina, en zegt of het lukt.")
        return redirect(terug)
    return formulier(
        *(request, form),
        titel=f"Vraag {naam}",
        onder=f"Voor {traject.naam}. Het is pas afgesproken als {naam} de datum bevestigt.",
        van=traject,
        knop=f"Vraag {naam}",
        terug=terug,
    )
