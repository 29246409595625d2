"""`./run test`: every check of this tree, one after the other, with a summary at the end.

With arguments it is only pytest, which gets them. With `CI=true` nothing may be skipped: a missing
program, or a stage that finds no tests, fails the run.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.postgres import find_programs, postgres
from tools.environment import ROOT, say

NO_TESTS = 5  # pytest's exit code when it found none
# Two workers with half of the tests each, in order; who is done takes over what still waits.
TWO = ("-n", "2", "--dist", "worksteal")
# By place and not by mark: a process that reads all tests takes eight seconds for it.
BROWSER = "tests/browser"
NO_BROWSER = f"--ignore={BROWSER}"

GOOD, BAD, SKIPPED = "goed", "fout", "overgeslagen"


@dataclass(frozen=True)
class Stage:
    """One command of the run.

    `needs` tells whether the machine has what it takes, `package` is the Debian package that
    brings it. `database` gives a DATABASE_URL for as long as the stage runs.
    """

    name: str
    command: list[str]
    settings: dict[str, str] = field(default_factory=dict)
    needs: Callable[[], Any] = lambda: True
    package: str = ""
    database: Callable[[], AbstractContextManager[str]] | None = None


@dataclass(frozen=True)
class Result:
    """How a stage ended: GOOD, BAD or SKIPPED, after how many seconds, and why if not good."""

    name: str
    state: str
    seconds: float = 0.0
    reason: str = ""


def module(*arguments: str) -> list[str]:
    """Return the command that runs a module with this Python."""
    return [sys.executable, "-m", *arguments]


def pytest(*arguments: str) -> list[str]:
    """Return the command that runs pytest."""
    return module("pytest", "--quiet", *arguments)


def stages() -> list[Stage]:
    """Return every check, the quick ones first."""
    manage = [sys.executable, "manage.py"]
    imports = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
    return [
        Stage("ruff check", module("ruff", "check", ".")),
        Stage("ruff format", module("ruff", "format", "--check", ".")),
        # Its layout is not asked for: djlint puts white space inside words and phrases.
        Stage("djlint regels", module("djlint", "--lint", "--quiet", "templates")),
        Stage("import-linter", [sys.executable, "-c", imports]),
        Stage("migraties compleet", [*manage, "makemigrations", "--check", "--dry-run"]),
        Stage(
            "check --deploy",
            [*manage, "check", "--deploy", "--fail-level", "WARNING"],
            settings={"BASE_URL": "https://borgen.example", "ALLOWED_HOSTS": "borgen.example"},
        ),
        Stage("mypy", module("mypy", ".")),
        Stage("pytest op SQLite", pytest(*TWO, NO_BROWSER, "-m", "not kantoor")),
        Stage(
            "pytest op PostgreSQL",
            pytest(*TWO, NO_BROWSER, "-m", "database and not kantoor"),
            needs=find_programs,
            package="postgresql",
            database=postgres,
        ),
        Stage(
            "pytest met LibreOffice",
            pytest(NO_BROWSER, "-m", "kantoor"),
            needs=lambda: shutil.which("soffice") or shutil.which("libreoffice"),
            package="libreoffice-calc",
        ),
        Stage(
            "pytest in de browser",
            pytest(*TWO, BROWSER),
            # Playwright runs an event loop in the thread of the test.
            settings={"DJANGO_ALLOW_ASYNC_UNSAFE": "true"},
            needs=lambda: shutil.which("chromium"),
            package="chromium libatomic1",
        ),
    ]


def own_settings(folder: Path) -> dict[str, str]:
    """Return settings that keep a run away from this installation's data, `.env` included."""
    return {
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/borgen.sqlite3",
        "BASE_URL": "http://127.0.0.1:8000",
        "HOST": "127.0.0.1",
        "PORT": "8000",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "DEBUG": "false",
        "DEMO": "false",
        "EMAIL_URL": "consolemail://",
        # Kept also where an environment forbids it: every worker and every process that a test
        # starts would compile this tree again.
        "PYTHONDONTWRITEBYTECODE": "",
        "SECRET_KEY": "only-for-the-tests-" + "0123456789abcdef" * 4,
    }


def run_stage(stage: Stage, settings: dict[str, str], strict: bool) -> Result:
    """Run one stage, its output straight to the screen; with `strict` nothing may be skipped."""
    missed = BAD if strict else SKIPPED
    if not stage.needs():
        return Result(stage.name, missed, reason=f"ontbreekt: apt-get install {stage.package}")
    say(f"\n--- {stage.name}")
    began = time.monotonic()
    reason = ""
    try:
        with stage.database() if stage.database else nullcontext("") as url:
            own = {"DATABASE_URL": url} if url else {}
            code = subprocess.run(
                stage.command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                env=os.environ | settings | stage.settings | own,
            ).returncode
    except (OSError, subprocess.CalledProcessError) as error:
        code, reason = 1, "\n".join([str(error), *getattr(error, "__notes__", [])])
    seconds = time.monotonic() - began
    if code == NO_TESTS and "pytest" in stage.command:
        return Result(stage.name, missed, seconds, "geen tests gevonden")
    return Result(stage.name, BAD if code else GOOD, seconds, reason)


def summary(results: list[Result]) -> str:
    """Return the closing table: state, seconds and name of each stage, and the verdict."""
    lines = [
        f"{result.state:<13}{result.seconds:7.1f} s  {result.name}"
        + (f" ({result.reason})" if result.reason else "")
        for result in results
    ]
    bad = sum(result.state == BAD for result in results)
    total = sum(result.seconds for result in results)
    verdict = f"{bad} van {len(results)} onderdelen fout" if bad else "Alles goed"
    skipped = sum(result.state == SKIPPED for result in results)
    if skipped:
        verdict += f", {skipped} overgeslagen"
    return "\n".join([*lines, f"{verdict}, in {total:.0f} s."])


@contextmanager
def data_folder() -> Iterator[Path]:
    """Give a folder for the data of the run, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="borgen-test-") as folder:
        yield Path(folder)


def leave(number: int, frame: object) -> None:
    """End in order on a signal, so that PostgreSQL and the folders are cleaned up."""
    raise SystemExit(128 + number)


def main(arguments: list[str]) -> int:
    """Run every stage, or only pytest with `arguments`; return the exit code."""
    signal.signal(signal.SIGTERM, leave)
    strict = os.environ.get("CI") == "true"
    with data_folder() as folder:
        settings = own_settings(folder)
        if arguments:
            if any("browser" in argument for argument in arguments):
                settings["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
            return subprocess.run(pytest(*arguments), env=os.environ | settings).returncode
        results = [run_stage(stage, settings, strict) for stage in stages()]
    say(f"\n--- samenvatting\n{summary(results)}")
    return 1 if any(result.state == BAD for result in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
