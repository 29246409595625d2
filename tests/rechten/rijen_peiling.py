"""A session by link: of a team for who leads it, of the organisation for quality and bestuur."""

import datetime

from django.utils import timezone

from boas.models import Sessie
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import maak_peiling, open_peiling
from tests.boas import peilen
from tests.factories import LidmaatschapFactory
from tests.rechten.tabel import Maak, Podium, Rij, niet_toegestaan, verwacht

LEIDT = verwacht(404, teamleider=200)
DOET = verwacht(404, teamleider=302)
BREED = verwacht(404, kwaliteit=200, bestuurder=200)
OPEN = ["nodig_bij", "sluit"]


def _van_team(podium: Podium, *, stand: str) -> dict[str, int]:
    LidmaatschapFactory.create_batch(7, team=podium.wereld.team)
    sessie = maak_peiling(
        podium.wereld.team, peilen.versie_met_link(), podium.wereld.teamleider, "Onze cultuur"
    )
    return _tot(sessie, stand)


def _breed(podium: Podium, *, stand: str) -> dict[str, int]:
    bestuurder = peilen.organisatie_van(6, 9)
    sessie = maak_peiling(
        None, peilen.versie_met_groepen(), podium.wereld.kwaliteit, "Sociaal kapitaal"
    )
    peilen.teken_schatting(sessie, bestuurder)
    return _tot(sessie, stand)


def _tot(sessie: Sessie, stand: str) -> dict[str, int]:
    if stand != "klaar":
        open_peiling(sessie.pk)
    if stand == "dicht":
        sluit_peiling(sessie.pk)
    return {"pk": sessie.pk}


def team(stand: str) -> Maak:
    return lambda podium: _van_team(podium, stand=stand)


def breed(stand: str) -> Maak:
    return lambda podium: _breed(podium, stand=stand)


def _onderdeel(podium: Podium) -> dict:
    return _van_team(podium, stand="klaar") | {"onderdeel": "doel"}


def _dag(podium: Podium) -> dict[str, str]:
    return {"sluit_op": (timezone.localdate() + datetime.timedelta(days=3)).isoformat()}


RIJEN = [
    Rij("sessie_peiling", "GET", LEIDT, team("klaar"), geval="in voorbereiding"),
    Rij("sessie_peiling", "GET", LEIDT, team("open"), geval="open"),
    Rij("sessie_peiling", "GET", DOET, team("dicht"), geval="gesloten"),
    Rij("sessie_peiling", "GET", BREED, breed("klaar"), geval="organisatie"),
    Rij("sessie_peiling", "GET", BREED, breed("open"), geval="organisatie, open"),
    niet_toegestaan("sessie_peiling", "POST", team("klaar")),
    Rij("peiling_onderdeel", "POST", verwacht(404, teamleider=422), _onderdeel),
    niet_toegestaan("peiling_onderdeel", "GET", _onderdeel),
    Rij("peiling_open", "POST", DOET, team("klaar")),
    Rij(
        "peiling_open",
        "POST",
        verwacht(404, kwaliteit=302, bestuurder=302),
        breed("klaar"),
        geval="organisatie",
    ),
    niet_toegestaan("peiling_open", "GET", team("klaar")),
    Rij("peiling_nieuwste", "POST", DOET, team("klaar")),
    niet_toegestaan("peiling_nieuwste", "GET", team("klaar")),
    Rij("peiling_verwijder", "POST", DOET, team("klaar")),
    niet_toegestaan("peiling_verwijder", "GET", team("klaar")),
    # Without what stood there when the page was made, a colleague's change may be in the way.
    Rij("peiling_dag", "POST", verwacht(404, teamleider=422), team("open"), _dag),
    *(Rij(f"peiling_{wat}", "POST", DOET, team("open")) for wat in OPEN),
    *(niet_toegestaan(f"peiling_{wat}", "GET", team("open")) for wat in ["dag", *OPEN]),
    # Before it closes the leader goes to how far it is; nobody else sees anything.
    Rij("sessie_uitslag", "GET", DOET, team("open"), geval="link, open"),
    Rij(
        "sessie_uitslag",
        "GET",
        verwacht(404, teamleider=200, teamlid=200),
        team("dicht"),
        geval="link, gesloten",
    ),
]
