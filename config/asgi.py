"""Pages and streams in one process, under uvicorn.

Streams go to a small ASGI application; everything else is ordinary synchronous Django on a fixed
number of threads, each keeping its database connection. For a large school the pages run in a
WSGI server of their own (``config.wsgi``) and a process with this application serves the streams.
"""

import asyncio
import resource
import signal
import threading
from types import FrameType
from typing import Any

from config import wsgi
from config.bridge import Bridge
from config.proxy import WsgiApp

# Importing the above has set Django up.
from boas.stroom.asgi import Scope, Streams  # isort: skip

PAGE_THREADS = 4
# Phones have a thread of their own, so that they never wait behind a report that is being made.
# More would only wait for one another: for the interpreter, and for the database to be written.
PHONE_THREADS = 1
PHONE_BATCH = 8
# Every phone holds one connection and now and then a second.
OPEN_FILES = 8192


class Application:
    """The ASGI application, around the WSGI application that makes the pages.

    ``end_streams`` may be called by whoever stops the server.
    """

    def __init__(self, pages: WsgiApp) -> None:
        self._pages = Bridge(pages, PAGE_THREADS, "pages")
        self._phones = Bridge(pages, PHONE_THREADS, "phones", batch=PHONE_BATCH)
        self._streams = Streams()
        self.end_streams = self._streams.end

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif self._streams.takes(scope):
            await self._streams(scope, receive, send)
        elif scope["type"] == "http":
            bridge = self._phones if scope["path"].startswith("/stem/") else self._pages
            await bridge(scope, receive, send)
        else:
            await send({"type": "websocket.close"})

    async def _lifespan(self, receive: Any, send: Any) -> None:
        await receive()
        allow_open_files()
        self._hear_signals()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._streams.stop()
        for bridge in (self._phones, self._pages):
            await asyncio.get_running_loop().run_in_executor(None, bridge.stop)
        await send({"type": "lifespan.shutdown.complete"})

    def _hear_signals(self) -> None:
        # The server waits for open responses before it says that it stops; streams never end by
        # themselves, so they must hear it from the signal.
        if threading.current_thread() is not threading.main_thread():
            return
        for number in (signal.SIGINT, signal.SIGTERM):
            before = signal.getsignal(number)
            if callable(before):
                signal.signal(number, self._end_streams_and(before))

    def _end_streams_and(self, before: Any) -> Any:
        def handle(number: int, frame: FrameType | None) -> None:
            self.end_streams()
            before(number, frame)

        return handle


def allow_open_files() -> None:
    """Raise the number of open files to OPEN_FILES, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


application = Application(wsgi.application)
