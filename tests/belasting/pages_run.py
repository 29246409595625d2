"""Makes a full database and times the pages of a BOAS in this process. JSON in, JSON out.

python -m tests.belasting.pages_run
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.belasting import many_sessions  # noqa: E402
from tests.belasting.in_process import ask, quiet, time_page  # noqa: E402


def main(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Return per page its ``name``, its ``queries`` (warmed up) and what ``time_page`` found."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    # It looks for the static files when it is made.
    from config.wsgi import application

    sessies = many_sessions.make(request["sessions"])
    leider = sessies["closed"].gemaakt_door
    client = Client()
    client.force_login(leider)
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    pages = {
        "voorbereiding": reverse("sessie_voorbereiden", args=[sessies["preparing"].pk]),
        "lijst": reverse("sessies"),
        "projector": reverse("sessie_projector", args=[sessies["revealed"].pk]),
        "leiding": reverse("sessie_leiding", args=[sessies["revealed"].pk]),
        "uitslag": reverse("sessie_uitslag", args=[sessies["closed"].pk]),
        "planning": reverse("sessie_planning", args=[sessies["closed"].pk]),
        "stemmen": reverse("stem", args=[sessies["voting"].code]),
    }
    quiet()
    return [
        {"name": name}
        | time_page(application, path, cookie, request["number"])
        | {"queries": queries(application, path, cookie)}
        for name, path in pages.items()
    ]


def queries(application: Any, path: str, cookie: str) -> int:
    """Return how many statements a page sends to the database."""
    count = 0

    def counting(execute, sql, params, many, context):
        nonlocal count
        count += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counting):
        ask(application, path, cookie)
    return count


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
