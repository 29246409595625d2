"""Django under an ASGI server: whole requests in, answers out, and nothing held by slow phones."""

import asyncio
import threading
from typing import Any

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from config import bridge
from config.bridge import Bridge

SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "method": "POST",
    "scheme": "https",
    "path": "/stem/é/",
    "raw_path": b"/stem/%C3%A9/",
    "query_string": b"a=1",
    "headers": [(b"host", b"borgen.example"), (b"content-type", b"text/plain")],
    "client": ("192.0.2.1", 5000),
    "server": ("127.0.0.1", 8000),
}
GONE = {"type": "http.disconnect"}


def body(*parts: bytes) -> list[dict[str, Any]]:
    return [
        {"type": "http.request", "body": part, "more_body": i + 1 < len(parts)}
        for i, part in enumerate(parts)
    ]


class Client:
    """Plays the server: gives messages, and keeps what the application sends."""

    def __init__(self, messages: list[dict[str, Any]], *, slow: bool = False) -> None:
        self.messages, self.slow = messages, slow
        self.sent: list[dict[str, Any]] = []
        self.may_go_on = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        if not self.messages:
            await asyncio.Event().wait()
        return self.messages.pop(0)

    async def send(self, message: dict[str, Any]) -> None:
        self.sent.append(message)
        if self.slow and message["type"] == "http.response.body":
            await self.may_go_on.wait()

    @property
    def status(self) -> int:
        return self.sent[0]["status"]

    @property
    def content(self) -> bytes:
        return b"".join(message["body"] for message in self.sent[1:])


def wsgi(view):
    """A WSGI application as Django's: answers with a response object."""

    def app(environ, start_response):
        response = view(environ)
        headers = [*response.items(), ("Set-Cookie", " a=1"), ("Set-Cookie", " b=2")]
        start_response(f"{response.status_code} {response.reason_phrase}", headers)
        return response

    return app


def ask(view, messages=None, **options) -> Client:
    """One request through a bridge with one thread, stopped afterwards."""

    async def run() -> Client:
        client = Client(body(b"") if messages is None else messages, **options)
        app = Bridge(wsgi(view), 1, "test")
        try:
            await app(SCOPE, client.receive, client.send)
        finally:
            await asyncio.get_running_loop().run_in_executor(None, app.stop)
        return client

    return asyncio.run(run())


class TestOrdinary:
    def test_an_answer_in_one_piece(self):
        client = ask(lambda environ: HttpResponse("ja", status=201))
        assert (client.status, client.content) == (201, b"ja")
        assert len(client.sent) == 2
        cookies = [value for name, value in client.sent[0]["headers"] if name == b"set-cookie"]
        assert cookies == [b"a=1", b"b=2"]

    def test_what_django_is_told_of_the_request(self):
        seen = {}
        ask(lambda environ: seen.update(environ) or HttpResponse())
        assert seen["wsgi.url_scheme"] == "https"
        assert seen["REMOTE_ADDR"] == "192.0.2.1"
        assert seen["PATH_INFO"].encode("latin-1").decode() == "/stem/é/"
        assert (seen["QUERY_STRING"], seen["HTTP_HOST"]) == ("a=1", "borgen.example")

    @pytest.mark.parametrize("parts", [(b"een",), (b"e", b"", b"en"), (b"x" * 700_000,) * 3])
    def test_a_body_arrives_whole(self, parts):
        client = ask(lambda environ: HttpResponse(environ["wsgi.input"].read()), body(*parts))
        assert client.content == b"".join(parts)

    def test_an_error_reaches_the_server(self):
        def kapot(environ):
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            ask(kapot)


class TestBody:
    def test_too_much_is_refused_before_a_thread_sees_it(self, monkeypatch):
        monkeypatch.setattr(bridge, "LARGEST_BODY", 1000)
        called = []
        client = ask(called.append, body(b"x" * 600, b"x" * 600))
        assert (client.status, called) == (413, [])

    def test_a_request_that_never_arrived_whole_is_not_made(self):
        called = []
        client = ask(called.append, [*body(b"half", b"")[:1], GONE])
        assert (client.sent, called) == ([], [])
        assert ask(called.append, [GONE]).sent == []
        assert called == []


class TestStreaming:
    def test_parts_come_as_they_are_made(self):
        client = ask(lambda environ: StreamingHttpResponse(iter([b"een", b"twee"])))
        assert [m["body"] for m in client.sent[1:]] == [b"een", b"twee", b""]
        assert [m.get("more_body", False) for m in client.sent[1:]] == [True, True, False]

    def test_an_error_halfway_reaches_the_server(self):
        def parts():
            yield b"een"
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            ask(lambda environ: StreamingHttpResponse(parts()))

    def test_a_client_that_leaves_ends_it(self, monkeypatch):
        monkeypatch.setattr(bridge, "AHEAD", 100)
        ended = threading.Event()

        def endless():
            try:
                while True:
                    yield b"x" * 50
            finally:
                ended.set()

        async def run() -> None:
            client = Client(body(b""))
            app = Bridge(wsgi(lambda environ: StreamingHttpResponse(endless())), 1, "test")
            request = asyncio.create_task(app(SCOPE, client.receive, client.send))
            while len(client.sent) < 5:
                await asyncio.sleep(0)
            request.cancel()
            await asyncio.gather(request, return_exceptions=True)
            await asyncio.get_running_loop().run_in_executor(None, app.stop)

        asyncio.run(run())
        assert ended.is_set()

    def test_a_slow_client_does_not_hold_the_thread(self):
        async def run() -> None:
            slow, quick = Client(body(b""), slow=True), Client(body(b""))
            answers = iter([StreamingHttpResponse(iter([b"x" * 1000] * 50)), HttpResponse("ja")])
            app = Bridge(wsgi(lambda environ: next(answers)), 1, "test")
            first = asyncio.create_task(app(SCOPE, slow.receive, slow.send))
            while len(slow.sent) < 2:
                await asyncio.sleep(0)
            await app(SCOPE, quick.receive, quick.send)
            assert quick.content == b"ja"
            assert len(slow.sent) == 2
            slow.may_go_on.set()
            await first
            assert len(slow.content) == 50_000
            await asyncio.get_running_loop().run_in_executor(None, app.stop)

        asyncio.run(run())

    def test_one_that_is_too_far_ahead_waits(self, monkeypatch):
        monkeypatch.setattr(bridge, "AHEAD", 3000)
        made = []

        def parts():
            for number in range(50):
                made.append(number)
                yield b"x" * 1000

        async def run() -> None:
            client = Client(body(b""), slow=True)
            app = Bridge(wsgi(lambda environ: StreamingHttpResponse(parts())), 1, "test")
            request = asyncio.create_task(app(SCOPE, client.receive, client.send))
            while len(client.sent) < 2 or len(made) < 4:
                await asyncio.sleep(0)
            assert len(made) <= 5
            client.may_go_on.set()
            await request
            assert len(client.content) == 50_000
            await asyncio.get_running_loop().run_in_executor(None, app.stop)

        asyncio.run(run())
