"""The teams a person may see, and one team with its people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from organisatie.models import Lidmaatschap, Team


@require_GET
def teams(request: HttpRequest) -> HttpResponse:
    """All teams whose work the person may read, by school."""
    rijen = Team.objects.zichtbaar_voor(request.user).select_related("school")
    return render(request, "overzicht/teams.html", {"teams": rijen})


@require_GET
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """One team. Raises Http404 for who may not see it."""
    rij = get_object_or_404(
        Team.objects.zichtbaar_voor(request.user).select_related("school"), pk=pk
    )
    context = {"team": rij, "leden": Lidmaatschap.objects.van_team(rij)}
    return render(request, "overzicht/team.html", context)
