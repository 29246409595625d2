"""Bringing in the students of a large school while teachers go on logging conversations."""

import sys
import threading
import time
import uuid
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from tests.belasting.figures import Check, Figure, Table
from tests.belasting.servers import (
    Helper,
    Place,
    Server,
    free_port,
    place,
    running,
)
from tests.postgres import find_programs, postgres

STUDENTS, SHORT, PER_CLASS = 20_000, 4_000, 25
LISTS = {
    "mistake": "met een fout",
    "first": "de eerste lijst",
    "same": "dezelfde lijst",
    "changed": "iedereen gewijzigd",
}
WHOLE_AIM, LOCKED_AIM, MEMORY_AIM, WAIT_AIM = 15.0, 5.0, 150.0, 6_000.0
BETWEEN = 0.05  # seconds between two conversations of one teacher

WORK = "tests.belasting.inlezen_werk"


def measure(short: bool) -> list[Table]:
    """Bring in a list on SQLite and, where it is installed, on PostgreSQL."""
    number = SHORT if short else STUDENTS
    with place() as given:
        tables = [one_list(given, number, "SQLite")]
    if find_programs() is None:
        return [*tables, Table("PostgreSQL overgeslagen", notes=["apt-get install postgresql"])]
    with place() as folder, postgres() as url:
        given = Place(folder.folder, {"DATABASE_URL": url})
        tables.append(one_list(given, number, "PostgreSQL"))
    return tables


def one_list(given: Place, number: int, database: str) -> Table:
    """A first list, the same list again, and one that changes every student."""
    with place() as bare, Helper(bare, WORK) as worker:
        floor = worker.ask({"do": "floor", "students": number})
    with Helper(given, WORK) as maker:
        teacher = maker.ask({"do": "school", "students": number})
    # A process of its own, which has done nothing yet: as the background worker is.
    with running(pages(given, free_port())) as server, Helper(given, WORK) as worker:
        runs = {what: with_teacher(server, worker, teacher, what) for what in LISTS}
        after = worker.ask({"do": "after"})
    table = Table(f"Een lijst van {number} studenten inlezen naast een docent, {database}")
    for what, words in LISTS.items():
        table.rows += rows_of(words, runs[what])
    table.rows += checks(number, runs, after)
    table.rows += [
        Figure("kaal: openpyxl leest het bestand", [floor["read"]], unit="s"),
        Figure("kaal: bulk_create zonder historie", [floor["write"]], unit="s"),
        Figure("kaal: geheugen", [floor["memory"]], unit="MB"),
    ]
    table.notes = [f"{words}: {steps(runs[what])}" for what, words in LISTS.items()]
    return table


def steps(run: dict) -> str:
    """What each step took, and how often somebody who looks was told how far it was."""
    took = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in run["seconds"].items())
    return f"{took}; {run['told']} keer verteld hoe ver het was"


def rows_of(words: str, run: dict) -> list[Figure | Check]:
    """The figures of one list."""
    return [
        Figure(f"{words}: alles samen", [sum(run["seconds"].values())], WHOLE_AIM, "s"),
        Figure(f"{words}: daarvan op slot", [run["locked"]], LOCKED_AIM, "s"),
        Figure(f"{words}: geheugen van de worker", [run["memory"]], MEMORY_AIM, "MB"),
        Figure(f"{words}: een docent legt een gesprek vast", run["waits"]),
        Figure(f"{words}: de docent die het langst wacht", [max(run["waits"])], WAIT_AIM),
    ]


def checks(number: int, runs: dict, after: dict) -> list[Figure | Check]:
    """What must be so whatever it took."""
    first, same, changed = (runs[what]["uitkomst"] for what in ("first", "same", "changed"))
    logged = sum(len(run["waits"]) - len(run["failed"]) for run in runs.values())
    return [
        Check("een fout in de laatste rij", runs["mistake"]["students"], 0, "laat niets achter"),
        Check("nieuw bij de eerste lijst", first["nieuw"], number),
        Check("gelijk bij dezelfde lijst", same["gelijk"], number),
        Check("gewijzigd bij de volgende lijst", changed["anders"], number),
        Check("historie van studenten", after["students"], 2 * number),
        # A first row, an end, and what follows.
        Check("historie van plaatsingen", after["placements"], number + 2 * moved(number)),
        Check("historie van begeleidingen", after["guidance"], 3 * number),
        Check("gesprekken die niet konden worden vastgelegd", fails(runs), []),
        Check("gesprekken die er zijn", after["conversations"], logged),
    ]


def moved(number: int) -> int:
    """One in each class goes to the next one."""
    return number // PER_CLASS


def fails(runs: dict) -> list[str]:
    return [failed for run in runs.values() for failed in run["failed"]]


def pages(given: Place, port: int) -> Server:
    """The application without its background worker: what that does is done and measured here."""
    command = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", str(port)]
    return Server(given, command, port)


def with_teacher(server: Server, worker: Helper, teacher: dict, what: str) -> dict:
    """Bring in one list while a teacher logs; the waits come along."""
    with Teacher(server.address, teacher) as logging:
        run = worker.ask({"do": "bring in", "what": what})
    return run | {"waits": logging.waits, "failed": logging.failed}


class Teacher:
    """Somebody who logs one conversation after the other over HTTP, until told to stop."""

    def __init__(self, address: tuple[str, int], teacher: dict) -> None:
        self.waits: list[float] = []
        self.failed: list[str] = []
        self._address, self._teacher = address, teacher
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._log, daemon=True)

    def __enter__(self) -> "Teacher":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()

    def _log(self) -> None:
        while not self._stopping.is_set():
            began = time.perf_counter()
            try:
                status = self._post()
            except (OSError, HTTPException) as error:
                status = repr(error)
            self.waits.append((time.perf_counter() - began) * 1000)
            if status not in (200, 302):
                self.failed.append(str(status))
            self._stopping.wait(BETWEEN)

    def _post(self) -> int:
        connection = HTTPConnection(*self._address, timeout=30)
        fields = {"sleutel": str(uuid.uuid4()), "nu": self._teacher["student"]}
        try:
            connection.request(
                "POST",
                "/slb/vastleggen/",
                urlencode(fields),
                {
                    "Cookie": self._teacher["cookie"],
                    "Content-Type": "application/x-www-form-urlencoded",
                    "X-CSRFToken": self._teacher["csrf"],
                    "Host": f"{self._address[0]}:{self._address[1]}",
                },
            )
            return connection.getresponse().status
        finally:
            connection.close()
