"""Fills an organisation in full use and times its overviews in this process. JSON in and out.

python -m tests.belasting.overzicht_run
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.belasting import overzicht_vul  # noqa: E402
from tests.belasting.in_process import quiet, time_page  # noqa: E402
from tests.belasting.pages_run import queries  # noqa: E402


def main(request: dict[str, Any]) -> dict[str, Any]:
    """Return what was made, and per page its ``name``, ``aim``, ``queries`` and ``time_page``'s."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    made = overzicht_vul.make(request["part"])
    if connection.vendor == "postgresql":
        # As autovacuum leaves it, which would otherwise come by during the measurement.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    # It looks for the static files when it is made.
    from config.wsgi import application

    quiet()
    out = []
    for name, who, path, aim in _pages(made):
        cookie = f"sessionid={made[who]}"
        # The heaviest pages need fewer to know how long they take.
        number = request["number"] if aim < 100 else request["number"] // 4
        found = time_page(application, path, cookie, number)
        number_of = queries(application, path, cookie)
        out.append({"name": name, "aim": aim, **found, "queries": number_of})
    return {"made": made, "pages": out}


def _pages(made: dict[str, Any]) -> list[tuple[str, str, str, float]]:
    return [
        ("start, teamleider", "leader", "/", 50.0),
        ("start, teamlid", "teacher", "/", 50.0),
        ("start, kwaliteit", "quality", "/", 50.0),
        ("verbeterbord", "leader", reverse("bord", args=[made["team"]]), 50.0),
        ("verbeterbord, projector", "leader", reverse("bord_projector", args=[made["team"]]), 50.0),
        ("kwaliteit, alle teams", "quality", reverse("kwaliteit"), 300.0),
    ]


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
