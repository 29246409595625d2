"""People who leave, in the demo: one with work, and one who is gone and left it behind."""

import datetime
from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from django.utils import timezone

    from organisatie.models import Gebruiker, Lidmaatschap, Schooljaar, Team
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
    mensen = _inlezingen()
    jaar = Schooljaar.objects.create(
        naam="2040-2041", van=datetime.date(2040, 8, 1), tot=datetime.date(2041, 7, 31)
    )
    return mensen | {
        "jaar_zonder_periodes": {"pk": jaar.pk},
        "vertrek_persoon": {"pk": blijft.gebruiker_id},
        "vertrek_weg": {"pk": weg.pk},
        "vertrek_lid": {"pk": lid.pk},
    }


def _inlezingen() -> dict[str, dict[str, Any]]:
    """A list in every state; one at a time for each beheerder, so each has its own."""
    from organisatie.models import Functie, Gebruiker, Personeninlezing
    from organisatie.personen import verloop
    from tests.slb.inlezen_hulp import als_csv

    koppen = ("Naam", "E-mailadres", "School", "Team", "Rol")
    goed = [
        ("Noor van Dijk", "noor@demo.example", "", "Handel", "teamlid"),
        ("Bea Beheerder", "beheerder@demo.example", "", "Verdelen", "teamlid"),
    ]
    fout = [*goed, ("", "sem@", "College West", "Handel", "baas")]

    def begin(naam: str, inhoud: bytes) -> Personeninlezing:
        wie = Gebruiker.objects.maak(f"beheer-{naam}@demo.example", f"Beheer {naam}")
        Functie.objects.create(gebruiker=wie, rol=Functie.Rol.BEHEERDER)
        return verloop.begin(wie, f"{naam}.csv", inhoud, hier=True)

    over = begin("overgenomen", als_csv([("Sem Bakker", "sem@demo.example")], koppen[:2]))
    verloop.neem_over(over, hier=True)
    bezig = begin("bezig", als_csv(goed, koppen))
    Personeninlezing.objects.filter(pk=bezig.pk).update(
        stand="nakijken",
        # Ahead, so that it is still at work when the page is looked at.
        gemeld_op=bezig.gemeld_op + datetime.timedelta(days=1),
    )
    runs = {
        "overgenomen": over,
        "bezig": bezig,
        "nagekeken": begin("nagekeken", als_csv(goed, koppen)),
        "fout": begin("fout", als_csv(fout, koppen)),
        "mislukt": begin("mislukt", b"%PDF-1.7"),
    }
    return {f"personen_{naam}": {"pk": run.pk} for naam, run in runs.items()}
