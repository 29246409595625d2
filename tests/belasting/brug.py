"""Why there is a bridge of our own: the same room with it, and with the middleware of a2wsgi."""

import sys

from tests.belasting.figures import Table
from tests.belasting.servers import Place, Server, call, free_port, place, running
from tests.belasting.telefoons import hold, spreads, storm_rows

PHONES = 500
APPLICATIONS = {
    "eigen brug": "config.asgi:application",
    "a2wsgi": "tests.belasting.a2wsgi_app:application",
}


def measure(short: bool) -> list[Table]:
    """Measure one room of 500 phones for each; there are no aims, they are each other's measure."""
    with place() as given:
        return [one_room(given, name, short) for name in APPLICATIONS]


def one_room(given: Place, name: str, short: bool) -> Table:
    """Measure one room on a database of its own in the given place."""
    own = Place(given.folder, {"DATABASE_URL": f"sqlite:///{given.folder}/{name}.sqlite3"})
    room = call(own, "tests.belasting.rooms", {"phones": PHONES, "static": True}, "make")
    port = free_port()
    uvicorn = [sys.executable, "-m", "uvicorn", APPLICATIONS[name], "--port", str(port)]
    server = Server(own, [*uvicorn, "--timeout-graceful-shutdown", "2"], port)
    with running(server):
        storms = hold(own, server.address, server.address, room, PHONES, spreads(short))
    table = Table(f"{PHONES} telefoons, {name}, een proces, SQLite")
    table.rows = storm_rows(own, storms, PHONES, {})
    return table
