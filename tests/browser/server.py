"""The application as it is served, in a thread of the test: real uvicorn, real streams.

For tests of streams and of what threads do to one another; it serves the database of the test, so
the test must be a transactional one. Browser tests have an installation of their own instead.
"""

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import uvicorn

WITHIN = 10.0  # seconds for anything a test waits for


class Server(uvicorn.Server):
    """uvicorn that tells when it listens, and ends streams when it is asked to stop."""

    def __init__(self) -> None:
        # Not at the top: it loads the middleware, which wants the settings of a test.
        from config.asgi import Application
        from config.wsgi import make_application

        # Made anew: the one in ``config.wsgi`` follows the settings of the test that came first.
        self.application = Application(make_application())
        super().__init__(
            uvicorn.Config(
                self.application,
                lifespan="on",
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=2,
            )
        )
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()

    def stop(self) -> None:
        self.application.end_streams()
        self.should_exit = True


@contextmanager
def draaiend() -> Iterator[str]:
    """Serve on a free port; gives the host and port. Fails when it does not stop in time."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
    server = Server()
    thread = threading.Thread(target=server.run, args=([listener],), name="uvicorn")
    thread.start()
    try:
        assert server.listening.wait(WITHIN)
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.stop()
        thread.join(WITHIN)
        listener.close()
        assert not thread.is_alive()


class Stroom:
    """A client of one stream: reads server-sent events as they come."""

    def __init__(self, host: str, adres: str) -> None:
        self._connection = http.client.HTTPConnection(host, timeout=WITHIN)
        self._connection.request("GET", adres, headers={"Accept": "text/event-stream"})
        self.response = self._connection.getresponse()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.response.close()
        self._connection.close()

    def event(self) -> dict[str, str]:
        """The next event as its fields; an empty dict when the stream ended."""
        velden: dict[str, str] = {}
        while regel := self.response.readline().decode():
            if regel == "\n":
                return velden
            naam, _, waarde = regel.rstrip("\n").partition(": ")
            velden[naam] = waarde
        return velden

    def bericht(self) -> dict[str, str]:
        """The next event that brings a new part of the page."""
        while velden := self.event():
            if "event" not in velden:
                return velden
        return {}
