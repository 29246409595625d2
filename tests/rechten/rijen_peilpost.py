"""Mail of a peiling and links on paper: for who leads it, as long as it is open."""

from boas.models import Peilgroep
from boas.peilen.papier import maak_links
from tests.rechten.rijen_peiling import BREED, DOET, LEIDT, breed, team
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

NIEMAND = verwacht(404)
NAAR_LOGIN = {"anoniem": 200}
HTMX = {"HX-Request": "true"}
BREED_DOET = verwacht(404, kwaliteit=302, bestuurder=302)
DICHT = ["peilpost_weer", "peiling_herinner", "peiling_papier", "peiling_papier_pdf"]


def _aantal(podium: Podium) -> dict[str, str]:
    return {"aantal": "1"}


def _aantal_en_groep(podium: Podium) -> dict[str, object]:
    return {"aantal": "1", "groep": Peilgroep.objects.latest("pk").pk}


def _links(podium: Podium) -> dict[str, object]:
    groep = Peilgroep.objects.latest("pk")
    return {"token": maak_links(groep.peiling_id, groep.pk, 1)}


RIJEN = [
    Rij("peilpost", "GET", DOET, team("open")),
    # A script that is no longer signed in is told to go to the login.
    Rij("peilpost", "GET", LEIDT | NAAR_LOGIN, team("open"), headers=HTMX, geval="deel"),
    Rij("peilpost", "GET", BREED | NAAR_LOGIN, breed("open"), headers=HTMX, geval="organisatie"),
    Rij("peilpost", "GET", NIEMAND, team("klaar"), geval="nog niet open"),
    Rij("peilpost", "GET", NIEMAND, team("dicht"), geval="gesloten"),
    niet_toegestaan("peilpost", "POST", team("open")),
    Rij("peilpost_weer", "POST", DOET, team("open")),
    Rij("peilpost_weer", "POST", BREED_DOET, breed("open"), geval="organisatie"),
    niet_toegestaan("peilpost_weer", "GET", team("open")),
    Rij("peiling_herinner", "POST", DOET, team("open")),
    Rij("peiling_herinner", "POST", BREED_DOET, breed("open"), geval="organisatie"),
    niet_toegestaan("peiling_herinner", "GET", team("open")),
    Rij("peiling_papier", "GET", LEIDT, team("open")),
    Rij("peiling_papier", "GET", BREED, breed("open"), geval="organisatie"),
    Rij("peiling_papier", "POST", LEIDT, team("open"), data=_aantal),
    Rij("peiling_papier", "POST", BREED, breed("open"), data=_aantal_en_groep, geval="organisatie"),
    Rij("peiling_papier_pdf", "POST", LEIDT, team("open"), data=_links),
    niet_toegestaan("peiling_papier_pdf", "GET", team("open")),
    *(Rij(naam, "POST", NIEMAND, team("dicht"), geval="gesloten") for naam in DICHT),
]
