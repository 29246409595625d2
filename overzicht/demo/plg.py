"""The PLG of the demo: five people who work out why agreements stayed on paper."""

import datetime

from django.utils import timezone

from overzicht.demo.mensen import Mensen
from verbeterplan import plgacties
from verbeterplan.models import Activiteit, Agendapunt, Overleg, Plg, Plggast, Verbetertraject

OPDRACHT = (
    "Zoek uit waarom de afgesproken gesprekken niet overal gehouden worden. Probeer in leerjaar 1 "
    "een vast uur in het rooster uit en vertel het team elke periode wat het oplevert."
)
TIJD = "Elke twee weken dinsdag van 15.30 tot 16.30 uur; 40 uur per persoon in de taakverdeling."
# Place in the team of Onderwijsassistent, and what this colleague brings.
LEDEN = (
    (3, "Maakte het gespreksformulier en geeft les in leerjaar 1."),
    (5, "Roostert mee en weet waar ruimte zit."),
    (8, "Is nieuw in het team en vraagt door."),
)
# Days from today, title, points with minutes and what was said, what else, what the team hears.
BIJEENKOMSTEN = (
    (
        *(-33, "Wat houdt de gesprekken tegen?"),
        (
            (
                "Rondje: wat zag je in je eigen klas?",
                20,
                "In drie van de vijf klassen viel een gesprek uit omdat het na de les moest.",
            ),
            (
                "Wat zegt Sem ervan?",
                15,
                "Een gesprek tussendoor voelt als een preek. Met een "
                "vast uur weet je waar je aan toe bent.",
            ),
        ),
        "Fatima vraagt na of er ruimte in het rooster is.",
        "Gesprekken vallen vooral uit omdat er geen vast uur voor is. We zoeken uit of dat kan.",
        True,
    ),
    (
        *(-5, "Eerste weken met een vast uur"),
        (
            (
                "Hoe ging het in leerjaar 1?",
                25,
                "Twaalf van de veertien gesprekken zijn gehouden. "
                "Het formulier was al ingevuld door de student, dat scheelt.",
            ),
            ("Wat proberen we hierna?", 20, "Ook de groepen van leerjaar 2, na de toetsweek."),
        ),
        "",
        "Met een vast uur in het rooster gaan bijna alle gesprekken in leerjaar 1 door.",
        False,
    ),
    (
        *(9, "Verder in leerjaar 2"),
        (("Welke groepen doen mee?", 20, ""), ("Wat vertellen we het team?", 10, "")),
        "",
        "",
        False,
    ),
)
AFSPRAKEN = {
    "Wat houdt de gesprekken tegen?": "Een vast uur in het rooster van leerjaar 1 regelen",
    "Eerste weken met een vast uur": "Aan leerjaar 2 vertellen wat het opleverde",
}
UIT_HANDEL = "In team Handel staan de gesprekken al twee jaar in het rooster."


def maak_plg(traject: Verbetertraject, mensen: Mensen, vandaag: datetime.date) -> None:
    """A PLG with a kartrekker, a colleague of another team and two guests."""
    Plg.objects.create(traject=traject, opdracht=OPDRACHT, tijd=TIJD)
    van = vandaag - datetime.timedelta(days=90)
    wie = [(mensen.leden[plek], brengt) for plek, brengt in LEDEN]
    for lidmaatschap, brengt_mee in (*wie, (mensen.leden_handel[1], UIT_HANDEL)):
        lid = plgacties.zet_in(traject, str(lidmaatschap.pk))
        lid.brengt_mee, lid.van = brengt_mee, van
        lid.save()
    plgacties.maak_kartrekker(traject.plgleden.get(lidmaatschap=mensen.leden[3]), True)
    wie_gast = Plggast.Soort
    for naam, soort, waarvoor in (
        ("Sem", wie_gast.LEERLING, "Vertelt hoe een gesprek voor een student voelt."),
        ("Rianne de Groot", wie_gast.DESKUNDIGE, "Begeleidt scholen bij gespreksvaardigheden."),
    ):
        traject.gasten.create(naam=naam, soort=soort, waarvoor=waarvoor)
    _houd_bijeenkomsten(traject, vandaag)


def _houd_bijeenkomsten(traject: Verbetertraject, vandaag: datetime.date) -> None:
    for dagen, titel, punten, verder, terug, verteld in BIJEENKOMSTEN:
        dag = vandaag + datetime.timedelta(days=dagen)
        overleg = Overleg.objects.create(
            team=traject.team,
            traject=traject,
            soort=Overleg.Soort.PLG,
            titel=titel,
            moment=timezone.make_aware(datetime.datetime.combine(dag, datetime.time(15, 30))),
            plaats="Lokaal B1.12",
            verslag=verder,
            terugkoppeling=terug,
            teruggekoppeld_op=dag + datetime.timedelta(days=2) if verteld else None,
        )
        for tekst, minuten, besproken in punten:
            punt = Agendapunt(tekst=tekst, minuten=minuten, besproken=besproken)
            overleg.voeg_toe(punt)
        if dagen < 0:
            overleg.aanwezigen.set(traject.plgleden.all())
            overleg.gasten.set(traject.gasten.filter(soort=Plggast.Soort.LEERLING))
            wat = AFSPRAKEN[titel]
            eigenaar = traject.plgleden.get(kartrekker=True).lidmaatschap
            overleg.afspraken.add(
                Activiteit.objects.create(
                    team=traject.team,
                    traject=traject,
                    wat=wat,
                    eigenaar=eigenaar,
                    datum=vandaag + datetime.timedelta(days=dagen + 30),
                    bevestigd_op=timezone.now(),
                )
            )
