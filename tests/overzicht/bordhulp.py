"""A board with something in every part of it."""

import datetime
from typing import Any

from django.utils import timezone

from borgen.models import Besluit
from overzicht.models import Bordtaak
from tests.borgen.hulp import actie_van, signaal_van
from tests.borgen.meten import maak_afspraak, meet, vandaag
from tests.factories import ActiviteitFactory, TrajectFactory
from verbeterplan.models import Agendapunt, Overleg, Plandoel


def plan_overleg(team: Any, *punten: str, over: datetime.timedelta, **velden: Any) -> Overleg:
    overleg = Overleg.objects.create(
        team=team, **{"titel": "Teamoverleg", "moment": timezone.now() + over} | velden
    )
    overleg.voeg_toe(*(Agendapunt(tekst=punt) for punt in punten))
    return overleg


def hang_vol(wereld: Any, nummer: int = 1) -> None:
    """One of everything; ``nummer`` tells them apart when it is done again."""
    leider, team = wereld.teamleider, wereld.team
    traject = TrajectFactory(team=team, naam=f"Begeleiding {nummer}", doel=f"Iedereen {nummer}")
    Plandoel.objects.create(
        ronde=traject.rondes.get(), tekst=f"Plandoel {nummer}", zichtbaar_aan=f"Bewijs {nummer}"
    )
    actie = actie_van(wereld, f"Gesprekken {nummer}", traject)
    afspraak = maak_afspraak(traject, leider, wat=f"Meting {nummer}", actie=actie.naam)
    meet(afspraak, vandaag(-20), "1", leider)
    meet(afspraak, vandaag(-10), "3", leider)
    ActiviteitFactory(
        team=team, wat=f"Actie {nummer}", eigenaar=wereld.leden[1], datum=vandaag(nummer)
    )
    signaal_van(wereld, actie, "goed", tekst=f"Signaal {nummer}", op_bord=True)
    Besluit.objects.create(
        verbeteractie=actie, soort="belonen", wat=f"Succes {nummer}", op_bord=True, door=leider
    )


def taak(wereld: Any, onderdeel: str = "doelen", lid: int = 1, **velden: Any) -> Bordtaak:
    velden = {"ritme": "week"} | velden
    return Bordtaak.objects.create(
        team=wereld.team, onderdeel=onderdeel, wie=wereld.leden[lid], **velden
    )
