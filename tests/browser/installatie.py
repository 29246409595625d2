"""A whole installation with the demo data, served as `./run` serves it, for one test module.

Nothing of it is in the process of the tests: database, server and background worker are its own,
and tests reach it as people do, through a browser.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.belasting.servers import Place, call, free_port, pages_and_streams, running

WACHTWOORD = "borgen-demo"


@dataclass(frozen=True)
class Installatie:
    """``url`` is where it answers, without a slash at the end."""

    url: str
    plaats: Place

    def adres(self, pad: str) -> str:
        """The full address of a path that begins with a slash."""
        return self.url + pad

    def zet_klaar(self) -> dict[str, Any]:
        """Make a session in every state; returns what ``tests.browser.toestanden`` prints."""
        return call(self.plaats, "tests.browser.toestanden")


def maak_bron(map_: Path) -> Path:
    """Prepare a folder with static files and the demo in a database, to copy for each module."""
    call(Place(map_, {"DEMO": "true"}), "tests.browser.bron")
    return map_


@contextmanager
def draaiend(bron: Path, map_: Path) -> Iterator[Installatie]:
    """Serve a copy of ``bron`` in the new folder ``map_``."""
    shutil.copytree(bron, map_)
    poort = free_port()
    plaats = Place(map_, {"DEMO": "true"})
    with running(pages_and_streams(plaats, poort)):
        yield Installatie(f"http://127.0.0.1:{poort}", plaats)
