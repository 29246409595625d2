"""Pictures for the beheerder: how long things are kept, and erasing somebody who left."""

import datetime
from io import StringIO
from typing import Any


def bewaren(foto: Any, beheerder: Any) -> None:
    """What went last night, and the page before somebody is erased."""
    from django.core.management import call_command

    call_command("bewaartermijnen", stdout=StringIO())
    foto.neem("bewaren", beheerder, "/beheer/bewaren/", 900, lambda page: None)
    foto.neem(
        "wissen", beheerder, f"/beheer/personen/{_vertrokken()}/wissen/", 1000, lambda p: None
    )


def _vertrokken() -> int:
    """Somebody who left, named in what the team wrote."""
    from django.utils import timezone

    from organisatie.models import Gebruiker, Lidmaatschap, Team
    from verbeterplan.models import Activiteit

    team = Team.objects.get(naam="Onderwijsassistent")
    weg = Gebruiker.objects.maak("vera.verhuisd@demo.example", "Vera Verhuisd")
    dag = timezone.localdate() - datetime.timedelta(days=200)
    Lidmaatschap.objects.create(gebruiker=weg, team=team, van=dag, tot=dag)
    for wat in ("Vraag Vera Verhuisd naar de lijst", "Bel Vera over het formulier"):
        Activiteit.objects.create(team=team, wat=wat)
    return weg.pk
