"""Pictures for the beheerder: what there is to manage, who leaves, what is kept and erased."""

import datetime
from io import StringIO
from typing import Any


def beheer(foto: Any, beheerder: Any) -> None:
    """The page of beheer, who takes over work, what went last night, and before erasing."""
    from django.core.management import call_command

    from organisatie.models import Gebruiker

    foto.neem("beheer", beheerder, "/beheer/", 720, _niets)
    vertrekt = Gebruiker.objects.get(email="docent4@demo.example").pk
    foto.neem("vertrek", beheerder, f"/beheer/personen/{vertrekt}/vertrek/?wat=weg", 900, _niets)
    call_command("bewaartermijnen", stdout=StringIO())
    foto.neem("bewaren", beheerder, "/beheer/bewaren/", 900, _niets)
    foto.neem("wissen", beheerder, f"/beheer/personen/{_vertrokken()}/wissen/", 1000, _niets)


def _niets(page: Any) -> None:
    """Nothing to do before the picture."""


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
