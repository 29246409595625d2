"""The year agenda: on which meetings a verbeteractie comes back."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from borgen.acties.monitoren import zet_op_jaaragenda
from borgen.exports import lijsten
from borgen.forms.jaaragenda import JaaragendaForm
from borgen.regels.jaaragenda import komende_maanden
from borgen.views.hulp import borgpagina, leid_traject, zie_eigen_traject
from organisatie.verzoek import Verzoek
from rapportage.getallen import MAANDEN
from verbeterplan.models import Agendapunt, Overleg, Verbetertraject


@dataclass(frozen=True)
class Maand:
    """A month of the year agenda, with its meetings and what they have on their agenda."""

    naam: str
    overleggen: list[Any]


@require_http_methods(["GET", "POST"])
def jaaragenda(request: Verzoek, traject: int) -> HttpResponse:
    """The coming year; who leads puts verbeteracties on several meetings in one go.

    With ``?formaat=`` as a file.
    """
    haal = leid_traject if request.method == "POST" else zie_eigen_traject
    rij = haal(request, traject)
    maanden = _maanden(rij)
    if request.method == "GET" and request.GET.get("formaat"):
        overleggen = [overleg for maand in maanden for overleg in maand.overleggen]
        return lijsten.jaaragenda(request, [(o, _punten(o)) for o in overleggen], rij)
    komend = [o for maand in maanden for o in maand.overleggen if o.moment >= timezone.now()]
    form = JaaragendaForm(request.POST or None, traject=rij, overleggen=komend)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        punten, gemaakt = zet_op_jaaragenda(
            rij.team, data["acties"], data["overleggen"], data["nieuwe"], data["titel"]
        )
        messages.success(request, _melding(punten, gemaakt))
        return redirect("jaaragenda", traject=rij.pk)
    context = {"maanden": maanden, "form": form, "heeft_acties": rij.verbeteracties.exists()}
    return borgpagina(request, rij, "jaaragenda", **context)


def _punten(overleg: Any) -> list[str]:
    """What this traject has on the agenda of a meeting of ``_maanden``."""
    return [str(punt.verbeteractie or punt.tekst) for punt in overleg.van_traject]


def _melding(punten: int, gemaakt: int) -> str:
    if not punten:
        return "Dit stond al op de agenda."
    tekst = "1 agendapunt staat erbij" if punten == 1 else f"{punten} agendapunten staan erbij"
    if gemaakt:
        nieuw = "1 nieuw overleg" if gemaakt == 1 else f"{gemaakt} nieuwe overleggen"
        tekst += f", met {nieuw}"
    return f"{tekst}."


def _maanden(traject: Verbetertraject) -> list[Maand]:
    """Two queries, whatever is planned."""
    maanden = komende_maanden(timezone.localdate())
    (van_jaar, van_maand), (tot_jaar, tot_maand) = maanden[0], maanden[-1]
    van = datetime.datetime(van_jaar, van_maand, 1)
    tot = datetime.datetime(tot_jaar + tot_maand // 12, tot_maand % 12 + 1, 1)
    punten = Agendapunt.objects.filter(traject=traject).select_related("verbeteractie")
    overleggen = (
        Overleg.objects.van_het_team()
        .filter(
            team=traject.team_id,
            moment__gte=timezone.make_aware(van),
            moment__lt=timezone.make_aware(tot),
        )
        .order_by("moment", "pk")
        .prefetch_related(Prefetch("agendapunten", punten, to_attr="van_traject"))
    )
    per_maand: dict[tuple[int, int], list[Any]] = {maand: [] for maand in maanden}
    for overleg in overleggen:
        lokaal = timezone.localtime(overleg.moment)
        per_maand[lokaal.year, lokaal.month].append(overleg)
    return [Maand(f"{MAANDEN[m - 1]} {j}", per_maand[j, m]) for j, m in maanden]
