"""Phones and streams: phones are for everybody with the code, screens for who leads."""

from tests.rechten.tabel import Maak, Podium, Rij, niet_toegestaan, verwacht


def _van(welke: str) -> Maak:
    return lambda podium: {"pk": getattr(podium, welke).pk}


def _code(podium: Podium) -> dict:
    return {"code": podium.lopend.code}


def _onbekend(podium: Podium) -> dict:
    return {"code": "CFH347"}


LEIDER = verwacht(teamleider=200)

RIJEN = [
    Rij("stem_code", "GET", verwacht(200, anoniem=200)),
    Rij("stem_code", "GET", verwacht(404, anoniem=404), query="?code=CFH347"),
    niet_toegestaan("stem_code", "POST", anoniem=405),
    Rij("stem", "GET", verwacht(200, anoniem=200), _code),
    Rij("stem", "GET", verwacht(404, anoniem=404), _onbekend, geval="onbekende code"),
    # Whoever it is: without the cookie of a phone nothing counts.
    Rij("stem", "POST", verwacht(400, anoniem=400), _code, lambda _: {"ronde": 1, "waarde": 1}),
    Rij("stem_stroom", "GET", verwacht(200, anoniem=200), _code, query="?voor=telefoon"),
    Rij("stem_stroom", "GET", verwacht(403, anoniem=403), _code, query="?voor=leiding"),
    niet_toegestaan("stem_stroom", "POST", _code, anoniem=405),
    Rij("sessie_stroom", "GET", LEIDER, _van("lopend"), query="?voor=projector"),
    Rij("sessie_stroom", "GET", LEIDER, _van("gesloten"), query="?voor=leiding"),
    Rij("sessie_stroom", "GET", verwacht(teamleider=403), _van("lopend"), query="?voor=telefoon"),
    niet_toegestaan("sessie_stroom", "POST", _van("lopend")),
]
