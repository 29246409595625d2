"""Bringing in students: the teamleider for the own team, a beheerder for any."""

from borgen.slb.inlezen import verloop
from borgen.slb.models import Inleesrun
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from tests.slb.factories import SchooljaarFactory
from tests.slb.inlezen_hulp import als_xlsx, kijk_na, upload

MAG = verwacht(404, teamleider=200, beheerder=200)
DOET = verwacht(404, teamleider=302, beheerder=302)
# Whoever leads a team may begin, there.
BEGINT = verwacht(404, teamleider=200, ander_teamleider=200, beheerder=200)
RIJEN_IN_LIJST = [("1", "Anna", "3A", "", None, None)]


def _run(podium: Podium) -> Inleesrun:
    if "inleesrun" not in podium.__dict__:
        wereld = podium.wereld
        podium.__dict__["inleesrun"] = verloop.begin(
            wereld.team, wereld.teamleider, "lijst.xlsx", als_xlsx(RIJEN_IN_LIJST)
        )
    return podium.__dict__["inleesrun"]


def _kolommen(podium: Podium) -> dict:
    SchooljaarFactory()
    return {"pk": _run(podium).pk}


def _nagekeken(podium: Podium) -> dict:
    if "inleesrun" not in podium.__dict__:
        wereld = podium.wereld
        podium.__dict__["inleesrun"] = kijk_na(
            wereld.team, wereld.teamleider, als_xlsx(RIJEN_IN_LIJST)
        )
    return {"pk": podium.__dict__["inleesrun"].pk}


def _lijst(podium: Podium) -> dict:
    # Read anew for each persona.
    return {"team": podium.wereld.team.pk, "bestand": upload(als_xlsx(RIJEN_IN_LIJST))}


POSTS = {
    "slb_inlezen_kolommen": _kolommen,
    "slb_inlezen_terug": _nagekeken,
    "slb_inlezen_overnemen": _nagekeken,
    "slb_inlezen_stoppen": _kolommen,
}
RIJEN = [
    Rij("slb_inlezen", "GET", BEGINT),
    Rij(
        "slb_inlezen",
        "POST",
        # The team of somebody else is no choice: the form says so.
        verwacht(404, teamleider=302, beheerder=302, ander_teamleider=422),
        data=_lijst,
    ),
    Rij("slb_inlezen_voorbeeld", "GET", BEGINT),
    niet_toegestaan("slb_inlezen_voorbeeld", "POST"),
    Rij("slb_inleesrun", "GET", MAG, kwargs=_kolommen, geval="kolommen"),
    Rij("slb_inleesrun", "GET", MAG, kwargs=_nagekeken, geval="nagekeken"),
    niet_toegestaan("slb_inleesrun", "POST", _kolommen),
    Rij("slb_inlezen_uitkomst", "GET", MAG, kwargs=_nagekeken),
    niet_toegestaan("slb_inlezen_uitkomst", "POST", _nagekeken),
    Rij(
        "slb_inlezen_kolommen",
        "POST",
        verwacht(404, teamleider=422, beheerder=422),
        kwargs=_kolommen,
    ),
    *(Rij(n, "POST", DOET, kwargs=k) for n, k in POSTS.items() if n != "slb_inlezen_kolommen"),
    *(niet_toegestaan(naam, "GET", kwargs) for naam, kwargs in POSTS.items()),
]
