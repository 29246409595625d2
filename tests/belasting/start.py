"""How long `./run` takes before it answers."""

import time

from tests.belasting.figures import Figure, Table
from tests.belasting.servers import Place, Server, free_port, place
from tools.environment import ROOT

AIM = 3000.0


def measure(short: bool) -> list[Table]:
    """Start on an empty folder, and again on what that left (five times)."""
    again = 2 if short else 5
    with place(DEMO="true") as given:
        first = until_healthy(given)
        later = [until_healthy(given) for _ in range(again)]
    table = Table("./run tot /gezond/ met 200 antwoordt")
    table.rows = [
        Figure("eerste start (database, vormgeving, voorbeeldgegevens)", [first]),
        Figure("volgende start", later, AIM),
    ]
    table.notes.append("De Python-omgeving stond er al; die maken duurt eenmalig een halve minuut.")
    return [table]


def until_healthy(given: Place) -> float:
    """Start `./run`, wait, stop it; return the ms it took."""
    began = time.perf_counter()
    server = Server(given, [str(ROOT / "run")], free_port())
    try:
        server.wait_ready()
        return (time.perf_counter() - began) * 1000
    finally:
        server.stop()
