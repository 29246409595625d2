"""The view over teams: what runs, what waits, and where it becomes much."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from organisatie.models import School
from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek
from rapportage.lijst import bestand_of_melding
from verbeterplan import speerpuntbestand
from verbeterplan.regels.speerpunten import MEESTE_PLGS
from verbeterplan.teamoverzicht import (
    TOON_WOORDEN,
    Teamregel,
    Toon,
    lees_overzicht,
    mag_overzicht,
    met_trajecten,
    teams_voor,
)
from verbeterplan.views.hulp import gevraagd_nummer


@dataclass(frozen=True)
class Filterlink:
    """A choice of what is shown, with how many teams that are."""

    naam: str
    aantal: int
    waarde: str | int | None
    gekozen: bool


@require_GET
def overzicht(request: Verzoek) -> HttpResponse:
    """All teams one looks after, by name; as Excel or PDF when asked. Http404 for others."""
    if not mag_overzicht(request.user):
        raise Http404
    alle = lees_overzicht(teams_voor(request.user))
    scholen = sorted({r.team.school for r in alle}, key=lambda school: school.naam)
    school = next((s for s in scholen if s.pk == gevraagd_nummer(request, "school")), None)
    van_school = [r for r in alle if school is None or r.team.school_id == school.pk]
    try:
        toon = Toon(request.GET.get("toon", ""))
    except ValueError:
        toon = Toon.ALLE
    regels = [r for r in van_school if r.hoort_bij(toon)]
    if formaat := request.GET.get("formaat", ""):
        filters = ", ".join([*([f"School: {school}"] if school else []), *_woorden(toon)])
        return bestand_of_melding(
            request, lambda: speerpuntbestand.overzicht(formaat, met_trajecten(regels), filters)
        )
    pagina = pagina_van(request, regels)
    pagina.object_list = met_trajecten(pagina.object_list)
    context = {
        "pagina": pagina,
        "toonlinks": [_toonlink(keuze, van_school, toon) for keuze in Toon],
        "schoollinks": _schoollinks(scholen, alle, school),
        "totaal": len(van_school),
        "te_veel": sum(r.te_veel for r in van_school),
        "meeste_plgs": MEESTE_PLGS,
    }
    return render(request, "verbeterplan/speerpunten_overzicht.html", context)


def _woorden(toon: Toon) -> list[str]:
    return [] if toon == Toon.ALLE else [f"Getoond: {TOON_WOORDEN[toon].lower()}"]


def _toonlink(keuze: Toon, regels: list[Teamregel], nu: Toon) -> Filterlink:
    aantal = sum(regel.hoort_bij(keuze) for regel in regels)
    waarde = None if keuze == Toon.ALLE else keuze.value
    return Filterlink(TOON_WOORDEN[keuze], aantal, waarde, keuze == nu)


def _schoollinks(
    scholen: list[School], regels: list[Teamregel], nu: School | None
) -> list[Filterlink]:
    """A link for each school, and one for all; none when there is but one."""
    if len(scholen) < 2:
        return []
    per_school = [
        Filterlink(s.naam, sum(r.team.school_id == s.pk for r in regels), s.pk, s == nu)
        for s in scholen
    ]
    return [Filterlink("Alle scholen", len(regels), None, nu is None), *per_school]
