"""The leader's two screens and every act during a session: for the leader, 404 for others."""

from boas import acties
from tests.rechten.tabel import Maak, Podium, Rij, niet_toegestaan, verwacht


def _van(welke: str) -> Maak:
    return lambda podium: {"pk": getattr(podium, welke).pk}


LOPEND, NIEUW, GESLOTEN = _van("lopend"), _van("sessie"), _van("gesloten")
# An act without script goes back to the page, also when it is refused.
ACTIES = ["ga_naar", "onthul", "opnieuw", "handen", "verbeter", "aanwezig", "reden"]
ACTIES += ["opmerking", "ongedaan", "nasturen", "sluit", "start", "heropen"]
SCRIPT = {"HX-Request": "true"}


def _reden(podium: Podium) -> dict[str, int]:
    ronde = podium.lopend.rondes.get()
    reden = acties.noteer_reden(podium.lopend.pk, ronde.pk, "Te druk")
    return {"pk": podium.lopend.pk, "reden": reden.pk}


def _opmerking(podium: Podium) -> dict[str, int]:
    opmerking = acties.noteer_opmerking(podium.lopend.pk, "Goed dat we dit doen")
    return {"pk": podium.lopend.pk, "opmerking": opmerking.pk}


RIJEN = [
    Rij("sessie_projector", "GET", verwacht(teamleider=200), LOPEND, geval="loopt"),
    Rij("sessie_projector", "GET", verwacht(teamleider=200), NIEUW, geval="nog niet begonnen"),
    Rij("sessie_projector", "GET", verwacht(teamleider=200), GESLOTEN, geval="afgesloten"),
    Rij("sessie_leiding", "GET", verwacht(teamleider=200), LOPEND, geval="loopt"),
    Rij("sessie_leiding", "GET", verwacht(teamleider=200), NIEUW, geval="nog niet begonnen"),
    Rij("sessie_leiding", "GET", verwacht(teamleider=200), GESLOTEN, geval="afgesloten"),
    niet_toegestaan("sessie_projector", "POST", LOPEND),
    niet_toegestaan("sessie_leiding", "POST", LOPEND),
    *(Rij(f"sessie_{actie}", "POST", verwacht(teamleider=302), LOPEND) for actie in ACTIES),
    *(niet_toegestaan(f"sessie_{actie}", "GET", LOPEND) for actie in ACTIES),
    Rij("sessie_reden_wijzig", "POST", verwacht(teamleider=302), _reden),
    niet_toegestaan("sessie_reden_wijzig", "GET", _reden),
    Rij("sessie_opmerking_wijzig", "POST", verwacht(teamleider=302), _opmerking),
    niet_toegestaan("sessie_opmerking_wijzig", "GET", _opmerking),
    # Asked by a script: the part of the page, or why not.
    Rij(
        "sessie_sluit",
        "POST",
        verwacht(teamleider=200, anoniem=200),
        LOPEND,
        geval="script",
        headers=SCRIPT,
    ),
    Rij(
        "sessie_heropen",
        "POST",
        verwacht(teamleider=409, anoniem=200),
        LOPEND,
        geval="script, loopt al",
        headers=SCRIPT,
    ),
]
