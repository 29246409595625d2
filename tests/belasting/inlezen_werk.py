"""The database side of bringing in students, kept running: a line of JSON in, a line out.

python -m tests.belasting.inlezen_werk
"""

import datetime
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.utils.crypto import get_random_string  # noqa: E402

from borgen.slb.inlezen import stappen, verloop  # noqa: E402
from borgen.slb.models import (  # noqa: E402
    Begeleiding,
    Gesprek,
    Inleesrun,
    Klas,
    Plaatsing,
    Student,
)
from organisatie.models import (  # noqa: E402
    Gebruiker,
    Lidmaatschap,
    Periode,
    School,
    Schooljaar,
    Team,
)

MENTORS, PER_CLASS = 50, 25
LISTS = ("first", "changed", "mistake")
HEAD = ("Studentnr", "Roepnaam", "Tussenv.", "Achternaam", "Klas/groep", "SLB-er", "Inschr.datum")


def school(students: int, lists: Sequence[str] = LISTS) -> dict[str, Any]:
    """Migrate; one team with its members, and a teacher with one student to log for."""
    call_command("migrate", interactive=False, verbosity=0)
    today = timezone.localdate()
    van, tot = today - datetime.timedelta(days=100), today + datetime.timedelta(days=200)
    jaar = Schooljaar.objects.create(naam="bench", van=van, tot=tot)
    Periode.objects.create(schooljaar=jaar, naam="periode 1", van=van, tot=tot)
    team = Team.objects.create(school=School.objects.create(naam="School"), naam="Team")
    leden = [
        Lidmaatschap.objects.create(
            team=team,
            gebruiker=Gebruiker.objects.maak(f"m{i}@school.example", f"Mentor {i}"),
            van=van,
            rol="teamleider" if i == 0 else "teamlid",
        )
        for i in range(MENTORS)
    ]
    student = Student.objects.create(team=team, naam="Eigen student", nummer="eigen")
    klas = Klas.objects.create(team=team, schooljaar=jaar, naam="Eigen")
    Plaatsing.objects.create(student=student, klas=klas, van=van)
    Begeleiding.objects.create(student=student, lidmaatschap=leden[1], van=van)
    for what in lists:
        write_list(students, what)
    # Asked for where it is used, here and below: what the worker does not need takes memory.
    from tests.aanmelden import maak_koekjes

    [session] = maak_koekjes(leden[1].gebruiker)
    csrf = get_random_string(32)
    return {
        "cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={csrf}",
        "csrf": csrf,
        "student": student.pk,
    }


def write_list(students: int, what: str) -> None:
    """A workbook as a school has it; the last row of ``mistake`` has one."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Studenten")
    sheet.append(HEAD)
    other = what == "changed"
    start = timezone.localdate() - datetime.timedelta(days=100)
    for i in range(students):
        sheet.append(
            (
                f"{i:07d}",
                f"Voornaam{i % 300}" + ("x" if other else ""),
                "van",
                f"Achternaam{i % 5000}",
                f"K{(i + other) // PER_CLASS}",
                f"Mentor {(i + other) % MENTORS}",
                "31-2-2026" if what == "mistake" and i == students - 1 else start,
            )
        )
    book.save(_list(what))


def bring_in(what: str) -> dict[str, Any]:
    """One list, by the steps of the background worker: seconds, seconds locked, memory."""
    team, leider = Team.objects.get(), Gebruiker.objects.get(email="m0@school.example")
    inhoud = _list("first" if what == "same" else what).read_bytes()
    forget_peak()
    seconds, locked, told = {}, Locked(), Told()
    with locked, told:
        run, seconds["lezen"] = timed(
            lambda: verloop.begin(team, leider, f"{what}.xlsx", inhoud, hier=True)
        )
        dag = timezone.localdate() - datetime.timedelta(days=0 if what == "changed" else 90)
        kolommen = {"schooljaar": Schooljaar.objects.get().pk, "dag": dag.isoformat()}
        _, seconds["nakijken"] = timed(
            lambda: verloop.bevestig(run, run.kolommen | kolommen, hier=True)
        )
        if run.uitkomst["fouten"]:
            verloop.stop(run)
        else:
            _, seconds["overnemen"] = timed(lambda: verloop.neem_over(run, leider, hier=True))
    return {
        "seconds": seconds,
        "locked": locked.seconds,
        "told": told.times,
        "memory": peak(),
        "stand": run.stand,
        "uitkomst": Inleesrun.objects.get(pk=run.pk).uitkomst,
        "students": Student.objects.exclude(nummer="eigen").count(),
    }


def after() -> dict[str, int]:
    """How many lines of history there are, and conversations."""
    return {
        "students": Student.history.exclude(nummer="eigen").count(),
        "placements": Plaatsing.history.count() - 1,
        "guidance": Begeleiding.history.count() - 1,
        "conversations": Gesprek.objects.count(),
    }


def floor(students: int) -> dict[str, float]:
    """The bare minimum: openpyxl reads the same file, Django's bulk_create writes the rows.

    No checks, no columns to guess, no history.
    """
    school(students, ["first"])
    forget_peak()
    team, jaar = Team.objects.get(), Schooljaar.objects.get()
    rijen, read = timed(lambda: _rows(_list("first")))
    leden = list(Lidmaatschap.objects.order_by("pk"))
    with transaction.atomic():
        began = time.perf_counter()
        namen = sorted({rij[4] for rij in rijen})
        klassen = Klas.objects.bulk_create(Klas(team=team, schooljaar=jaar, naam=n) for n in namen)
        klas = {k.naam: k for k in klassen}
        studenten = Student.objects.bulk_create(
            Student(team=team, nummer=rij[0], naam=" ".join(rij[1:4])) for rij in rijen
        )
        Plaatsing.objects.bulk_create(
            Plaatsing(student=s, klas=klas[rij[4]], van=rij[6].date())
            for s, rij in zip(studenten, rijen, strict=True)
        )
        Begeleiding.objects.bulk_create(
            Begeleiding(student=s, lidmaatschap=leden[i % MENTORS], van=jaar.van)
            for i, s in enumerate(studenten)
        )
    return {"read": read, "write": time.perf_counter() - began, "memory": peak()}


def _rows(path: Path) -> list[tuple[Any, ...]]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    rijen = list(book.active.iter_rows(min_row=2, values_only=True))
    book.close()
    return rijen


def _list(what: str) -> Path:
    return Path(settings.DATA_DIR) / f"{what}.xlsx"


def timed(act: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return act(), time.perf_counter() - began


class Locked:
    """From the first statement of the transaction that writes until its commit."""

    def __enter__(self) -> "Locked":
        self.seconds, self._print = 0.0, stappen.vingerafdruk
        stappen.vingerafdruk = self._begin
        return self

    def __exit__(self, *_: object) -> None:
        stappen.vingerafdruk = self._print

    def _begin(self, *given: Any) -> str:
        if connection.in_atomic_block:
            began = time.perf_counter()
            transaction.on_commit(lambda: self._end(began))
        return self._print(*given)

    def _end(self, began: float) -> None:
        self.seconds = time.perf_counter() - began


class Told:
    """How often somebody who looks is told how far it is."""

    def __enter__(self) -> "Told":
        self.times, self._meld = 0, Inleesrun.meld

        def meld(run: Inleesrun, part: float) -> None:
            self.times += 1
            self._meld(run, part)

        Inleesrun.meld = meld
        return self

    def __exit__(self, *_: object) -> None:
        Inleesrun.meld = self._meld


def forget_peak() -> None:
    """Let the peak of memory begin anew."""
    Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """The most memory this process held since then, in MB, what it shares included."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def answer(request: dict[str, Any]) -> Any:
    acts = {"school": school, "bring in": bring_in, "after": after, "floor": floor}
    return acts[request.pop("do")](**request)


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()
