"""A class in a period: its totals, and its students for those who may see them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from borgen.slb import cijfers, exports
from borgen.slb.models import Begeleiding, Klas, Steekproef, Student
from borgen.slb.periodes import gekozen_periode, peildatum_van
from borgen.slb.regels.telling import Stand
from organisatie.models import Periode
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek


@require_GET
def klas(request: Verzoek, pk: int) -> HttpResponse:
    """Totals for the whole team; names for the team leader and of one's own students."""
    rij = get_object_or_404(
        Klas.objects.zichtbaar_voor(request.user).select_related("team", "schooljaar"), pk=pk
    )
    periode = periode_van(request, rij)
    leidt = rij.team_id in toegang_van(request.user).leidt
    norm = cijfers.norm_van(rij.team_id, periode) if periode else 0
    rijen = studenten_van(request, rij, periode) if periode else []
    if request.GET.get("formaat"):
        return exports.klas(request, rij, rijen, norm, str(periode or ""))
    context = {
        "klas": rij,
        "periode": periode,
        "periodes": cijfers.periodes_van(rij.schooljaar_id, timezone.localdate()),
        "stand": cijfers.van_klas(rij, periode, norm) if periode else Stand(),
        "norm": norm,
        "rijen": rijen,
        "leidt": leidt,
        "steekproeven": Steekproef.objects.filter(klas=rij).select_related("periode")
        if leidt
        else [],
    }
    return render(request, "slb/klas.html", context)


def periode_van(request: Verzoek, rij: Klas) -> Periode | None:
    """The period asked for when it is of the year of the class, else the last that began."""
    gekozen = gekozen_periode(request)
    if gekozen and gekozen.schooljaar_id == rij.schooljaar_id:
        return gekozen
    begonnen = cijfers.periodes_van(rij.schooljaar_id, timezone.localdate())
    return begonnen[-1] if begonnen else rij.schooljaar.periodes.order_by("van").first()


def studenten_van(request: Verzoek, rij: Klas, periode: Periode) -> list[Any]:
    """The students of the class the person may see, with ``keer``, ``gepland`` and ``slber``."""
    zichtbaar = Student.objects.zichtbaar_voor(request.user).filter(team=rij.team_id)
    plaatsingen = cijfers.ingeschreven(periode).filter(
        Q(student__in=zichtbaar.values("pk")), klas=rij
    )
    rijen: list[Any] = list(
        cijfers.met_stand(plaatsingen, periode)
        .select_related("student")
        .order_by("student__naam", "student")
    )
    namen = slbers([plaatsing.student_id for plaatsing in rijen], periode)
    for plaatsing in rijen:
        plaatsing.slber = namen.get(plaatsing.student_id, "")
    return rijen


def slbers(studenten: Iterable[int], periode: Periode) -> dict[int, str]:
    """The name of who guides each of these students on the peildatum."""
    op_die_dag = Begeleiding.objects.op(peildatum_van(periode)).order_by()
    return dict(
        op_die_dag.filter(waarnemer=False, student__in=list(studenten)).values_list(
            "student", "lidmaatschap__gebruiker__naam"
        )
    )
