"""Reports on a period: one in which is written, one settled, one that was opened again."""

import datetime
from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from django.utils import timezone

    from organisatie.models import Gebruiker, Periode, Schooljaar, Team
    from overzicht import verslagacties as acties
    from overzicht.models import Periodeverslag
    from tests.overzicht.verslag_hulp import schrijf, stel_vast

    kees = Gebruiker.objects.get(email="kwaliteit@demo.example")
    team = Team.objects.get(naam="Onderwijsassistent")
    # Long ago, so that no other page looks at it.
    jaar = Schooljaar.objects.create(
        naam="2015-2016", van=datetime.date(2015, 8, 1), tot=datetime.date(2016, 7, 31)
    )
    half = datetime.date(2016, 1, 31)
    eerste = Periode.objects.create(schooljaar=jaar, naam="periode 1", van=jaar.van, tot=half)
    tweede = Periode.objects.create(
        schooljaar=jaar, naam="periode 2", van=half + datetime.timedelta(days=1), tot=jaar.tot
    )
    for periode in (eerste, tweede):
        schrijf(team, periode, opvallend="Het team begon.", nodig="- Tijd\n- Een vast overleg")
        stel_vast(team, periode, kees)
    herzien = Periodeverslag.objects.get(team=team, periode=tweede)
    acties.herzie(herzien.pk, "De uitkomst van mei stond er verkeerd in.")
    vandaag = timezone.localdate()
    nu = Periode.objects.get(van__lte=vandaag, tot__gte=vandaag)
    return {
        "verslag_team": {"pk": team.pk},
        "verslag_vast": {"pk": eerste.pk},
        "verslag_herzien": {"pk": tweede.pk},
        "verslag_loopt": {"pk": nu.pk},
    }
