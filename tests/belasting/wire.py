"""The network side of a phone, small enough to leave the processor to the server.

Connections stay open as a browser's do, and are made again when the server closed them meanwhile.
"""

import asyncio
import base64
import gzip
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

import httptools

Address = tuple[str, int]


class Lost(ConnectionError):
    """The connection ended before the answer was complete."""


@dataclass
class Response:
    """A complete answer; ``at`` is when its last byte arrived (perf_counter)."""

    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""
    at: float = 0.0

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies it sets, by name."""
        given = (value for name, value in self.headers if name.lower() == b"set-cookie")
        pairs = (value.split(b";", 1)[0].decode().partition("=") for value in given)
        return {name: value for name, _, value in pairs}

    @property
    def text(self) -> str:
        """The body as text, unpacked when it came compressed."""
        packed = any(n.lower() == b"content-encoding" for n, _ in self.headers)
        return (gzip.decompress(self.body) if packed else self.body).decode()


class _Http(asyncio.Protocol):
    """One connection for one request at a time."""

    def __init__(self) -> None:
        self.open = False
        self.transport: asyncio.Transport
        self._parser = httptools.HttpResponseParser(self)
        self._response = Response()
        self._parts: list[bytes] = []
        self._waiter: asyncio.Future[Response] | None = None

    def connection_made(self, transport: Any) -> None:
        self.transport, self.open = transport, True

    def connection_lost(self, exc: Exception | None) -> None:
        self.open = False
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_exception(Lost("nothing came" if not self._parts else "cut off"))

    def send(self, data: bytes) -> "asyncio.Future[Response]":
        self._response, self._parts = Response(), []
        self._waiter = asyncio.get_running_loop().create_future()
        self.transport.write(data)
        return self._waiter

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._response.headers.append((name, value))

    def on_body(self, body: bytes) -> None:
        self._parts.append(body)

    def on_message_complete(self) -> None:
        if self._waiter is None or self._waiter.done():
            return
        self._response.at = perf_counter()
        self._response.status = self._parser.get_status_code()
        self._response.body = b"".join(self._parts)
        if not self._parser.should_keep_alive():
            self.open = False
            self.transport.close()
        self._waiter.set_result(self._response)


class Browser:
    """Requests to one server with the cookies it gave."""

    def __init__(self, address: Address, cookies: dict[str, str] | None = None) -> None:
        self.address = address
        self.cookies = dict(cookies or {})
        self._http: _Http | None = None

    async def get(self, path: str) -> Response:
        """Fetch a page. Raises Lost or OSError."""
        return await self.request(b"GET", path)

    async def post(self, path: str, token: str, fields: dict[str, object]) -> Response:
        """Send a form as the page's script does: it asks for the part that changes."""
        return await self.request(b"POST", path, token, urlencode(fields).encode())

    async def request(
        self, method: bytes, path: str, token: str = "", body: bytes = b""
    ) -> Response:
        """Send a request; once more when a kept connection turns out to be closed, as browsers do.

        Raises Lost when the answer does not come, OSError without a server.
        """
        data = self._head(method, path, token, len(body)) + body
        kept = self._http if self._http is not None and self._http.open else None
        if kept is not None:
            try:
                return self._take(await kept.send(data))
            except Lost:
                self._http = None
        _, self._http = await asyncio.get_running_loop().create_connection(_Http, *self.address)
        return self._take(await self._http.send(data))

    def _take(self, response: Response) -> Response:
        self.cookies |= response.cookies
        return response

    def _head(self, method: bytes, path: str, token: str, length: int) -> bytes:
        lines = [method + f" {path} HTTP/1.1".encode(), *_common(self.address, self.cookies)]
        lines.append(b"Accept-Encoding: gzip")
        if method == b"POST":
            lines += [
                b"Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {length}".encode(),
                f"X-CSRFToken: {token}".encode(),
                "Origin: http://{}:{}".format(*self.address).encode(),
                b"HX-Request: true",
            ]
        return b"\r\n".join(lines) + b"\r\n\r\n"

    def close(self) -> None:
        if self._http is not None and self._http.open:
            self._http.transport.close()


def _common(address: Address, cookies: dict[str, str]) -> list[bytes]:
    lines = ["Host: {}:{}".format(*address), "User-Agent: belasting"]
    if cookies:
        lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()))
    return [line.encode() for line in lines]


class Stream(asyncio.Protocol):
    """An open stream of server-sent events; ``hear(event, moment)`` gets each one, undecoded."""

    def __init__(self, request: bytes, hear: Callable[[bytes, float], None]) -> None:
        self._request, self._hear = request, hear
        self._rest = b""
        self._parser = httptools.HttpResponseParser(self)
        self.transport: asyncio.Transport
        self.opened: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    @classmethod
    async def start(
        cls,
        address: Address,
        path: str,
        cookies: dict[str, str],
        hear: Callable[[bytes, float], None],
    ) -> "Stream":
        """Open a stream. Raises Lost when the server refuses it."""
        lines = [f"GET {path} HTTP/1.1".encode(), *_common(address, cookies)]
        request = b"\r\n".join([*lines, b"Accept: text/event-stream", b"", b""])
        loop = asyncio.get_running_loop()
        _, stream = await loop.create_connection(lambda: cls(request, hear), *address)
        if (status := await stream.opened) != 200:
            raise Lost(f"stream refused: {status}")
        return stream

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(self._request)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(Lost("stream cut off"))

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_headers_complete(self) -> None:
        self.opened.set_result(self._parser.get_status_code())

    def on_body(self, body: bytes) -> None:
        now = perf_counter()
        *events, self._rest = (self._rest + body).split(b"\n\n")
        for event in events:
            self._hear(event, now)

    def close(self) -> None:
        self.transport.close()


class Socket(asyncio.Protocol):
    """A WebSocket that sends and hears short texts, as much of RFC 6455 as that takes."""

    def __init__(self, request: bytes, hear: Callable[[bytes, float], None]) -> None:
        self._request, self._hear = request, hear
        self._data = b""
        self.transport: asyncio.Transport
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @classmethod
    async def start(
        cls, address: Address, path: str, hear: Callable[[bytes, float], None]
    ) -> "Socket":
        """Open a socket. Raises Lost when the server refuses it."""
        key = base64.b64encode(os.urandom(16))
        lines = [f"GET {path} HTTP/1.1".encode(), *_common(address, {})]
        lines += [b"Upgrade: websocket", b"Connection: Upgrade", b"Sec-WebSocket-Version: 13"]
        request = b"\r\n".join([*lines, b"Sec-WebSocket-Key: " + key, b"", b""])
        loop = asyncio.get_running_loop()
        _, socket = await loop.create_connection(lambda: cls(request, hear), *address)
        await socket.opened
        return socket

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(self._request)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(Lost("socket refused"))

    def send(self, text: str) -> None:
        """Send one text."""
        self._frame(0x1, text.encode())

    def _frame(self, kind: int, data: bytes) -> None:
        # A mask of zeros is a mask: the data stands there as it is.
        short = len(data) < 126
        size = bytes([0x80 | len(data)]) if short else b"\xfe" + struct.pack(">H", len(data))
        self.transport.write(bytes([0x80 | kind]) + size + b"\0\0\0\0" + data)

    def data_received(self, data: bytes) -> None:
        now = perf_counter()
        self._data += data
        if not self.opened.done():
            head, found, rest = self._data.partition(b"\r\n\r\n")
            if not found:
                return
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                self.transport.close()
                return
            self._data = rest
            self.opened.set_result(None)
        while frame := self._next_frame():
            kind, content = frame
            if kind == 0x9:
                self._frame(0xA, content)
            elif kind == 0x1:
                self._hear(content, now)

    def _next_frame(self) -> tuple[int, bytes] | None:
        data = self._data
        if len(data) < 2:
            return None
        size, begin = data[1] & 0x7F, 2
        if size == 126:
            begin = 4
            if len(data) < begin:
                return None
            (size,) = struct.unpack(">H", data[2:4])
        if len(data) < begin + size:
            return None
        self._data = data[begin + size :]
        return data[0] & 0x0F, data[begin : begin + size]

    def close(self) -> None:
        self.transport.close()
