"""Streams over HTTP: a small ASGI application beside Django, without sessions or database."""

import asyncio
from typing import Any
from urllib.parse import parse_qs

from django.core import signing

from boas.stroom import bewijs
from boas.stroom.hub import Hub, Vol

Scope = dict[str, Any]

_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class Streams:
    """Answers requests for a stream; every other one is Django's.

    The hub, with its watcher, begins at the first stream: a process that only serves pages has
    none.
    """

    def __init__(self) -> None:
        self._hub: Hub | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @staticmethod
    def takes(scope: Scope) -> bool:
        """Whether this request asks for a stream: its path, and a proof (``t``)."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        if not scope["path"].endswith("/stroom/"):
            return False
        vraag = parse_qs(scope["query_string"])
        return b"t" in vraag and b"eenmaal" not in vraag

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        vraag = parse_qs(scope["query_string"].decode("latin-1"))
        try:
            recht = bewijs.lees(scope["path"], vraag["t"][0])
        except signing.BadSignature:
            await _refuse(send, 403)
            return
        # Kept: after a stop the next hub is another one.
        hub = self._running()
        try:
            listener = hub.join(recht)
        except Vol:
            await _refuse(send, 503)
            return
        gone = asyncio.create_task(_until_gone(receive))
        gone.add_done_callback(lambda _: listener.close())
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            async for chunk in listener.chunks():
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            hub.leave(listener)
            gone.cancel()

    def _running(self) -> Hub:
        if self._hub is None:
            self._hub, self._loop = Hub(), asyncio.get_running_loop()
        return self._hub

    def end(self) -> None:
        """End all streams, from any thread or a signal handler: the process is about to stop."""
        if self._hub is not None and self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._hub.stop)

    async def stop(self) -> None:
        """End all streams and wait until the database connection is given back."""
        if self._hub is not None:
            self._hub.stop()
            await self._hub.wait_stopped()
            self._hub = self._loop = None


async def _until_gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send: Any, status: int) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"0")]
    if status == 503:
        headers.append((b"retry-after", b"5"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
