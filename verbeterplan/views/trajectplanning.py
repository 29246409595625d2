"""The one planning of a traject, in three views."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek
from verbeterplan import exports, tijdlijnbestand, trajectplanning
from verbeterplan.bezoek import Bezoek, lees_bezoek
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.activiteit import ActiviteitFilter
from verbeterplan.tijdlijn import getekend
from verbeterplan.views.hulp import gevraagd_nummer
from verbeterplan.views.verbeteracties import eigen_verwijderingen

WEERGAVEN = {
    "lijst": "Per verbeteractie",
    "tijdlijn": "Op de tijdlijn",
    "personen": "Per persoon",
}


@require_GET
def activiteiten(request: Verzoek, pk: int) -> HttpResponse:
    """The planning as ``?weergave=`` lijst, tijdlijn or personen; as Excel or PDF when asked."""
    bezoek = lees_bezoek(request, pk)
    traject = bezoek.traject
    weergave = request.GET.get("weergave", "")
    weergave = weergave if weergave in WEERGAVEN else "lijst"
    leden = leden_van(traject.team_id, traject.pk)
    acties = list(traject.verbeteracties.select_related("eigenaar__gebruiker"))
    form = ActiviteitFilter(request.GET, leden=leden, acties=acties)
    rijen = form.toepassen(traject.activiteiten.all())
    punten = trajectplanning.van_activiteiten(
        rijen.select_related("eigenaar__gebruiker", "verbeteractie"), {lid.pk for lid in leden}
    )
    context: dict[str, Any] = {
        "bezoek": bezoek,
        "traject": traject,
        "schrijft": bezoek.mag_schrijven,
        "filter": form,
        "weergave": weergave,
        "weergaven": WEERGAVEN,
        "verbeteracties": acties,
    }
    regels = _regels(weergave, bezoek, request, form, acties, punten, {lid.pk for lid in leden})
    if formaat := request.GET.get("formaat"):
        alle, filters = [punt for _, punt in regels], exports.gekozen_filters(form)
        if (weergave, formaat) == ("tijdlijn", "pdf"):
            mijlpalen = trajectplanning.mijlpalen(alle)
            return tijdlijnbestand.als_bestand(request, traject, mijlpalen, filters)
        return exports.planning(request, alle, traject, filters)
    pagina = pagina_van(request, regels)
    context |= {
        "pagina": pagina,
        "zin": rijen.in_woorden(timezone.localdate()) if punten else "",
        "weg": _net_verwijderd(request, traject.pk),
        "leeg_acties": [] if form.kiest else _zonder_activiteiten(acties, punten),
    }
    if weergave == "tijdlijn":
        op_de_lijn = [punt for _, punt in pagina.object_list]
        titel = f"Planning van {traject.naam}"
        context["tijdlijnen"] = getekend(trajectplanning.mijlpalen(op_de_lijn), titel=titel)
        context["punten"] = op_de_lijn
    else:
        context["groepen"] = trajectplanning.groepen_op(pagina)
    return render(request, "verbeterplan/activiteiten.html", context)


def _regels(
    weergave: str,
    bezoek: Bezoek,
    request: Verzoek,
    form: ActiviteitFilter,
    acties: list[Any],
    punten: list[trajectplanning.Punt],
    leden: set[int],
) -> list[tuple[int | None, trajectplanning.Punt]]:
    """Everything the view shows, in its order; a filter leaves activities only."""
    if weergave == "lijst":
        return trajectplanning.als_lijst(punten, acties)
    van_acties = [] if form.kiest else trajectplanning.van_verbeteracties(acties, punten, leden)
    if weergave == "personen":
        eigen = [punt for punt in van_acties if punt.eigenaar]
        return trajectplanning.per_persoon([*eigen, *punten])
    cyclus = [] if form.kiest else trajectplanning.van_de_cyclus(bezoek.traject, request.user)
    lijn = trajectplanning.op_de_tijdlijn(van_acties, [*punten, *cyclus])
    return [(None, punt) for punt in lijn]


def _zonder_activiteiten(acties: list[Any], punten: list[trajectplanning.Punt]) -> list[Any]:
    met = {punt.verbeteractie for punt in punten}
    return [actie for actie in acties if actie.pk not in met]


def _net_verwijderd(request: Verzoek, traject_id: int) -> Any:
    """The verbeteractie this person just removed (``?weg=``), so that it can be put back."""
    regel = gevraagd_nummer(request, "weg")
    if regel is None:
        return None
    return eigen_verwijderingen(request).filter(pk=regel, traject=traject_id).first()
