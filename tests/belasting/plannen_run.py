"""Fills a large organisation and times the pages of the PLG cycle in this process. JSON in and out.

python -m tests.belasting.plannen_run
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.belasting import plannen_vul  # noqa: E402
from tests.belasting.in_process import quiet, time_page  # noqa: E402
from tests.belasting.pages_run import queries  # noqa: E402

AIM = 50.0


def main(request: dict[str, Any]) -> dict[str, Any]:
    """Return what was made, and per page its ``name``, ``aim``, ``queries`` and ``time_page``'s."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    made = plannen_vul.make(request["part"])
    if connection.vendor == "postgresql":
        # As autovacuum leaves it, which would otherwise come by during the measurement.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    # It looks for the static files when it is made.
    from config.wsgi import application

    quiet()
    out = []
    for name, who, path in _pages(made):
        cookie = f"sessionid={made[who]}"
        found = time_page(application, path, cookie, request["number"])
        # Every team of the organisation on one page is a report, not a page one walks through.
        aim = None if "alle teams" in name else AIM
        number_of = queries(application, path, cookie)
        out.append({"name": name, "aim": aim, **found, "queries": number_of})
    return {"made": made, "pages": out}


def _pages(made: dict[str, Any]) -> list[tuple[str, str, str]]:
    def of(name: str) -> str:
        return reverse(name, args=[made["traject"]])

    planning = of("activiteiten")
    return [
        ("traject", "leader", of("traject")),
        ("traject, als teamlid", "teacher", of("traject")),
        ("traject, als PLG-lid van een ander team", "plg", of("traject")),
        ("verdiepen", "leader", of("fase_verdiepen")),
        ("besluiten", "leader", of("fase_besluiten")),
        ("plan op een bladzijde", "teacher", of("plan")),
        ("uitvoeren", "leader", of("fase_uitvoeren")),
        ("planning als lijst", "leader", planning),
        ("planning als tijdlijn", "leader", f"{planning}?weergave=tijdlijn"),
        ("planning per persoon", "leader", f"{planning}?weergave=personen"),
        ("alle trajecten", "leader", reverse("trajecten")),
        ("alle trajecten, kwaliteit", "quality", reverse("trajecten")),
        ("speerpunten", "leader", f"{reverse('speerpunten')}?team={made['team']}"),
        ("speerpunten van alle teams", "quality", reverse("speerpunten_overzicht")),
    ]


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
