"""The PLG of the demo: five people who work out why agreements stayed on paper."""

import datetime

from overzicht.demo.mensen import Mensen
from verbeterplan import plgacties
from verbeterplan.models import Plg, Plggast, Verbetertraject

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
