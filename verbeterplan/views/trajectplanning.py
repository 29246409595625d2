"""The one planning of a traject, in three views."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek
from verbeterplan import exports, tijdlijnbestand, trajectplanning
from verbeterplan.bezoek import lees_bezoek
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
    hier = {lid.pk for lid in leden}
    acties = list(traject.verbeteracties.select_related("eigenaar__gebruiker"))
    form = ActiviteitFilter(request.GET, leden=leden, acties=acties)
    rijen = form.toepassen(traject.activiteiten.all())
    met_eigenaar = rijen.select_related("eigenaar__gebruiker", "verbeteractie")
    punten = trajectplanning.van_activiteiten(met_eigenaar, hier)
    # Of a part of its activities one cannot say how far a verbeteractie is.
    van_acties = [] if form.kiest else trajectplanning.van_verbeteracties(acties, punten, hier)
    match weergave:
        case "lijst":
            regels = trajectplanning.als_lijst(punten, acties)
        case "personen":
            eigen = [punt for punt in van_acties if punt.eigenaar]
            regels = trajectplanning.per_persoon([*eigen, *punten])
        case _:
            cyclus = [] if form.kiest else trajectplanning.van_de_cyclus(traject, request.user)
            lijn = trajectplanning.op_de_tijdlijn(van_acties, [*punten, *cyclus])
            regels = [(None, punt) for punt in lijn]
    if formaat := request.GET.get("formaat"):
        alle, filters = [punt for _, punt in regels], exports.gekozen_filters(form)
        if (weergave, formaat) == ("tijdlijn", "pdf"):
            mijlpalen = trajectplanning.mijlpalen(alle)
            return tijdlijnbestand.als_bestand(request, traject, mijlpalen, filters)
        return exports.planning(request, alle, traject, filters)
    pagina = pagina_van(request, regels)
    met = {punt.verbeteractie for punt in punten}
    context: dict[str, Any] = {
        "bezoek": bezoek,
        "traject": traject,
        "schrijft": bezoek.mag_schrijven,
        "filter": form,
        "weergave": weergave,
        "weergaven": WEERGAVEN,
        "pagina": pagina,
        "zin": rijen.in_woorden(timezone.localdate()) if punten else "",
        "weg": _net_verwijderd(request, traject.pk),
        "leeg_acties": [punt for punt in van_acties if punt.pk not in met],
    }
    if weergave == "tijdlijn":
        context["punten"] = [punt for _, punt in pagina.object_list]
        mijlpalen = trajectplanning.mijlpalen(context["punten"])
        context["tijdlijnen"] = getekend(mijlpalen, titel=f"Planning van {traject.naam}")
    else:
        context["groepen"] = trajectplanning.groepen_op(pagina, van_acties)
    return render(request, "verbeterplan/activiteiten.html", context)


def _net_verwijderd(request: Verzoek, traject_id: int) -> Any:
    """The verbeteractie this person just removed (``?weg=``), so that it can be put back."""
    regel = gevraagd_nummer(request, "weg")
    if regel is None:
        return None
    return eigen_verwijderingen(request).filter(pk=regel, traject=traject_id).first()
