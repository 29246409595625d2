"""Pages and streams in one process, under uvicorn.

Streams go to a small ASGI application; everything else is ordinary synchronous Django on a fixed
number of threads, each keeping its database connection. For a large school the pages run in a
WSGI server of their own (``config.wsgi``) and a process with this application serves the streams.
"""

import asyncio
import contextlib
import resource
import signal
import threading
from types import FrameType
from typing import Any

from a2wsgi import WSGIMiddleware

from config.wsgi import application as pages

# Importing the above has set Django up.
from boas.stroom.asgi import Scope, Streams  # isort: skip
from django.db import connections  # isort: skip

THREADS = 4
# Every phone holds one connection and now and then a second.
OPEN_FILES = 8192
STOP_WITHIN = 2.0  # seconds for threads to give back their database connection


class Application:
    """The ASGI application. ``end_streams`` may be called by whoever stops the server."""

    def __init__(self) -> None:
        self._pages = WSGIMiddleware(pages, workers=THREADS)
        self._streams = Streams()
        self.end_streams = self._streams.end

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif self._streams.takes(scope):
            await self._streams(scope, receive, send)
        else:
            await self._pages(scope, receive, send)  # type: ignore[arg-type]

    async def _lifespan(self, receive: Any, send: Any) -> None:
        await receive()
        allow_open_files()
        self._hear_signals()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._streams.stop()
        await asyncio.get_running_loop().run_in_executor(None, self._close_connections)
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

    def _close_connections(self) -> None:
        """Let every thread close the connections it kept; all at once, so that each gets a turn."""
        together = threading.Barrier(THREADS)

        def close() -> None:
            # When a thread is still at work, the end of the process closes its connections.
            with contextlib.suppress(threading.BrokenBarrierError):
                together.wait(STOP_WITHIN)
            connections.close_all()

        for future in [self._pages.executor.submit(close) for _ in range(THREADS)]:
            future.result(2 * STOP_WITHIN)


def allow_open_files() -> None:
    """Raise the number of open files to OPEN_FILES, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


application = Application()
