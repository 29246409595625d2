"""Fills an organisation with something to report on in each of its teams. JSON in and out.

python -m tests.belasting.bundel_run
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from organisatie.models import Periode, Team  # noqa: E402
from tests.belasting import overzicht_vul  # noqa: E402


def main(request: dict[str, Any]) -> dict[str, Any]:
    """Make the database; tell which period to ask for, and as whom."""
    call_command("migrate", interactive=False, verbosity=0)
    made = overzicht_vul.make(request["part"])
    if connection.vendor == "postgresql":
        # As autovacuum leaves it, which would otherwise come by during the measurement.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    period = Periode.objects.filter(van__lte=timezone.localdate()).latest("van")
    return {"teams": Team.objects.count(), "period": period.pk, "quality": made["quality"]}


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
