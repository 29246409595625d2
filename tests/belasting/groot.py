"""The set-up for a large school: pages and votes in granian, streams in a process of their own."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.belasting.figures import Figure, Table
from tests.belasting.servers import MemoryWatch, Place, Server, call, free_port, place, running
from tests.belasting.telefoons import MEMORY_AIM, hold, spreads, storm_rows
from tests.postgres import find_programs, postgres

PHONES = 500
AIMS = {30: 10.0, 3: 30.0, 0: 400.0}


def measure(short: bool) -> list[Table]:
    """Measure one room of 500 phones on SQLite and, where it is installed, on PostgreSQL."""
    tables = []
    with place() as given:
        tables.append(one_room(given, short, "SQLite"))
    if find_programs() is None:
        return [*tables, Table("PostgreSQL overgeslagen", notes=["apt-get install postgresql"])]
    with place() as folder, postgres() as url:
        given = Place(folder.folder, {"DATABASE_URL": url})
        tables.append(one_room(given, short, "PostgreSQL"))
    return tables


def one_room(given: Place, short: bool, database: str) -> Table:
    """Measure one room on the database that the place points to."""
    room = call(given, "tests.belasting.rooms", {"phones": PHONES, "static": True}, "make")
    with servers(given) as (pages, streams), MemoryWatch(streams.process.pid) as memory:
        storms = hold(given, pages.address, streams.address, room, PHONES, spreads(short))
    table = Table(f"{PHONES} telefoons, twee pagina-processen en een stroomproces, {database}")
    table.rows = storm_rows(given, storms, PHONES, AIMS)
    what = "privégeheugen van het stroomproces"
    table.rows.append(Figure(what, [memory.highest], MEMORY_AIM, "MB"))
    return table


@contextmanager
def servers(given: Place) -> Iterator[tuple[Server, Server]]:
    """Start both servers as docs/beheer.md says."""
    port = free_port()
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"]
    granian += ["--blocking-threads", "4", "--port", str(port)]
    command = [*granian, "config.wsgi:application"]
    with running(Server(given, command, port)) as pages:
        port = free_port()
        uvicorn = [sys.executable, "-m", "uvicorn", "config.asgi:application"]
        command = [*uvicorn, "--port", str(port), "--timeout-graceful-shutdown", "2"]
        with running(Server(given, command, port)) as streams:
            yield pages, streams
