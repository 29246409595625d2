"""Start: what is due for me now, and my teams."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from organisatie.models import Team


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """The page after signing in."""
    mijn_teams = Team.objects.filter(pk__in=request.user.toegang.lid_van).select_related("school")  # type: ignore[union-attr]
    return render(request, "overzicht/start.html", {"mijn_teams": mijn_teams})
