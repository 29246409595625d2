"""Two versions of the plan of the demo: as it was decided, and after what the pilot taught."""

import datetime

from django.utils import timezone

from organisatie.models.versie import lees_versie
from organisatie.schrijven import Invoer
from overzicht.demo.mensen import Mensen
from verbeterplan import antwoorden, planversie
from verbeterplan.models import (
    Planantwoord,
    Plandoel,
    Planversie,
    Randvoorwaarde,
    Verbetertraject,
)

# As it reads after the adjustments of ``uitvoeren``: by the code of the question.
DAARNA = {
    "p-vast": (
        "Twee gesprekken per periode, de drie vragen vooraf en het formulier. De student vult het "
        "formulier in vóór het gesprek. Vastleggen doen we in dezelfde week."
    ),
    "p-tijdpad": (
        "Periode 2: leerjaar 1. Na periode 2: kijken wat beter kan. Vanaf periode 3: het hele "
        "team. Het tweede gesprek mag tot een week na de stage."
    ),
}
ZICHTBAAR = (
    "De afspraak op het formulier, of de student die nakomt, en wat studenten ervan zeggen in het "
    "panel."
)
NODIG = "Een vast uur voor wie in de stageweken begeleidt"


def maak_planversies(traject: Verbetertraject, mensen: Mensen, vandaag: datetime.date) -> None:
    """Change what the team adjusted since it decided, and keep the plan again."""
    ronde, leider = traject.rondes.lopend().get(), mensen.teamleider
    eerste = ronde.planversies.get()
    for code, tekst in DAARNA.items():
        rij = Planantwoord.objects.get(ronde=ronde, moment=None, vraag=code)
        antwoorden.bewaar(ronde.pk, {code: Invoer(tekst, lees_versie(rij))})
    doel = Plandoel.objects.filter(ronde=ronde)[1]
    doel.zichtbaar_aan = ZICHTBAAR
    doel.save()
    Randvoorwaarde.objects.create(
        ronde=ronde, tekst=NODIG, stand=Randvoorwaarde.Stand.NIET, volgorde=20, door=leider
    )
    tweede = planversie.leg_vast(ronde, leider, "Bijgesteld na het eerste monitormoment.")
    for versie, dagen in ((eerste, 61), (tweede, 6)):
        op = timezone.make_aware(
            datetime.datetime.combine(
                vandaag - datetime.timedelta(days=dagen), datetime.time(15, 30)
            )
        )
        # A version never changes; in the demo it was made when the story says so.
        Planversie._base_manager.filter(pk=versie.pk).update(op=op)
