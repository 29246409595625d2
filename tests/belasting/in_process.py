"""Times requests inside this process: the server's part of the work, without a network."""

import gc
import io
import logging
import os
from collections.abc import Callable, Iterable
from time import perf_counter, thread_time
from typing import Any
from wsgiref.util import setup_testing_defaults

WARMING = 20


def quiet() -> None:
    """Write log lines, as a server does, but to nowhere."""
    nowhere = open(os.devnull, "w")  # noqa: SIM115 - as long as the process
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(nowhere)


def ask(application: Callable[..., Iterable[bytes]], path: str, cookie: str = "") -> bytes:
    """Return the body of a page. Raises RuntimeError when its status is not 200."""
    where, _, query = path.partition("?")
    environ: dict[str, Any] = {"PATH_INFO": where, "HTTP_COOKIE": cookie, "QUERY_STRING": query}
    setup_testing_defaults(environ)
    environ |= {"HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1", "wsgi.input": io.BytesIO()}
    environ["HTTP_ACCEPT_ENCODING"] = "gzip"
    statuses: list[str] = []
    answer = application(environ, lambda status, headers, error=None: statuses.append(status))
    body = b"".join(answer)
    if close := getattr(answer, "close", None):
        close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{path}: {statuses[0]}\n{body[:600]!r}")
    return body


def time_page(
    application: Callable[..., Iterable[bytes]], path: str, cookie: str, number: int
) -> dict[str, list[float]]:
    """Return in ms what each of ``number`` requests took, after some to warm up.

    ``times`` is by the clock, ``work`` is the processor's time of this thread: on a busy machine
    the first says how busy it was. ``first`` is the very first request, in processor's time: its
    templates had to be read and nothing was drawn before.
    """
    worked = thread_time()
    ask(application, path, cookie)
    first = [(thread_time() - worked) * 1000]
    for _ in range(WARMING):
        ask(application, path, cookie)
    gc.collect()
    times, work = [], []
    for _ in range(number):
        began, worked = perf_counter(), thread_time()
        ask(application, path, cookie)
        work.append((thread_time() - worked) * 1000)
        times.append((perf_counter() - began) * 1000)
    return {"times": times, "work": work, "first": first}
