"""The result of a session: figures for the team when closed, for others when shared."""

from tests.rechten.tabel import Maak, Rij, niet_toegestaan, verwacht


def _van(welke: str) -> Maak:
    return lambda podium: {"pk": getattr(podium, welke).pk}


GESLOTEN, GEDEELD, LOPEND, NIEUW = _van("gesloten"), _van("gedeeld"), _van("lopend"), _van("sessie")
TEAM = {"teamleider": 200, "teamlid": 200}
ALLEEN_LEIDER = verwacht(teamleider=302)

RIJEN = [
    Rij("sessie_uitslag", "GET", verwacht(teamleider=302), NIEUW, geval="nog niet begonnen"),
    Rij("sessie_uitslag", "GET", verwacht(teamleider=200), LOPEND, geval="loopt"),
    Rij("sessie_uitslag", "GET", verwacht(**TEAM), GESLOTEN, geval="afgesloten"),
    Rij(
        "sessie_uitslag",
        "GET",
        verwacht(**TEAM, kwaliteit=200, directeur=200),
        GEDEELD,
        geval="gedeeld",
    ),
    Rij("sessie_uitslag", "GET", verwacht(**TEAM), GESLOTEN, query="?formaat=xlsx"),
    Rij(
        "sessie_uitslag",
        "GET",
        verwacht(**TEAM, kwaliteit=200, directeur=200),
        GEDEELD,
        query="?formaat=pdf",
    ),
    niet_toegestaan("sessie_uitslag", "POST", GESLOTEN),
    Rij("sessie_delen", "POST", ALLEEN_LEIDER, GESLOTEN, lambda _: {"aan": "1"}),
    Rij("sessie_delen", "POST", ALLEEN_LEIDER, LOPEND, lambda _: {"aan": "1"}, geval="loopt"),
    niet_toegestaan("sessie_delen", "GET", GESLOTEN),
    Rij("sessie_uitslag_versturen", "POST", ALLEEN_LEIDER, GESLOTEN),
    niet_toegestaan("sessie_uitslag_versturen", "GET", GESLOTEN),
    Rij("sessie_werkboek", "GET", verwacht(teamleider=200), NIEUW, geval="nog niet begonnen"),
    Rij("sessie_werkboek", "GET", verwacht(teamleider=200), GEDEELD, geval="gedeeld"),
    niet_toegestaan("sessie_werkboek", "POST", NIEUW),
    Rij("sessie_werkboek_terug", "GET", verwacht(teamleider=200), NIEUW),
    Rij("sessie_werkboek_terug", "GET", verwacht(teamleider=200), GEDEELD, geval="afgesloten"),
    Rij("sessie_werkboek_terug", "POST", verwacht(teamleider=422), NIEUW, geval="zonder bestand"),
]
