"""Somebody who left a while ago, named in what the team wrote; and somebody who is still there."""

import datetime
from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from django.utils import timezone

    from borgen.slb.models import Student
    from organisatie.models import Bijlage, Gebruiker, Lidmaatschap, Team
    from verbeterplan.models import Activiteit

    team = Team.objects.get(naam="Onderwijsassistent")
    weg = Gebruiker.objects.maak("vera.verhuisd@demo.example", "Vera Verhuisd")
    vorig_jaar = timezone.localdate() - datetime.timedelta(days=300)
    Lidmaatschap.objects.create(gebruiker=weg, team=team, van=vorig_jaar, tot=vorig_jaar)
    for wat in ("Vraag Vera Verhuisd naar de lijst", "Bel Vera", "Leg aan Vera Verhuisd voor"):
        Activiteit.objects.create(team=team, wat=wat)
    Bijlage.objects.create(
        team=team, naam="Verslag Vera Verhuisd.pdf", bestand="x", grootte=1, door=weg
    )
    docent = Gebruiker.objects.get(email="docent1@demo.example")
    student = Student.objects.filter(team=team).first()
    return {
        "student_wissen": {"pk": student.pk},
        "vertrokken": {"pk": weg.pk},
        "docent": {"pk": docent.pk},
    }
