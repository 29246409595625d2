"""Something agreed in the second team, to finish on its line of Start."""

import datetime
from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Of who leads that team, with a day that was confirmed."""
    from django.utils import timezone

    from organisatie.models import Lidmaatschap
    from verbeterplan.models import Activiteit

    wie = Lidmaatschap.objects.get(
        gebruiker__email="teamleider-handel@demo.example", team__naam="Handel"
    )
    rij = Activiteit.objects.create(
        team=wie.team,
        wat="Maak het rooster af",
        eigenaar=wie,
        datum=timezone.localdate() + datetime.timedelta(days=3),
        bevestigd_op=timezone.now(),
    )
    return {"te_doen": {"pk": rij.pk}}
