"""Fills a large school and times the pages of the conversations in this process. JSON in and out.

python -m tests.belasting.gesprekken_run
"""

import io
import json
import sys
import uuid
from collections.abc import Callable, Iterable
from time import perf_counter, thread_time
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402

from borgen.slb.models import Begeleiding, Gesprek  # noqa: E402
from tests.belasting import gesprekken_vul  # noqa: E402
from tests.belasting.in_process import quiet, time_page  # noqa: E402
from tests.belasting.pages_run import queries  # noqa: E402

TOKEN = "a" * 32


def main(request: dict[str, Any]) -> dict[str, Any]:
    """Return what was made, and per page its ``name``, ``queries`` and what ``time_page`` found.

    With ``count`` only how many conversations there are now.
    """
    if request.get("count"):
        return {"count": Gesprek.objects.count()}
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    made = gesprekken_vul.make(request["part"])
    if connection.vendor == "postgresql":
        # As autovacuum leaves it, which would otherwise come by during the measurement.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    # It looks for the static files when it is made.
    from config.wsgi import application

    quiet()
    number = request["number"]
    pages = [
        ("mijn studenten", "teacher", reverse("slb")),
        ("klas", "leader", reverse("slb_klas", args=[made["class"]])),
        ("team", "leader", reverse("slb_team", args=[made["team"]])),
        ("totalen over alle teams", "quality", reverse("slb_overzicht")),
    ]
    out = []
    for name, who, path in pages:
        cookie = f"sessionid={made[who]}"
        # The heaviest page needs fewer to know how long it takes.
        keer = number if who != "quality" else max(20, number // 5)
        found = time_page(application, path, cookie, keer)
        out.append({"name": name, **found, "queries": queries(application, path, cookie)})
    out.append({"name": "vastleggen", **log(application, made["teacher"], number), "queries": 0})
    return {"made": made, "pages": out}


def log(application: Callable[..., Iterable[bytes]], cookie: str, number: int) -> dict[str, Any]:
    """Log ``number`` conversations as one press each; return how long in ms each took."""
    from django.contrib.sessions.models import Session

    person = Session.objects.get(session_key=cookie).get_decoded()["_auth_user_id"]
    students = list(
        Begeleiding.objects.filter(lidmaatschap__gebruiker=person).values_list("student", flat=True)
    )
    before = Gesprek.objects.count()
    times, work = [], []
    for i in range(number + 20):
        data = {"sleutel": uuid.uuid4(), "nu": students[i % len(students)]}
        began, worked = perf_counter(), thread_time()
        press(application, cookie, data)
        if i >= 20:
            times.append((perf_counter() - began) * 1000)
            work.append((thread_time() - worked) * 1000)
    if Gesprek.objects.count() != before + number + 20:
        raise RuntimeError("not every press was logged once")
    return {"times": times, "work": work}


def press(application: Callable[..., Iterable[bytes]], cookie: str, data: dict[str, Any]) -> bytes:
    """One press of a button, as htmx sends it. Raises RuntimeError when the status is not 200."""
    body = urlencode(data).encode()
    environ: dict[str, Any] = {
        "PATH_INFO": reverse("slb_vastleggen"),
        "REQUEST_METHOD": "POST",
        "HTTP_COOKIE": f"sessionid={cookie}; csrftoken={TOKEN}",
        "HTTP_X_CSRFTOKEN": TOKEN,
        "HTTP_HX_REQUEST": "true",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
    }
    setup_testing_defaults(environ)
    environ |= {
        "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(body),
    }
    statuses: list[str] = []
    answer = application(environ, lambda status, headers, error=None: statuses.append(status))
    content = b"".join(answer)
    if close := getattr(answer, "close", None):
        close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{statuses[0]}\n{content[:600]!r}")
    return content


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
