"""What the views of this app share."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan.models import Verbetertraject


def zie_traject(request: Verzoek, pk: int) -> Verbetertraject:
    """The traject whose borging a page is about; Http404 for who may not see it."""
    rijen = Verbetertraject.objects.zichtbaar_als_team(request.user).select_related("team__school")
    return get_object_or_404(rijen, pk=pk)


def zie_eigen_traject(request: Verzoek, pk: int) -> Verbetertraject:
    """The same for what stays inside the team: Http404 for whoever is not in it."""
    rijen = Verbetertraject.objects.filter(team__in=toegang_van(request.user).lid_van)
    return get_object_or_404(rijen.select_related("team__school"), pk=pk)


def leid_traject(request: Verzoek, pk: int) -> Verbetertraject:
    """The same for who leads its team; Http404 for everybody else."""
    rijen = Verbetertraject.objects.bewerkbaar_door(request.user)
    return get_object_or_404(rijen.select_related("team__school"), pk=pk)


def borgpagina(
    request: Verzoek, traject: Verbetertraject, template: str, **context: Any
) -> HttpResponse:
    """A page of one of the steps, with the bar that leads to the others."""
    toegang = toegang_van(request.user)
    context |= {
        "traject": traject,
        "leidt": traject.team_id in toegang.leidt,
        "eigen_team": traject.team_id in toegang.lid_van,
    }
    return render(request, f"borgen/{template}.html", context)
