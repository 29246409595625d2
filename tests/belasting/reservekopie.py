"""A backup made while fifty people write, put back, and laid beside what they were told."""

import subprocess
import sys
import time
import uuid
from typing import Any

from tests.belasting.databases import on_both
from tests.belasting.figures import Check, Figure, Table
from tests.belasting.gesprekken import Press, Teacher
from tests.belasting.servers import Place, call, free_port, pages_and_streams, running
from tools.environment import ROOT

RUN = "tests.belasting.reservekopie_run"
# Writing before the backup and after it, in seconds.
AROUND, SHORT_AROUND = 8.0, 3.0


class Writer(Teacher):
    """Logs a conversation, and a leader then writes what takes several rows: a new traject.

    ``team`` is the one the person leads, 0 for who leads none.
    """

    def __init__(self, address: tuple[str, int], cookie: str, team: int) -> None:
        # Until it is told to stop.
        super().__init__(address, cookie, float("inf"))
        self._team = team

    def next_press(self, student: str) -> Press:
        if not self._team or len(self.times) % 2:
            return super().next_press(student)
        name = str(uuid.uuid4())
        form = {"naam": name, "doel": "Heel of niet.", "team": str(self._team)}
        return Press(name, "/trajecten/nieuw/", form | {"begin": "verkennen"}, 302)


def measure(short: bool) -> list[Table]:
    """Measure on both databases."""
    return on_both(lambda given, database: backup(given, short, database))


def backup(given: Place, short: bool, database: str) -> Table:
    """Let fifty teachers log without a pause, make a backup meanwhile, and restore it."""
    around = SHORT_AROUND if short else AROUND
    made = call(given, RUN, {"part": 10 if short else 1})
    file = given.folder / "kopie.zip"
    server = pages_and_streams(given, free_port())
    with running(server):
        teachers = [
            Writer(server.address, *who) for who in zip(made["fifty"], made["leads"], strict=True)
        ]
        for teacher in teachers:
            teacher.start()
        time.sleep(around)
        began = time.monotonic()
        manage(given, "backup", str(file))
        ended = time.monotonic()
        time.sleep(around)
        for teacher in teachers:
            teacher.until = 0.0
        for teacher in teachers:
            teacher.join()
    begin = time.monotonic()
    manage(given, "herstel", str(file), "--ja")
    back = (time.monotonic() - begin) * 1000
    found = call(given, RUN, {"look": True})
    return table(database, teachers, (began, ended), back, found, file.stat().st_size)


def manage(given: Place, *command: str) -> None:
    """Run a command of the installation. Raises CalledProcessError when it fails."""
    environment = given.environment(LOG_LEVEL="WARNING")
    given_to = {"cwd": ROOT, "env": environment, "stdout": subprocess.DEVNULL}
    subprocess.run([sys.executable, "manage.py", *command], check=True, **given_to)


def table(
    database: str,
    teachers: list[Writer],
    moment: tuple[float, float],
    back: float,
    found: dict[str, Any],
    size: int,
) -> Table:
    """What was answered before it began must be in it, what was sent after it ended cannot be."""
    began, ended = moment
    saved = [press for teacher in teachers for press in teacher.saved]
    kept = set(found["keys"])
    before = {key for key, _, answered in saved if answered < began}
    after = {key for key, sent, _ in saved if sent > ended}
    during = [(a - s) * 1000 for _, s, a in saved if a > began and s < ended]
    quiet = [(a - s) * 1000 for _, s, a in saved if a < began or s > ended]
    out = Table(f"reservekopie terwijl {len(teachers)} mensen schrijven, {database}")
    out.rows = [
        Figure("de reservekopie maken", [(ended - began) * 1000]),
        Figure("terugzetten en bijwerken", [back]),
        Figure("grootte", [size / 1e6], unit="MB"),
        Figure("grootte van de database", [found["size"] / 1e6], unit="MB"),
        Figure("een druk, zonder reservekopie ernaast", quiet),
        Figure("een druk, terwijl die gemaakt wordt", during),
        Check("fouten", sum(len(teacher.faults) for teacher in teachers), 0),
        Check("bewaard voor het begin en niet terug", len(before - kept), 0),
        Check("van na het einde en toch terug", len(after & kept), 0),
        Check("trajecten zonder hun ronde of geschiedenis", found["halves"], 0),
        Check("verwijzingen naar wat er niet is", found["dangling"], 0),
    ]
    told = len({key for key, _, _ in saved} & kept)
    out.notes.append(
        f"{told} van de {len(saved)} drukken terug; {len(before)} waren bewaard voor het begin, "
        f"{len(after)} zijn van na het einde"
    )
    return out
