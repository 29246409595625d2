"""The register of processes with their documents, the booklet, and the reading list."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from borgen.acties import documenteren as acties
from borgen.exports import documenten as exports
from borgen.forms.documenten import ProcesForm, RegisterFilter, VoorbeeldenForm
from borgen.leeslijst import leesstand_van, te_lezen_door
from borgen.models import Proces, Tekst
from borgen.register import lees_register
from borgen.voorbeelden import PROCESSEN
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models import Team
from organisatie.pagina import pagina_van
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan.exports import gekozen_filters
from verbeterplan.views.hulp import formulier, geleid_team, leden_van


@require_GET
def documenten(request: Verzoek) -> HttpResponse:
    """The register; as Excel or PDF when asked."""
    form = RegisterFilter(request.GET, gebruiker=request.user)
    rijen = lees_register(request.user, form.gekozen())
    if request.GET.get("formaat"):
        return exports.register(request, rijen, gekozen_filters(form))
    toegang = toegang_van(request.user)
    context: dict[str, Any] = {
        "pagina": pagina_van(request, rijen),
        "filter": form,
        "leidt": toegang.leidt,
        "lid_van": toegang.lid_van,
        "teams": Team.objects.zichtbaar_voor(request.user).filter(pk__in=toegang.lid_van),
        "gekozen": form.gekozen(),
    }
    return render(request, "borgen/documenten.html", context)


@require_GET
def boekje(request: Verzoek, team: int) -> HttpResponse:
    """Everything that holds in a team now, as one PDF. Http404 for who may not read the team."""
    rij = get_object_or_404(Team.objects.zichtbaar_voor(request.user), pk=team)
    teksten = (
        Tekst.objects.filter(versie__status="vastgesteld", versie__document__proces__team=rij)
        .select_related("versie__document__proces", "versie__document__eigenaar__gebruiker")
        .order_by("versie__document__proces__naam", "titel", "pk")
    )
    if not teksten:
        messages.error(request, "Er is nog niets vastgesteld in dit team.")
        return redirect(f"{reverse('documenten')}?team={rij.pk}")
    return exports.boekje(request, rij, list(teksten), timezone.localdate())


@require_GET
def leeslijst(request: Verzoek) -> HttpResponse:
    """What I still have to read; and who leads a team sees who has not read yet."""
    toegang = toegang_van(request.user)
    if not toegang.lid_van:
        raise Http404
    teams = Team.objects.zichtbaar_voor(request.user).filter(pk__in=toegang.leidt)
    standen = [(team, leesstand_van(team.pk)) for team in teams]
    if standen and request.GET.get("formaat"):
        return exports.leeslijst(request, standen)
    context = {"te_lezen": te_lezen_door(request.user), "teams": standen}
    return render(request, "borgen/documenten_leeslijst.html", context)


@require_http_methods(["GET", "POST"])
def processen_voorbeelden(request: Verzoek) -> HttpResponse:
    """Begin the register with the processes many teams have."""
    team = geleid_team(request)
    form = VoorbeeldenForm(
        request.POST or None,
        gebruiker=request.user,
        namen=[voorbeeld["naam"] for voorbeeld in PROCESSEN],
        initial={"team": team},
    )
    if request.method == "POST" and form.is_valid():
        keuze, naar = form.cleaned_data["kies"], form.cleaned_data["team"]
        nieuw = acties.zet_processen_klaar(naar, [p for p in PROCESSEN if p["naam"] in keuze])
        messages.success(request, f"{len(nieuw)} processen staan klaar. Pas ze aan zoals je wilt.")
        return redirect(f"{reverse('documenten')}?team={naar.pk}")
    context = {"form": form, "voorbeelden": PROCESSEN}
    return render(request, "borgen/processen_voorbeelden.html", context)


@require_http_methods(["GET", "POST"])
def proces_nieuw(request: Verzoek) -> HttpResponse:
    """Add a process to the register of a team one leads."""
    team = geleid_team(request)
    gekozen = {str(pk): pk for pk in toegang_van(request.user).leidt}
    leden = leden_van(gekozen.get(request.POST.get("team", ""), team))
    form = ProcesForm(
        request.POST or None, gebruiker=request.user, leden=leden, initial={"team": team}
    )
    if request.method == "POST" and form.is_valid():
        rij = form.save()
        messages.success(request, f"Proces “{rij.naam}” staat in het register.")
        return redirect(f"{reverse('documenten')}#proces-{rij.pk}")
    terug = reverse("documenten")
    return formulier(request, form, titel="Nieuw proces", knop="Voeg proces toe", terug=terug)


@require_http_methods(["GET", "POST"])
def proces_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a process."""
    terug = f"{reverse('documenten')}#proces-{pk}"
    rijen = Proces.objects.bewerkbaar_door(request.user)
    with te_bewerken(request, rijen, pk) as rij:
        leden = leden_van(rij.team_id)
        form = ProcesForm(request.POST or None, instance=rij, gebruiker=request.user, leden=leden)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(terug)
    return formulier(request, form, titel="Wijzig het proces", knop="Bewaar proces", terug=terug)


@require_http_methods(["GET", "POST"])
def proces_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove; a process with documents stays."""
    rij = get_object_or_404(Proces.objects.bewerkbaar_door(request.user), pk=pk)
    terug = f"{reverse('documenten')}#proces-{pk}"
    if rij.documenten.exists():
        messages.error(request, f"Bij “{rij.naam}” staan nog documenten. Verwijder die eerst.")
        return redirect(terug)
    if rij.competenties.exists():
        messages.error(request, f"Bij “{rij.naam}” staan nog competenties. Verwijder die eerst.")
        return redirect(terug)
    if request.method == "POST":
        rij.delete()
        messages.success(request, f"Proces “{rij.naam}” is verwijderd.")
        return redirect("documenten")
    context = {"wat": "proces", "naam": rij.naam, "gevolg": "", "terug": terug}
    return render(request, "verbeterplan/verwijder.html", context)
