"""Dots during a session: for the leader, 404 for others."""

from boas import acties
from boas.models import Sessie
from tests.boas.stippen import eigen_sessie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht


def _bij_de_stippen(podium: Podium) -> dict[str, int]:
    wereld = podium.wereld
    sessie = eigen_sessie(team=wereld.team, gebruiker=wereld.teamleider)
    acties.start(sessie.pk)
    acties.ga_naar(sessie.pk, Sessie.Fase.STIPPEN)
    return {"pk": sessie.pk}


ADRESSEN = [f"sessie_stippen{deel}" for deel in ("", "_onthul", "_verbeter", "_opnieuw")]

RIJEN = [
    # An act without script goes back to the page, also when it is refused.
    *(Rij(naam, "POST", verwacht(teamleider=302), _bij_de_stippen) for naam in ADRESSEN),
    *(niet_toegestaan(naam, "GET", _bij_de_stippen) for naam in ADRESSEN),
]
