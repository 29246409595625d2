"""Carrying out in the demo: two monitor moments, a pilot, what was adjusted, how far eight are."""

import datetime

from organisatie.schrijven import Invoer
from overzicht.demo.mensen import Mensen
from verbeterplan import antwoorden
from verbeterplan.models import Bijstelling, Monitormoment, Pilot, Verbetertraject, Voortgang
from verbeterplan.regels.monitoren import stel_voor

GEHOUDEN = "Lukken de twee gesprekken per periode?"
ANTWOORDEN = {
    "m-afspraak": (
        "In leerjaar 1 meestal wel: daar staat het uur in het rooster. In leerjaar 2 en 3 hangt "
        "het af van wie er tijd vindt."
    ),
    "m-verschil": (
        "Wie het formulier vooraf laat invullen, is met een kwartier klaar. Wie dat niet doet, "
        "komt aan de afspraken vaak niet toe."
    ),
    "m-knelpunt": "Tijdens de stageweken is er niemand op school. Bellen voelt nog raar.",
    "m-leerlingen": "Twee studenten vroegen uit zichzelf wanneer hun volgende gesprek is.",
}
PILOT = (
    "Een vast gespreksuur op dinsdag",
    "Leerjaar 1, klassen OA1A en OA1B, met Dennis en Fatima",
    "De helft van de gesprekken valt nu in dat uur. Vroeg op de dag werkt beter dan laat.",
)
# What it is about, what changed and why; the first two follow from the moment that was held.
BIJSTELLINGEN = (
    (
        21,
        "acties",
        "De student vult het formulier vóór het gesprek in.",
        "Dan gaat het gesprek over de student, en blijft er tijd voor een afspraak.",
    ),
    (
        20,
        "tijdpad",
        "Het tweede gesprek mag tot een week na de stage.",
        "Tijdens de stageweken lukte het niemand.",
    ),
    (
        6,
        "doel",
        "We kijken ook of studenten de afspraak uit het gesprek nakomen.",
        "Alleen tellen of er een gesprek was, zegt te weinig.",
    ),
)
NODIG_MEEKIJKEN = "Ik zou graag een keer meekijken bij iemand die het formulier al gebruikt."
NODIG_ROOSTER = "In mijn rooster past geen vast uur. Wie kijkt daar met mij naar?"
# Place in the team, how far, what is needed; the last one is arranged.
VOORTGANG = (
    (1, "probeert", ""),
    (2, "lukt", ""),
    (3, "helpt", ""),
    (5, "helpt", ""),
    (6, "begin", NODIG_ROOSTER),
    (8, "probeert", NODIG_MEEKIJKEN),
    (9, "lukt", ""),
    (11, "lukt", "Een lijst met vragen die je aan het eind van een gesprek kunt stellen."),
)


# Beginnings of activities of the planning, by the place of the verbeteractie they serve.
HOORT_BIJ = (
    ("Kies per verbeteractie", "Neem het verbeterplan erbij", "Spreek af wat we meten"),
    ("Verzamel wat er al", "Kies één vaste plek", "Leg de afspraken en werkwijzen vast"),
    ("Spreek samen af hoe je elkaar", "Vraag elke collega wat"),
)


def maak_uitvoeren(traject: Verbetertraject, mensen: Mensen, vandaag: datetime.date) -> None:
    """What carrying out a plan leaves behind after a few weeks."""
    for actie, beginnen in zip(traject.verbeteracties.all(), HOORT_BIJ, strict=True):
        for afspraak in traject.activiteiten.all():
            if afspraak.wat.startswith(beginnen):
                afspraak.verbeteractie = actie
                afspraak.save()
    ronde, leider = traject.rondes.lopend().get(), mensen.teamleider

    def dag(dagen: int) -> datetime.date:
        return vandaag + datetime.timedelta(days=dagen)

    moment = Monitormoment.objects.create(
        ronde=ronde,
        titel=GEHOUDEN,
        datum=dag(-21),
        vragen=list(ANTWOORDEN),
        gehouden_op=dag(-21),
        door=leider,
    )
    antwoorden.bewaar(
        ronde.pk, {code: Invoer(tekst, None) for code, tekst in ANTWOORDEN.items()}, moment
    )
    Monitormoment.objects.create(
        ronde=ronde,
        titel="Merken studenten verschil?",
        datum=dag(5),
        vragen=list(stel_voor([moment.vragen])),
        volgorde=1,
        door=leider,
    )
    naam, met_wie, bevindingen = PILOT
    Pilot.objects.create(
        ronde=ronde,
        naam=naam,
        met_wie=met_wie,
        van=dag(-35),
        tot=dag(14),
        bevindingen=bevindingen,
        door=leider,
    )
    for plek, (geleden, waarop, wat, reden) in enumerate(BIJSTELLINGEN):
        Bijstelling.objects.create(
            ronde=ronde,
            datum=dag(-geleden),
            waarop=waarop,
            wat=wat,
            reden=reden,
            moment=moment if plek < 2 else None,
            volgorde=plek,
            door=leider,
        )
    for plek, stand, nodig in VOORTGANG:
        lid = mensen.leden[plek]
        rij = Voortgang.objects.create(ronde=ronde, lidmaatschap=lid, stand=stand, nodig=nodig)
    rij.geregeld_op = rij.op
    rij.save()
