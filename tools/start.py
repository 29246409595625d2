"""`./run`: prepare what is missing, then serve pages, streams and background work until stopped.

One process does the preparing and the serving, because every new Python costs a second on a second
start. The background worker is a child that stops together with it.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread

import django
import uvicorn
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import DatabaseError, connections

from tools.environment import locked, say

RESTART_AFTER = 2.0  # seconds before a worker that died is started again
STOP_WITHIN = 8.0  # seconds a worker may take to finish its task


@contextmanager
def step(failure: str, *usual: type[Exception]) -> Iterator[None]:
    """Say in Dutch what failed; an error that is not one of the usual keeps its traceback."""
    expected: tuple[type[Exception], ...] = (DatabaseError, CommandError, OSError, *usual)
    try:
        yield
    except expected as error:
        say(f"{failure}\n{type(error).__name__}: {error}")
        raise SystemExit(1) from error
    except Exception:
        say(failure)
        raise


class Worker:
    """The process that does background work, started again when it dies by itself."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None
        self._watcher = Thread(target=self._watch, daemon=True)
        self._stopping = Event()
        self._changing = Lock()

    def start(self) -> None:
        """Start the process, and a thread that watches over it."""
        self._watcher.start()

    def _watch(self) -> None:
        while child := self._launch():
            with child:  # closes its standard input afterwards
                child.wait()
            if self._stopping.wait(RESTART_AFTER):
                return
            say("Het achtergrondwerk stopte onverwacht en start opnieuw.")

    def _launch(self) -> subprocess.Popen[bytes] | None:
        with self._changing:
            if self._stopping.is_set():
                return None
            # A session of its own: Ctrl-C reaches this process only, which then stops the child.
            self._child = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, start_new_session=True
            )
            return self._child

    def stop(self) -> None:
        """Let the process finish its task, for a while, and wait until it is gone."""
        self._stopping.set()
        with self._changing:
            child = self._child
        if child is None:
            return
        child.terminate()
        try:
            child.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            child.kill()
        self._watcher.join()


class Server(uvicorn.Server):
    """uvicorn, that reports when it answers."""

    def __init__(self, config: uvicorn.Config, worker: Worker, address: str, login: str) -> None:
        super().__init__(config)
        self._worker, self._address, self._login = worker, address, login

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening; then start the background work and tell the address."""
        await super().startup(sockets)
        self._worker.start()
        say(f"\nBorgen draait op {self._address}")
        if self._login:
            say(self._login)
        say("Stoppen: Ctrl-C\n")


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; raises SystemExit with a Dutch message when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with step(
        f"Adres {host} poort {port} is niet vrij. Draait Borgen al? Kies anders een andere poort, "
        "bijvoorbeeld: PORT=8001 ./run"
    ):
        return socket.create_server((host, port), family=family, backlog=2048)


def address_of(host: str, port: int) -> str:
    """Return the address for a browser on this machine."""
    if host == "0.0.0.0":  # noqa: S104 - only compared: listening everywhere includes here
        host = "127.0.0.1"
    elif ":" in host:
        host = "[::1]" if host == "::" else f"[{host}]"
    return f"http://{host}:{port}/"


def check_signing_in() -> None:
    """Raise ImproperlyConfigured when the settings of signing in do not fit together."""
    from organisatie.aanmelden.nakijken import instellingen_kloppen  # needs Django set up

    if wrong := instellingen_kloppen():
        raise ImproperlyConfigured(" ".join(f"{w.msg} {w.hint or ''}".strip() for w in wrong))


def prepare() -> str:
    """Bring database and files up to date; return what to say about signing in."""
    from tools import prepare as steps  # needs Django set up

    # Two starts at once on the same data wait for each other.
    with locked(Path(settings.DATA_DIR)):
        with step("De database is niet bereikbaar of niet bij te werken. Controleer DATABASE_URL."):
            steps.migrate_if_needed()
        with step("Het klaarzetten van vormgeving en scripts is mislukt. Is er nog schijfruimte?"):
            steps.collect_static_if_needed()
        with step("Het laden van de meegeleverde kaarten is mislukt."):
            steps.load_cards()
        with step("Het laden van de voorbeeldgegevens is mislukt."):
            steps.load_demo_if_empty()
    # Pages say so, unless told otherwise.
    settings.DEMO = settings.DEMO or ("DEMO" not in os.environ and steps.has_demo())
    # For the worker: it may show mail in this window only when nobody is real.
    os.environ["DEMO"] = str(settings.DEMO)
    login = steps.how_to_sign_in()
    connections.close_all()
    return login


def serve(listener: socket.socket, login: str) -> None:
    """Serve on `listener` until a signal asks to stop, the background worker beside it."""
    config = uvicorn.Config(
        "config.asgi:application",
        timeout_graceful_shutdown=2,
        access_log=False,  # the application logs each request itself
        server_header=False,
        proxy_headers=False,  # config.wsgi believes known proxies, under every server
        log_config=None,  # Django's settings.LOGGING decides
        backlog=2048,
    )
    worker = Worker([sys.executable, "-m", "tools.worker"])
    address = address_of(settings.HOST, listener.getsockname()[1])
    try:
        Server(config, worker, address, login).run([listener])
    finally:
        worker.stop()


def leave(number: int, frame: object) -> None:
    """Turn a signal to stop into an orderly end, whatever is going on."""
    raise SystemExit(0)


def main() -> None:
    """Prepare and serve; ends by SystemExit, 0 after a signal and 1 after a failure."""
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    wrong = "De instellingen kloppen niet. Controleer de omgeving en het bestand .env."
    with step(wrong, ImproperlyConfigured, ValueError):
        django.setup()
        check_signing_in()
    listener = listen(settings.HOST, settings.PORT)
    login = prepare()
    serve(listener, login)


if __name__ == "__main__":
    main()
