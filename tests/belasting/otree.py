"""A peer in the same run: an oTree live page with as many people, on this machine."""

import os
import shutil
from pathlib import Path

from tests.belasting.figures import Check, Figure, Table
from tests.belasting.servers import MemoryWatch, Place, Server, call, free_port, place, running
from tests.belasting.telefoons import SEED, spreads
from tools.environment import ROOT

PHONES = 500
PROGRAM = ROOT / ".venv-bench" / "bin" / "otree"
KEY = "only-for-the-benchmarks"


def measure(short: bool) -> list[Table]:
    """Measure one room of 500 phones; there are no aims for another program."""
    table = Table(f"oTree: {PHONES} telefoons op een live page, een proces, SQLite")
    if not PROGRAM.exists():
        table.notes.append("overgeslagen: oTree staat niet in .venv-bench (zie ./run bench)")
        return [table]
    with place() as given:
        server = start(given)
        with running(server, "/demo"), MemoryWatch(server.process.pid) as memory:
            request = {"address": server.address, "key": KEY, "phones": PHONES, "seed": SEED}
            storms = call(
                given, "tests.belasting.peer_client", request | {"spreads": spreads(short)}
            )
    for storm in storms:
        when = f"over {storm['spread']} s" if storm["spread"] else "tegelijk"
        table.rows += [
            Figure(f"stem beantwoord, {when}", storm["answers"]),
            Figure(f"van antwoord tot projector, {when}", storm["projector"]),
            Check(f"geteld, {when}", storm["shown"], PHONES),
        ]
    table.rows.append(Figure("privégeheugen van de server", [memory.highest], unit="MB"))
    table.notes.append("oTree houdt zijn SQLite tijdens het draaien in het geheugen.")
    return [table]


def start(given: Place) -> Server:
    """Copy the project and start its server for production."""
    project = given.folder / "project"
    shutil.copytree(Path(__file__).with_name("peer"), project)
    (project / "_static").mkdir()
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    settings = {"OTREE_PRODUCTION": "1", "OTREE_REST_KEY": KEY, "PATH": path}
    port = free_port()
    command = [str(PROGRAM), "prodserver", f"127.0.0.1:{port}"]
    return Server(Place(given.folder, settings), command, port, cwd=project)
