"""The conversations of a team: classes, SLB'ers, and figuur 8 over the periods of the year."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from borgen.slb import cijfers, exports
from borgen.slb.figuur import figuur8
from borgen.slb.models import Klas
from borgen.slb.models.instelling import normen_op
from borgen.slb.periodes import gekozen_periode, peildatum_van
from borgen.slb.regels.telling import Stand, samen
from organisatie.models import Lidmaatschap, Periode, Team
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek


@require_GET
def team(request: Verzoek, pk: int) -> HttpResponse:
    """For who belongs to the team; ``?periode=`` chooses, ``?formaat=`` gives the classes."""
    rij = get_object_or_404(Team.objects.filter(pk__in=toegang_van(request.user).lid_van), pk=pk)
    periode = gekozen_periode(request)
    if periode is None:
        return render(request, "slb/team.html", {"team": rij})
    begonnen = cijfers.periodes_van(periode.schooljaar_id, timezone.localdate())
    norm, *normen = normen_op(rij.pk, map(peildatum_van, [periode, *begonnen]))
    klassen = _klassen(rij, periode, norm)
    if request.GET.get("formaat"):
        regels = [(klas.naam, stand) for klas, stand in klassen]
        return exports.team(request, rij, regels, str(periode))
    leidt = rij.pk in toegang_van(request.user).leidt
    context = {
        "team": rij,
        "periode": periode,
        "periodes": begonnen,
        "norm": norm,
        "klassen": klassen,
        "stand": samen(stand for _, stand in klassen),
        "leidt": leidt,
        "begeleiders": _begeleiders(request, rij, periode, norm, leidt=leidt),
        "figuur": figuur8(_per_periode(rij, zip(begonnen, normen, strict=True)), rij.naam),
    }
    return render(request, "slb/team.html", context)


def _klassen(rij: Team, periode: Periode, norm: int) -> list[tuple[Klas, Stand]]:
    standen = cijfers.per_klas(rij.pk, periode, norm)
    klassen = Klas.objects.filter(team=rij, schooljaar=periode.schooljaar_id)
    return [(klas, standen.get(klas.pk, Stand())) for klas in klassen]


def _begeleiders(
    request: Verzoek, rij: Team, periode: Periode, norm: int, *, leidt: bool
) -> list[tuple[Lidmaatschap, Stand]]:
    """Every SLB'er for the team leader; for a member oneself only."""
    standen = cijfers.per_begeleider(rij.pk, periode, norm)
    leden = Lidmaatschap.objects.filter(pk__in=standen).select_related("gebruiker")
    if not leidt:
        leden = leden.filter(gebruiker=request.user)
    return [(lid, standen[lid.pk]) for lid in leden.order_by("gebruiker__naam")]


def _per_periode(rij: Team, periodes: Iterable[tuple[Periode, int]]) -> list[tuple[Periode, Stand]]:
    return [(p, samen(cijfers.per_klas(rij.pk, p, norm).values())) for p, norm in periodes]
