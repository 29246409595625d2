"""People who leave, in the demo: one with work, and one who is gone and left it behind."""

import datetime
from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from django.utils import timezone

    from organisatie.models import Gebruiker, Lidmaatschap, Team
    from tests.organisatie.vertrekwerk import maak_werk

    # A team of its own: what stands here is in nobody's way.
    team = Team.objects.create(naam="Verdelen", school=Team.objects.earliest("pk").school)
    leider = Gebruiker.objects.maak("verdeler@demo.example", "Vera Verdeler", "borgen-demo")
    Lidmaatschap.objects.create(gebruiker=leider, team=team, rol=Lidmaatschap.Rol.TEAMLEIDER)
    weg = Gebruiker.objects.maak("weg@demo.example", "Wanda Weg")
    gisteren = timezone.localdate() - datetime.timedelta(days=1)
    lid = Lidmaatschap.objects.create(
        gebruiker=weg, team=team, van=datetime.date(2025, 8, 1), tot=gisteren
    )
    maak_werk(lid)
    blijft = Lidmaatschap.objects.get(gebruiker__email="docent2@demo.example")
    return {
        "vertrek_persoon": {"pk": blijft.gebruiker_id},
        "vertrek_weg": {"pk": weg.pk},
        "vertrek_lid": {"pk": lid.pk},
    }
