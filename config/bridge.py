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
from queue import Empty, SimpleQueue
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from a2wsgi.wsgi import build_environ
from django.db import connections

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
# Bytes and whether they are the last; or what went wrong.
Part = tuple[bytes, bool] | Exception
WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

LARGEST_BODY = 32 * 1024 * 1024
IN_MEMORY = 1024 * 1024  # a larger body waits on disk
AHEAD = 16 * 1024 * 1024  # how many bytes a streamed answer may be ahead of a slow client
STOP_WITHIN = 2.0  # seconds for threads to finish and close their connections

TOO_LARGE = b"Dit is te groot om te versturen: hoogstens 32 MB."


class TooLarge(Exception):
    """The body is larger than LARGEST_BODY."""


class Gone(Exception):
    """The client left before its request had arrived."""


class Bridge:
    """An ASGI application that runs a WSGI application on ``threads`` threads of its own.

    They start at the first request and keep their database connections until ``stop``. With
    ``batch`` above one a thread that has more requests waiting hands over so many answers at
    once: fewer changes between threads, for requests that take a millisecond or two.
    """

    def __init__(self, app: WsgiApp, threads: int, name: str, batch: int = 1) -> None:
        self._app = app
        self._batch = batch
        self._waiting: SimpleQueue[Exchange | None] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True)
            for number in range(threads)
        ]
        self._started = False

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
        self._start()
        exchange = Exchange(self._app, build_environ(scope, body))  # type: ignore[arg-type]
        self._waiting.put(exchange)
        try:
            await exchange.answer(receive, send)
        finally:
            exchange.leave()
            body.close()

    def stop(self) -> None:
        """Let every thread finish and close its connections, and wait for that a while."""
        if not self._started:
            return
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join(STOP_WITHIN)

    def _start(self) -> None:
        if not self._started:
            self._started = True
            for thread in self._threads:
                thread.start()

    def _work(self) -> None:
        done: list[Exchange] = []
        try:
            while exchange := self._next(done):
                exchange.run()
                done.append(exchange)
                if len(done) >= self._batch:
                    _hand_over(done)
        finally:
            connections.close_all()

    def _next(self, done: "list[Exchange]") -> "Exchange | None":
        """The next request; before waiting for one, what is done goes out."""
        with contextlib.suppress(Empty):
            return self._waiting.get_nowait()
        _hand_over(done)
        return self._waiting.get()


class Exchange:
    """One request on its way through a thread, and its answer on the way back."""

    def __init__(self, app: WsgiApp, environ: dict[str, Any]) -> None:
        self._app, self._environ = app, environ
        self.loop = asyncio.get_running_loop()
        self._parts: asyncio.Queue[Part] = asyncio.Queue()
        self._last: Part = b"", True
        self._status, self._headers = 500, list[tuple[bytes, bytes]]()
        self._stream: Stream | None = None
        self._gone = False

    # --- in the thread

    def run(self) -> None:
        """Make the answer; it goes out with ``finish``, only a stream is under way before."""
        try:
            response: Any = self._app(self._environ, self._begin)
            try:
                if response.streaming:
                    self._stream = Stream()
                    self._run_stream(response, self._stream)
                else:
                    self._last = b"".join(response), True
            finally:
                response.close()
        except Exception as error:  # noqa: BLE001 - raised in the event loop, for the server
            self._last = error

    def _run_stream(self, response: Any, stream: "Stream") -> None:
        if self._gone:
            return
        for part in response:
            if not stream.may_add(len(part)):
                return
            self.loop.call_soon_threadsafe(self._parts.put_nowait, (part, False))

    def _begin(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        self._status = int(status[:3])
        self._headers = [
            (name.lower().encode("latin-1"), value.strip().encode("latin-1"))
            for name, value in headers
        ]

    # --- in the event loop

    def finish(self) -> None:
        self._parts.put_nowait(self._last)

    async def answer(self, receive: Receive, send: Send) -> None:
        """Send the parts as they come."""
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
                if self._stream:
                    self._stream.sent(len(part))
                part, last = await self._next()
            await send({"type": "http.response.body", "body": part})
        finally:
            leaving.cancel()

    def leave(self) -> None:
        """Nobody takes the rest: a thread that is still streaming, or will, stops."""
        self._gone = True
        if self._stream:
            self._stream.leave()

    async def _next(self) -> tuple[bytes, bool]:
        part = await self._parts.get()
        if isinstance(part, Exception):
            raise part
        return part

    async def _hear_leaving(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.leave()


class Stream:
    """How far a streamed answer is ahead of its client."""

    def __init__(self) -> None:
        self._ahead, self._gone = 0, False
        self._changed = threading.Condition()

    def may_add(self, size: int) -> bool:
        """Wait for a slow client; False when it left."""
        with self._changed:
            self._changed.wait_for(lambda: self._gone or self._ahead < AHEAD)
            self._ahead += size
            return not self._gone

    def sent(self, size: int) -> None:
        with self._changed:
            self._ahead -= size
            self._changed.notify()

    def leave(self) -> None:
        with self._changed:
            self._gone = True
            self._changed.notify()


def _hand_over(done: list[Exchange]) -> None:
    """Have the event loop send these answers; empties the list."""
    if done:
        exchanges = tuple(done)
        done.clear()
        # Closed when the server did not wait for this request to end.
        with contextlib.suppress(RuntimeError):
            exchanges[0].loop.call_soon_threadsafe(_finish, exchanges)


def _finish(exchanges: tuple[Exchange, ...]) -> None:
    for exchange in exchanges:
        exchange.finish()


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
