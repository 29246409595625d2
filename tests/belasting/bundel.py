"""The reports of 300 teams as one zip, while somebody looks at pages: time, memory, and the pages.

The application runs as `./run` starts it, its worker beside it. One visitor asks pages without a
pause, first at rest, then while the zip is made, then at rest again.
"""

import io
import re
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.belasting.databases import on_both
from tests.belasting.figures import Check, Figure, Table, percentile
from tests.belasting.servers import (
    MemoryWatch,
    Place,
    call,
    children,
    free_port,
    pages_and_streams,
    running,
)

BUNDLES = "/kwaliteit/bundels/"
PAGES = {"start": "/", "kwaliteit": "/kwaliteit/"}
SLOWER_AIM, MEMORY_AIM = 1.5, 400.0
REST, SHORT_REST = 60, 15  # times each page
# As often as the page itself asks how far it is.
LOOK = 2.0  # seconds
TOKEN = "a" * 32

Times = dict[str, list[float]]


def measure(short: bool) -> list[Table]:
    """Measure on both databases."""
    return on_both(lambda given, database: bundle(given, short, database))


def bundle(given: Place, short: bool, database: str) -> Table:
    """Fill the organisation, make the bundle, fetch it and count what is in it."""
    made = call(given, "tests.belasting.bundel_run", {"part": 10 if short else 1})
    port = free_port()
    with running(pages_and_streams(given, port)) as server:
        (worker,) = children(server.process.pid)
        visitor = Visitor(server.address, made["quality"])
        often = SHORT_REST if short else REST
        rest = visitor.look(lambda turn: turn < often)
        with MemoryWatch(worker, children=True) as memory:
            began = time.monotonic()
            visitor.begin(made["period"])
            busy = visitor.look(lambda turn: not visitor.ready)
            seconds = time.monotonic() - began
        for page, times in visitor.look(lambda turn: turn < often).items():
            rest[page] += times
        entries = visitor.fetch()
    table = Table(f"bundel van {made['teams']} verslagen, {database}")
    table.rows = [
        Figure("van de vraag tot de zip", [seconds], unit="s"),
        Figure("per team", [1000 * seconds / made["teams"]]),
        Figure("geheugen van de worker", [memory.highest], MEMORY_AIM, "MB"),
    ]
    for page in PAGES:
        slower = percentile(busy[page], 0.95) / percentile(rest[page], 0.95)
        table.rows += [
            Figure(f"{page}, in rust", rest[page]),
            Figure(f"{page}, terwijl de bundel wordt gemaakt", busy[page]),
            Figure(f"{page}, p95 zoveel keer zo lang", [slower], SLOWER_AIM, "×"),
        ]
    table.rows.append(Check("bestanden in de zip", entries, 2 + 2 * made["teams"]))
    return table


class Visitor:
    """A quality officer: asks pages one after the other, and now and then how far the zip is."""

    def __init__(self, address: tuple[str, int], cookie: str) -> None:
        self.ready = ""
        self._connection = HTTPConnection(*address, timeout=120)
        self._headers = {
            "Cookie": f"sessionid={cookie}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self._looked = 0.0

    def look(self, on: Callable[[int], bool]) -> Times:
        """Ask every page in turn as long as ``on(turn)``; in ms how long each took."""
        times: Times = defaultdict(list)
        turn = 0
        while on(turn):
            turn += 1
            for page, path in PAGES.items():
                began = time.monotonic()
                self._ask("GET", path, 200)
                times[page].append((time.monotonic() - began) * 1000)
            self._how_far()
        return times

    def begin(self, period: int) -> None:
        self._ask("POST", BUNDLES, 302, urlencode({"periode": period}))

    def fetch(self) -> int:
        """The number of files in the zip, each of them whole."""
        with zipfile.ZipFile(io.BytesIO(self._ask("GET", self.ready, 200))) as found:
            broken = found.testzip()
            return 0 if broken else len(found.namelist())

    def _how_far(self) -> None:
        if time.monotonic() - self._looked < LOOK:
            return
        self._looked = time.monotonic()
        page = self._ask("GET", BUNDLES, 200).decode()
        if "Ga verder" in page:
            raise RuntimeError("the bundle was interrupted")
        link = re.search(rf'href="({BUNDLES}\d+/bestand/)"', page)
        self.ready = link[1] if link else ""

    def _ask(self, method: str, path: str, status: int, body: str | None = None) -> bytes:
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status != status:
            raise RuntimeError(f"{method} {path}: {answer.status}\n{content[:600]!r}")
        return content
