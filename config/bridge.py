"""Ordinary synchronous Django under an ASGI server, on a fixed number of threads.

A thread works on a request only when all of it has arrived, and is free again as soon as the
answer is made, so a slow phone never holds one up. An ordinary answer crosses from thread to event
loop once: those crossings, more than Django, decide how many votes a second one process takes.
"""

import asyncio
import contextlib
import io
import threading
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from a2wsgi.wsgi import build_environ
from django.db import connections

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

LARGEST_BODY = 32 * 1024 * 1024
IN_MEMORY = 1024 * 1024  # a larger body waits on disk
AHEAD = 16 * 1024 * 1024  # how many bytes a streamed answer may be ahead of a slow client
STOP_WITHIN = 2.0  # seconds for threads to finish before their connections are closed

TOO_LARGE = b"Dit is te groot om te versturen: hoogstens 32 MB."


class TooLarge(Exception):
    """The body is larger than LARGEST_BODY."""


class Gone(Exception):
    """The client left before its request had arrived."""


class Bridge:
    """An ASGI application that runs a WSGI application on ``threads`` threads of its own.

    Threads keep their database connections; ``stop`` gives them back and ends the bridge.
    """

    def __init__(self, app: WsgiApp, threads: int, name: str) -> None:
        self._app = app
        self._threads = threads
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await _read_body(receive)
        except TooLarge:
            headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
            await send({"type": "http.response.start", "status": 413, "headers": headers})
            await send({"type": "http.response.body", "body": TOO_LARGE})
            return
        except Gone:
            return
        environ = build_environ(scope, body)  # type: ignore[arg-type]
        exchange = Exchange(self._app, environ)  # type: ignore[arg-type]
        self._executor.submit(exchange.run).add_done_callback(exchange.done)
        try:
            await exchange.answer(receive, send)
        finally:
            exchange.leave()
            body.close()

    def stop(self) -> None:
        """Close the connections of every thread, all at once so that each gets a turn."""
        together = threading.Barrier(self._threads)

        def close() -> None:
            # A thread that is still at work keeps the others waiting only so long.
            with contextlib.suppress(threading.BrokenBarrierError):
                together.wait(STOP_WITHIN)
            connections.close_all()

        for _ in range(self._threads):
            self._executor.submit(close)
        self._executor.shutdown()


class Exchange:
    """One request on its way through a thread, and its answer on the way back."""

    def __init__(self, app: WsgiApp, environ: dict[str, Any]) -> None:
        self._app, self._environ = app, environ
        self._loop = asyncio.get_running_loop()
        self._parts: asyncio.Queue[tuple[bytes, bool] | BaseException] = asyncio.Queue()
        self._status, self._headers = 500, list[tuple[bytes, bytes]]()
        self._ahead, self._gone = 0, False
        self._changed = threading.Condition()

    # --- in the thread

    def run(self) -> None:
        response: Any = self._app(self._environ, self._start)
        try:
            if response.streaming:
                for part in response:
                    if not self._put(part):
                        return
                self._put(b"", last=True)
            else:
                self._put(b"".join(response), last=True)
        finally:
            response.close()

    def done(self, future: "Future[None]") -> None:
        """What went wrong in the thread is raised in the event loop."""
        if error := future.exception():
            self._loop.call_soon_threadsafe(self._parts.put_nowait, error)

    def _start(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        self._status = int(status[:3])
        self._headers = [
            (name.lower().encode("latin-1"), value.strip().encode("latin-1"))
            for name, value in headers
        ]

    def _put(self, part: bytes, last: bool = False) -> bool:
        """Hand a part to the event loop, after waiting for a slow client; False when it left."""
        with self._changed:
            self._changed.wait_for(lambda: self._gone or self._ahead < AHEAD)
            if self._gone:
                return False
            self._ahead += len(part)
        self._loop.call_soon_threadsafe(self._parts.put_nowait, (part, last))
        return True

    # --- in the event loop

    async def answer(self, receive: Receive, send: Send) -> None:
        """Send the parts as they come, the last of them first when there is only one."""
        part, last = await self._next()
        await send(
            {"type": "http.response.start", "status": self._status, "headers": self._headers}
        )
        if last:
            await send({"type": "http.response.body", "body": part})
            return
        leaving = asyncio.create_task(self._hear_leaving(receive))
        try:
            while not last:
                await send({"type": "http.response.body", "body": part, "more_body": True})
                with self._changed:
                    self._ahead -= len(part)
                    self._changed.notify()
                part, last = await self._next()
            await send({"type": "http.response.body", "body": part})
        finally:
            leaving.cancel()

    def leave(self) -> None:
        """Nobody takes the rest: a thread that is still streaming stops."""
        with self._changed:
            self._gone = True
            self._changed.notify()

    async def _next(self) -> tuple[bytes, bool]:
        part = await self._parts.get()
        if isinstance(part, BaseException):
            raise part
        return part

    async def _hear_leaving(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.leave()


async def _read_body(receive: Receive) -> IO[bytes]:
    """The whole body, in memory when small; raises TooLarge or Gone."""
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body"):
        return io.BytesIO(message.get("body", b""))
    body: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        await _read_rest(message, receive, body)
    except BaseException:
        body.close()
        raise
    return body


async def _read_rest(message: dict[str, Any], receive: Receive, body: IO[bytes]) -> None:
    while message["type"] == "http.request":
        body.write(message.get("body", b""))
        if body.tell() > LARGEST_BODY:
            raise TooLarge
        if not message.get("more_body"):
            body.seek(0)
            return
        message = await receive()
    raise Gone
