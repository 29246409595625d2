"""The evidence cards at three sizes: our pages, Datasette on the same rows, and bare SQL.

Every address but that of the first page is asked once before it is asked again: what was kept from
an earlier request shows in a line of its own.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.belasting.figures import Check, Figure, Table, percentile
from tests.belasting.servers import (
    Place,
    Server,
    call,
    children,
    free_port,
    place,
    private_memory,
    running,
)
from tests.postgres import find_programs, postgres
from tools.environment import ROOT

SIZES, SHORT_SIZES = (1_000, 10_000, 100_000), (1_000, 10_000)
AIM, MEMORY_AIM = 12.0, 250.0  # ms, MB a process
CLIENTS = (1, 8)
CLIENT = "tests.belasting.kaarten_client"
DATASETTE = ROOT / ".venv-bench-kaarten" / "bin" / "datasette"
SETTINGS = {
    "sql_time_limit_ms": "60000",
    "facet_time_limit_ms": "60000",
    "default_facet_size": "60",
    "max_returned_rows": "1000",
    "cache_size_kb": "65536",
}
NAMES = {
    "first": "eerste bladzijde",
    "filters": "twee filters",
    "search": "zoeken",
    "cross": "kruistabel",
}


def measure(short: bool) -> Iterator[Table]:
    """Measure every size on SQLite, and the largest on PostgreSQL where it is installed."""
    sizes = SHORT_SIZES if short else SIZES
    for size in sizes:
        with place() as given:
            yield from one_size(given, size, short, "SQLite", peer=True)
    if find_programs() is None:
        yield Table("PostgreSQL overgeslagen", notes=["apt-get install postgresql"])
        return
    with place() as folder, postgres() as url:
        given = Place(folder.folder, {"DATABASE_URL": url})
        yield from one_size(given, sizes[-1], short, "PostgreSQL", peer=False)


def one_size(given: Place, size: int, short: bool, database: str, *, peer: bool) -> Iterator[Table]:
    """Make ``size`` cards and measure on the database that the place points to."""
    made = call(given, "tests.belasting.kaarten_run", {"size": size, "peer": peer})
    yield ours(given, made, 60 if short else 200, f"{size} kaarten, {database}")
    if peer:
        yield theirs(given, made, size)


def ours(given: Place, made: dict[str, Any], number: int, title: str) -> Table:
    """Our own pages in two worker processes, each page whole and signed in."""
    table = Table(f"{title}: hele pagina, ingelogd, twee werkprocessen")
    with workers(given) as server:
        ask = {"address": server.address, "cookie": made["cookie"]}
        # The first request of a process builds its index.
        begin = call(given, CLIENT, ask | {"warm": "/kaarten/"})
        for clients in CLIENTS:
            for kind, paths in made["paths"].items():
                part = paths[clients == 8][:number]
                request = ask | {"clients": clients, "paths": part}
                for again in (False, True) if kind != "first" else (True,):
                    if again:
                        # So often, and over so many connections, that both processes have answered
                        # each of them: a connection stays with one process.
                        call(given, CLIENT, ask | {"clients": 16, "paths": part * 8})
                    found = call(given, CLIENT, request)
                    table.rows += lines(kind, clients, found, again)
        memory = max(private_memory(pid) for pid in children(server.process.pid))
    table.rows.append(Figure("privégeheugen, zwaarste proces", [memory], MEMORY_AIM, "MB"))
    table.notes.append(f"register gebouwd bij het eerste verzoek: {max(begin['times']):.0f} ms")
    table.notes.append(f"doel mediaan 6 ms; gemaakt in {made['seconds']:.0f} s")
    table.notes.append(f"query's: {made['queries']}")
    return table


def lines(kind: str, clients: int, found: dict[str, Any], again: bool) -> list[Figure | Check]:
    """The line of one kind of page; how many a second when several ask at once."""
    what = f"{NAMES[kind]}, {clients} tegelijk" if clients > 1 else NAMES[kind]
    if kind != "first":
        what += ", nog eens" if again else ", elk adres voor het eerst"
    if clients > 1:
        what += f" ({found['rate']:.0f}/s)"
    rows: list[Figure | Check] = [Figure(what, found["times"], AIM if clients == 1 else None)]
    if found["faults"]:
        rows.append(Check(f"{what}: fouten", found["faults"], {}))
    return rows


def theirs(given: Place, made: dict[str, Any], size: int) -> Table:
    """Datasette with indexes and full-text search on the same rows, and the counts in bare SQL."""
    table = Table(f"{size} kaarten: Datasette met indexen en tekstzoeken, een proces")
    # A page of the largest would take half a minute if time grows with the rows.
    number = max(1, min(40, 40_000 // size))
    if not DATASETTE.exists():
        table.notes.append("overgeslagen: Datasette staat niet in .venv-bench-kaarten")
    else:
        with running(datasette(given, made["file"]), "/-/versions.json") as server:
            for clients in CLIENTS:
                for kind, paths in made["peer_paths"].items():
                    request = {"address": server.address, "clients": clients, "cookie": ""}
                    found = call(
                        given,
                        CLIENT,
                        request | {"paths": paths[: number * (1 if clients == 1 else 2)]},
                    )
                    what = f"{NAMES[kind]}, {clients} tegelijk" if clients > 1 else NAMES[kind]
                    table.rows.append(Figure(what, found["times"]))
                    if found["faults"]:
                        table.rows.append(Check(f"{what}: fouten", found["faults"], {}))
    sql = call(given, "tests.belasting.kaarten_sql", {"file": made["file"]})
    for kind, times in sql.items():
        table.rows.append(Figure(f"kale SQL, alleen de tellingen: {NAMES[kind]}", times))
    middle = {kind: round(percentile(times, 0.5), 1) for kind, times in sql.items()}
    table.notes.append(f"kale SQL met index, mediaan in ms: {middle}")
    return table


def datasette(given: Place, file: str) -> Server:
    """Serve the file as one that nobody writes, which is its quickest way."""
    port = free_port()
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    command = [str(DATASETTE), "serve", "--immutable", file, "--port", str(port), *settings]
    return Server(given, command, port, cwd=Path(given.folder))


@contextmanager
def workers(given: Place) -> Iterator[Server]:
    """Two processes for pages, as docs/beheer.md says for a large school."""
    port = free_port()
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"]
    granian += ["--blocking-threads", "4", "--port", str(port)]
    with running(Server(given, [*granian, "config.wsgi:application"], port)) as server:
        yield server
