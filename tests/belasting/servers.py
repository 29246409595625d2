"""Starting and stopping what is measured: real processes, each in an environment of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Self

from tools.environment import ROOT

READY_WITHIN = 180.0  # seconds
STOP_WITHIN = 10.0


@dataclass(frozen=True)
class Place:
    """A folder with everything an installation keeps, and the settings that point to it."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of a process, this installation's own ``.env`` overruled."""
        own = {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder}/borgen.sqlite3",
            "HOST": "127.0.0.1",
            "PORT": "8000",
            "BASE_URL": "http://127.0.0.1:8000",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SECRET_KEY": "only-for-the-benchmarks-" + "0123456789abcdef" * 4,
            "DEBUG": "false",
            "DEMO": "false",
            "EMAIL_URL": "consolemail://",
            "LOG_LEVEL": "INFO",
        }
        return os.environ | own | self.settings | more


@contextmanager
def place(**settings: str) -> Iterator[Place]:
    """Give a place of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="borgen-bench-") as folder:
        yield Place(Path(folder), settings)


def free_port() -> int:
    """Return a port that nobody listened to a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def call(given: Place, module: str, request: Any = None, *arguments: str) -> Any:
    """Run ``python -m module``, JSON in and JSON out; its errors go to our standard error.

    Raises CalledProcessError when it fails.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=given.environment(LOG_LEVEL="WARNING"),
        input=json.dumps(request),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


class Helper:
    """``python -m module``, kept: it answers every line of JSON with one.

    For who asks often: a new Python for each question costs seconds. One that died is started
    again at the next question. Its errors go to our standard error.
    """

    def __init__(self, given: Place, module: str) -> None:
        self._command = [sys.executable, "-m", module]
        self._environment = given.environment(LOG_LEVEL="WARNING")
        self._process: subprocess.Popen[str] | None = None

    def ask(self, request: Any) -> Any:
        """Return the answer. Raises RuntimeError when the module failed to give one."""
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            self.stop()
            raise RuntimeError(f"no answer from {self._command[-1]} to {request}")
        return json.loads(answer)

    def stop(self) -> None:
        """End it, and see to it that nothing of it stays behind."""
        if self._process is None:
            return
        self._process.kill()
        self._process.communicate()
        self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class Server:
    """A running server with all its processes; its log stands in a file of the place."""

    def __init__(self, given: Place, command: Sequence[str], port: int, cwd: Path = ROOT) -> None:
        self.address = ("127.0.0.1", port)
        self._log = given.folder / f"log-{port}.txt"
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=cwd,
                env=given.environment(PORT=str(port), BASE_URL=f"http://127.0.0.1:{port}"),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_ready(self, path: str = "/gezond/") -> None:
        """Return when ``path`` answers 200. Raises RuntimeError, with the log, when it does not."""
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            if answers(self.address, path):
                return
            time.sleep(0.01)
        raise RuntimeError(f"no answer from the server\n{self.log()}")

    def log(self) -> str:
        """Return the end of what it logged."""
        return self._log.read_text(errors="replace")[-4000:]

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """Ask it to stop, and see to it that nothing of it stays behind."""
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_WITHIN)
        # Also what it started itself and left behind.
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def answers(address: tuple[str, int], path: str) -> bool:
    """Tell whether a GET of ``path`` is answered with 200 now."""
    connection = HTTPConnection(*address, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


@contextmanager
def running(server: Server, path: str = "/gezond/") -> Iterator[Server]:
    """Wait until a server answers, and stop it at the end."""
    try:
        server.wait_ready(path)
        yield server
    finally:
        server.stop()


def pages_and_streams(given: Place, port: int) -> Server:
    """Start the application as `./run` does: one process, its background worker beside it."""
    return Server(given, [sys.executable, "-m", "tools.start"], port)


def private_memory(pid: int) -> float:
    """Return in MB what a process shares with no other."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def children(pid: int) -> list[int]:
    """Return the processes that a process started and that still run."""
    # Each thread knows those that it started.
    told = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for line in told for child in line.split()]


class MemoryWatch:
    """Remembers the most private memory a process had, looking twice a second.

    With ``children`` what it started itself counts as well.
    """

    def __init__(self, pid: int, *, children: bool = False) -> None:
        self.highest = 0.0
        self._pid, self._children = pid, children
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        while not self._stopping.wait(0.5):
            self._look()

    def _look(self) -> None:
        memory = private_memory(self._pid)
        for child in children(self._pid) if self._children else []:
            # One that ended meanwhile has none.
            with suppress(OSError):
                memory += private_memory(child)
        self.highest = max(self.highest, memory)

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()
        self._look()
