"""A whole installation, served as `./run` serves it, for one test module.

Nothing of it is in the process of the tests: database, server and background worker are its own,
and tests reach it as people do, through a browser. What costs time to make, static files and the
rows that every module begins with, is made once and copied.
"""

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.belasting.servers import Place, call, free_port, pages_and_streams, running
from tools.environment import locked

WACHTWOORD = "borgen-demo"
KOEKJE = "sessionid"


@dataclass(frozen=True)
class Bron:
    """A folder to copy installations from, and what ``tests.browser.bron`` told about it.

    ``gegevens`` has the row of every state, ``koekjes`` what signs an account in.
    """

    map: Path
    gegevens: dict[str, dict[str, Any]]
    koekjes: dict[str, str]

    def kopie(self, map_: Path, database: str, **settings: str) -> Place:
        """Make the new folder ``map_`` an installation with ``vol`` or ``leeg`` as its database."""
        shutil.copytree(self.map, map_, ignore=shutil.ignore_patterns("*.sqlite3*"))
        shutil.copy(self.map / f"{database}.sqlite3", map_ / "borgen.sqlite3")
        return Place(map_, settings)


@dataclass(frozen=True)
class Installatie:
    """``url`` is where it answers, without a slash at the end."""

    url: str
    plaats: Place
    bron: Bron

    def koekje(self, adres: str) -> Any:
        """The cookie of a browser in which this person is signed in."""
        return {"name": KOEKJE, "value": self.bron.koekjes[adres], "url": self.url}


def gedeelde_bron(map_: Path) -> Bron:
    """The one source in ``map_``, for all processes that share this folder; made by the first."""
    klaar = map_ / "bron.json"
    with locked(map_):
        if not klaar.exists():
            klaar.write_text(json.dumps(_maak(map_ / "bron")))
    return Bron(map_ / "bron", **json.loads(klaar.read_text()))


def _maak(map_: Path) -> dict[str, Any]:
    map_.mkdir()
    plaats = Place(map_, {"DEMO": "true"})
    # Static files need no database: both at once take as long as the slower of the two.
    with ThreadPoolExecutor() as werk:
        bestanden = werk.submit(call, plaats, "tests.browser.bron", None, "bestanden")
        gevonden = call(plaats, "tests.browser.bron", None, "databases")
        bestanden.result()
    return gevonden


@contextmanager
def draaiend(bron: Bron, map_: Path) -> Iterator[Installatie]:
    """Serve a copy with the demo and a session in every state, in the new folder ``map_``."""
    poort = free_port()
    plaats = bron.kopie(map_, "vol", DEMO="true")
    with running(pages_and_streams(plaats, poort)):
        yield Installatie(f"http://127.0.0.1:{poort}", plaats, bron)
