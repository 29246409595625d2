"""One open row of every kind of work, in the name of a member: what leaving is about."""

from typing import Any

from borgen.models import Document, Meetafspraak, Proces
from organisatie.models import Lidmaatschap
from overzicht.models import Bordtaak
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.slb.factories import BegeleidingFactory, StudentFactory, dag
from verbeterplan.models import Kartrekkerschap, Plglid, Randvoorwaarde


def maak_werk(lid: Lidmaatschap) -> dict[str, Any]:
    """By the name of its kind (``organisatie.vertrek``); all of the team of ``lid``."""
    team = lid.team
    traject = TrajectFactory(team=team)
    ronde = traject.rondes.get()
    actie = traject.verbeteracties.create(naam="Startgesprek", eigenaar=lid)
    proces = Proces.objects.create(
        team=team, naam="Begeleiden", beheerder=lid, evalueert=lid, maakt_beschikbaar=lid
    )
    meting = Meetafspraak.objects.create(
        verbeteractie=actie,
        wat="gesprekken",
        wie="allen",
        hoe="tellen",
        eenheid="%",
        uitvoerder=lid,
    )
    return {
        "activiteiten": ActiviteitFactory(
            team=team, traject=traject, eigenaar=lid, wat="Maak het formulier", datum=dag(9)
        ),
        "verbeteracties": actie,
        "plg": Plglid.objects.create(traject=traject, lidmaatschap=lid, kartrekker=True),
        "kartrekkerschap": Kartrekkerschap.objects.create(ronde=ronde, lidmaatschap=lid),
        "randvoorwaarden": Randvoorwaarde.objects.create(ronde=ronde, tekst="Lokaal", wie=lid),
        "documenten": Document.objects.create(
            proces=proces, titel="Handboek", eigenaar=lid, gemaakt_door=lid.gebruiker
        ),
        "processen-beheer": proces,
        "processen-evalueren": proces,
        "processen-beschikbaar": proces,
        "metingen": meting,
        "studenten": BegeleidingFactory(student=StudentFactory(team=team), lidmaatschap=lid),
        "bordtaken": Bordtaak.objects.create(team=team, onderdeel="doelen", wie=lid),
    }
