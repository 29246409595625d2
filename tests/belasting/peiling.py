"""A whole organisation answers by link: twenty people a second, for two minutes."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from tests.belasting.figures import Check, Figure, Table
from tests.belasting.servers import (
    MemoryWatch,
    Place,
    Server,
    call,
    free_port,
    pages_and_streams,
    place,
    running,
)
from tests.belasting.telefoons import MEMORY_AIM, SEED
from tests.postgres import find_programs, postgres

PEOPLE, STATEMENTS, RATE = 2000, 12, 20
SECONDS, SHORT_SECONDS = 120, 24
AIM = 100.0
VUL, CLIENT = "tests.belasting.peiling_vul", "tests.belasting.peiling_client"
PAGES = ("vragenlijst", "versturen", "bedankt", "gebruikte link", "pagina van de leider")


def measure(short: bool) -> list[Table]:
    """Measure on SQLite, beside a bare Django form, and where it is installed on PostgreSQL."""
    with place() as given:
        made = make(given)
        tables = [floor(given, made, short), answering(given, made, short, "SQLite")]
    if find_programs() is None:
        return [*tables, Table("PostgreSQL overgeslagen", notes=["apt-get install postgresql"])]
    with place() as folder, postgres() as url:
        given = Place(folder.folder, {"DATABASE_URL": url})
        return [*tables, answering(given, make(given), short, "PostgreSQL")]


def make(given: Place) -> dict[str, Any]:
    """Fill the database and open the peiling."""
    request = {"people": PEOPLE, "statements": STATEMENTS, "seed": SEED}
    return call(given, VUL, request, "make")


def crowd(short: bool) -> dict[str, Any]:
    """How many come, how fast; after five sixths of the time links come back that were used."""
    seconds = SHORT_SECONDS if short else SECONDS
    return {"rate": RATE, "seconds": seconds, "people": RATE * seconds * 5 // 6, "seed": SEED}


def answering(given: Place, made: dict[str, Any], short: bool, database: str) -> Table:
    """Let everybody answer on the server as `./run` starts it; count, and close."""
    server = pages_and_streams(given, free_port())
    request = crowd(short) | {"made": made}
    with running(server), Busy(server.process.pid) as busy:
        found = call(given, CLIENT, request | {"address": server.address})
    counted = call(given, VUL, None, "counts")
    closed = call(given, VUL, {"sessie": made["sessie"]}, "close")
    people = request["people"]
    table = Table(
        f"{PEOPLE} genodigden, {people} antwoorden, {RATE} per seconde, een proces, {database}"
    )
    table.rows = [Figure(page, found["times"].get(page, []), AIM) for page in PAGES]
    table.rows += [
        Figure("sluiten", [closed["ms"]]),
        Figure("privégeheugen van de server", [busy.memory.highest], MEMORY_AIM, "MB"),
        Check("fouten", found["errors"], {}, "geen"),
        Check("verstuurd en bedankt", found["people"], people),
        Check("gebruikte links in de database", counted["used"], people),
        Check(
            "geteld per groep, stelling en antwoord", counted["counts"], found["sent"], "precies"
        ),
        Check("na sluiten in de uitslag", closed["answers"], sum(found["sent"].values())),
        Check("na sluiten over van links, merken en tellingen", closed["left"], 0),
    ]
    table.notes.append(f"de server gebruikte {busy.part:.0%} van een kern")
    return table


def floor(given: Place, made: dict[str, Any], short: bool) -> Table:
    """The same people on a bare Django form."""
    file = given.folder / "kaal.json"
    file.write_text(json.dumps(made))
    command = [sys.executable, "-m", "tests.belasting.peiling_kaal", str(file)]
    server = Server(given, command, free_port())
    request = crowd(short) | {"made": made | {"cookie": ""}}
    ready = f"/antwoord/{made['code']}/klaar/"
    with running(server, ready), Busy(server.process.pid) as busy:
        found = call(given, CLIENT, request | {"address": server.address})
    table = Table("Dezelfde mensen op een kaal Django-formulier, SQLite")
    table.rows = [Figure(page, found["times"].get(page, [])) for page in PAGES[:-1]]
    table.rows.append(Check("fouten", found["errors"], {}, "geen"))
    table.notes.append(f"de server gebruikte {busy.part:.0%} van een kern")
    return table


class Busy:
    """How much of one core a process used, and its memory."""

    def __init__(self, pid: int) -> None:
        self.part = 0.0
        self.memory = MemoryWatch(pid)
        self._pid = pid

    def __enter__(self) -> "Busy":
        self.memory.__enter__()
        self._began = self._now()
        return self

    def __exit__(self, *error: object) -> None:
        ended = self._now()
        self.memory.__exit__(*error)
        self.part = (ended[0] - self._began[0]) / (ended[1] - self._began[1])

    def _now(self) -> tuple[float, float]:
        """Seconds of processor, and of the clock."""
        fields = Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()
        ticks = os.sysconf("SC_CLK_TCK")
        uptime = float(Path("/proc/uptime").read_text().split()[0])
        return (int(fields[11]) + int(fields[12])) / ticks, uptime
