"""Opens a peiling of many people and sends its invitations in this process. JSON in and out.

python -m tests.belasting.post_run
"""

import json
import resource
import sys
import time
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.urls import get_resolver  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from boas.models import Peilpost  # noqa: E402
from boas.peilen.post import verstuur_post  # noqa: E402
from boas.peilen.starten import maak_peiling, open_peiling  # noqa: E402
from organisatie.models import Gebruiker, Lidmaatschap, School, Team  # noqa: E402
from tests.boas import peilen  # noqa: E402


def main(request: dict[str, Any]) -> dict[str, Any]:
    """Return ms for opening, sending and each bundle, MB in use after two and at the end."""
    call_command("migrate", interactive=False, verbosity=0)
    number = request["people"]
    people = Gebruiker.objects.bulk_create(
        Gebruiker(naam=f"Persoon {n}", email=f"persoon{n}@school.example") for n in range(number)
    )
    team = Team.objects.create(naam="Iedereen", school=School.objects.create(naam="Groot"))
    day = timezone.localdate()
    Lidmaatschap.objects.bulk_create(
        Lidmaatschap(gebruiker=one, team=team, van=day) for one in people
    )
    session = maak_peiling(team, peilen.versie_met_link(), people[0], "Hoe werken wij samen?")
    opened = _ms(lambda: open_peiling(session.pk))
    # As in a worker that runs.
    _ = get_resolver().url_patterns
    bundles, memory = [], []
    while Peilpost.objects.exists():
        bundles.append(_ms(lambda: verstuur_post.call(session.pk)))
        memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        # The tasks that follow each bundle are what a worker would take; here we go on ourselves.
        DBTaskResult.objects.all().delete()
    return {
        "open": opened,
        "send": sum(bundles),
        "bundles": bundles,
        "memory": [memory[1], memory[-1]],
        "left": Peilpost.objects.count(),
    }


def _ms(do: Any) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
