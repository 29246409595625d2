"""The conversations of a team: classes, SLB'ers, and figuur 8 over the periods of the year."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from borgen.slb import cijfers, exports
from borgen.slb.figuur import figuur8
from borgen.slb.models import Klas
from borgen.slb.periodes import gekozen_periode
from borgen.slb.regels.telling import Stand, samen
from organisatie.models import Lidmaatschap, Periode, Team
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek


@require_GET
def team(request: Verzoek, pk: int) -> HttpResponse:
    """For who belongs to the team; ``?periode=`` chooses, ``?formaat=`` gives the classes."""
    rij = get_object_or_404(Team.objects.filter(pk__in=toegang_van(request.user).lid_van), pk=pk)
    periode = gekozen_periode(request)
    klassen = _klassen(rij, periode) if periode else []
    if request.GET.get("formaat"):
        regels = [(klas.naam, stand) for klas, stand in klassen]
        return exports.team(request, rij, regels, str(periode or ""))
    leidt = rij.pk in toegang_van(request.user).leidt
    context: dict[str, Any] = {
        "team": rij,
        "periode": periode,
        "klassen": klassen,
        "stand": samen(stand for _, stand in klassen),
        "leidt": leidt,
    }
    if periode:
        context |= {
            "norm": cijfers.norm_van(rij.pk, periode),
            "periodes": cijfers.periodes_van(periode.schooljaar_id, timezone.localdate()),
            "begeleiders": _begeleiders(request, rij, periode, leidt=leidt),
            "figuur": figuur8(_per_periode(rij, periode), rij.naam),
        }
    return render(request, "slb/team.html", context)


def _klassen(rij: Team, periode: Periode) -> list[tuple[Klas, Stand]]:
    standen = cijfers.per_klas(rij.pk, periode)
    klassen = Klas.objects.filter(team=rij, schooljaar=periode.schooljaar_id)
    return [(klas, standen.get(klas.pk, Stand())) for klas in klassen]


def _begeleiders(
    request: Verzoek, rij: Team, periode: Periode, *, leidt: bool
) -> list[tuple[Lidmaatschap, Stand]]:
    """Every SLB'er for the team leader; for a member oneself only."""
    standen = cijfers.per_begeleider(rij.pk, periode)
    leden = Lidmaatschap.objects.filter(pk__in=standen).select_related("gebruiker")
    if not leidt:
        leden = leden.filter(gebruiker=request.user)
    return [(lid, standen[lid.pk]) for lid in leden.order_by("gebruiker__naam")]


def _per_periode(rij: Team, periode: Periode) -> list[tuple[Periode, Stand]]:
    begonnen = cijfers.periodes_van(periode.schooljaar_id, timezone.localdate())
    return [(p, cijfers.van_team(rij.pk, p)) for p in begonnen]
