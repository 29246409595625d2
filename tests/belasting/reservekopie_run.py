"""Fills a school for the backup, and looks what came back. JSON in and out.

python -m tests.belasting.reservekopie_run
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import IntegrityError, connection  # noqa: E402
from django.db.models import Exists, OuterRef  # noqa: E402

from borgen.slb.models import Gesprek  # noqa: E402
from tests.belasting import gesprekken_vul  # noqa: E402
from verbeterplan.models import Cyclusronde, Verbetertraject  # noqa: E402


def main(request: dict[str, Any]) -> dict[str, Any]:
    """With ``look`` what the database holds now, else fill it with one ``part`` of the school."""
    if request.get("look"):
        return look()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return gesprekken_vul.make(request["part"])


def look() -> dict[str, Any]:
    """What was logged and written, and what does not hang together."""
    rounds = Cyclusronde.objects.filter(traject=OuterRef("pk"))
    lines = Verbetertraject.history.filter(id=OuterRef("pk"))
    of_rounds = Cyclusronde.history.filter(traject=OuterRef("pk"))
    whole = Exists(rounds) & Exists(lines) & Exists(of_rounds)
    keys = Gesprek.objects.filter(gehouden_op__isnull=False).values_list("groep", flat=True)
    return {
        "keys": [*map(str, keys), *Verbetertraject.objects.values_list("naam", flat=True)],
        "halves": Verbetertraject.objects.filter(~whole).count(),
        "dangling": _dangling(),
        "size": _size(),
    }


def _size() -> int:
    """Return how much the database takes on disk, in bytes."""
    asked = {
        "sqlite": "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
        "postgresql": "SELECT pg_database_size(current_database())",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return int(cursor.fetchone()[0])


def _dangling() -> int:
    try:
        connection.check_constraints()
    except IntegrityError:
        return 1
    return 0


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
