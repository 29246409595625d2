"""The conversations of a large school: its pages, and fifty teachers who log at once."""

import re
import threading
import time
import uuid
from http.client import HTTPConnection
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tests.belasting.figures import Check, Figure, Table, percentile
from tests.belasting.servers import Place, call, free_port, pages_and_streams, place, running
from tests.postgres import find_programs, postgres

AIMS = {
    "mijn studenten": 25.0,
    "klas": 50.0,
    "team": 50.0,
    "totalen over alle teams": 300.0,
    "vastleggen": 25.0,
}
SECONDS, SHORT_SECONDS = 30.0, 8.0
TOKEN = "a" * 32


def measure(short: bool) -> list[Table]:
    """Measure on SQLite and, where it is installed, on PostgreSQL."""
    with place() as given:
        table, made = pages(given, short, "SQLite")
        tables = [table, at_once(given, made["fifty"], SHORT_SECONDS if short else SECONDS)]
    if find_programs() is None:
        return [*tables, Table("PostgreSQL overgeslagen", notes=["apt-get install postgresql"])]
    with place() as folder, postgres() as url:
        given = Place(folder.folder, {"DATABASE_URL": url})
        return [*tables, pages(given, short, "PostgreSQL")[0]]


def pages(given: Place, short: bool, database: str) -> tuple[Table, dict[str, Any]]:
    """Fill the school and time each page, with a bare Django page beside them."""
    number = 40 if short else 200
    request = {"number": number, "part": 10 if short else 1}
    floor = call(given, "tests.belasting.plain", {"number": number})
    found = call(given, "tests.belasting.gesprekken_run", request)
    teams, teachers, students, conversations = found["made"]["counts"]
    table = Table(
        f"{teams} teams, {teachers} docenten, {students} studenten, {conversations} gesprekken, "
        f"{database}"
    )
    for page in found["pages"]:
        what = f"{page['name']} ({page['queries']} query's)" if page["queries"] else page["name"]
        table.rows.append(Figure(what, page["times"], AIMS[page["name"]]))
    table.rows.append(Figure("kale Django-lijst, zonder middleware", floor["times"]))
    work = [(page["name"], page["work"]) for page in found["pages"]] + [("kaal", floor["work"])]
    shown = ", ".join(f"{name} {percentile(ms, 0.5):.1f}" for name, ms in work)
    table.notes.append(f"processortijd van dit proces, mediaan in ms: {shown}")
    return table, found["made"]


class Press(NamedTuple):
    """``about``: how the database knows what is saved; ``status``: the answer when it is."""

    about: str
    path: str
    form: dict[str, str]
    status: int


class Teacher(threading.Thread):
    """Logs conversations one after the other, with own students in turn, until the time is up."""

    def __init__(self, address: tuple[str, int], cookie: str, until: float) -> None:
        super().__init__()
        self.times: list[float] = []
        self.faults: list[str] = []
        # What each press was about, when it was sent and when it was answered as saved.
        self.saved: list[tuple[str, float, float]] = []
        self.until = until
        self._address, self._cookie = address, cookie

    def run(self) -> None:
        connection = HTTPConnection(*self._address, timeout=60)
        headers = {
            "Cookie": f"sessionid={self._cookie}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "HX-Request": "true",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request("GET", "/slb/", headers={"Cookie": headers["Cookie"]})
        students = re.findall(r'name="nu" value="(\d+)"', connection.getresponse().read().decode())
        while time.monotonic() < self.until:
            student = students[len(self.times) % len(students)]
            press = self.next_press(student)
            began = time.monotonic()
            connection.request("POST", press.path, urlencode(press.form), headers)
            answer = connection.getresponse()
            answer.read()
            ended = time.monotonic()
            self.times.append((ended - began) * 1000)
            if answer.status == press.status:
                self.saved.append((press.about, began, ended))
            else:
                self.faults.append(str(answer.status))
        connection.close()

    def next_press(self, student: str) -> Press:
        """What this person does next, with ``student`` when it is about one."""
        key = uuid.uuid4()
        about = str(uuid.uuid5(key, student))
        return Press(about, "/slb/vastleggen/", {"sleutel": str(key), "nu": student}, 200)


def at_once(given: Place, cookies: list[str], seconds: float) -> Table:
    """Let every teacher log without a pause; count afterwards what the database has."""
    before = call(given, "tests.belasting.gesprekken_run", {"count": True})["count"]
    port = free_port()
    with running(pages_and_streams(given, port)) as server:
        until = time.monotonic() + seconds
        teachers = [Teacher(server.address, cookie, until) for cookie in cookies]
        for teacher in teachers:
            teacher.start()
        for teacher in teachers:
            teacher.join()
    after = call(given, "tests.belasting.gesprekken_run", {"count": True})["count"]
    times = [ms for teacher in teachers for ms in teacher.times]
    faults = [fault for teacher in teachers for fault in teacher.faults]
    table = Table(f"{len(cookies)} docenten tegelijk, {seconds:.0f} s zonder pauze, SQLite")
    table.rows = [
        Figure("een druk, van klik tot antwoord", times),
        Check("fouten", len(faults), 0),
        Check("vastgelegd en gevonden", after - before, len(times) - len(faults)),
    ]
    table.notes.append(f"{len(times) / seconds:.0f} gesprekken per seconde")
    return table
