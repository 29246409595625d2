"""What the PLG of the demo found out: answers, sources, what it saw and heard, its summary.

In our own words; people and sources are made up.
"""

import datetime
from typing import Any

from django.utils import timezone

from organisatie.models import Lidmaatschap
from overzicht.demo.mensen import Mensen
from verbeterplan import situatiebeeld
from verbeterplan.models import (
    Beeldreactie,
    Expertise,
    Kijkmoment,
    Planantwoord,
    Planbron,
    Verbetertraject,
)

ANTWOORDEN = {
    "a-wat": (
        "Elke student twee goede gesprekken per periode met de SLB'er. Nu lukt dat bij ongeveer "
        "de helft, en vooral bij studenten die er zelf om vragen."
    ),
    "a-bewijs": (
        "Uit de telling van vorige periode: 54 % had twee gesprekken. Studenten die stopten, "
        "hadden in de maand ervoor bijna nooit met iemand gepraat."
    ),
    "a-achter": (
        "Gesprekken staan niet in het rooster, dus ze gaan over zodra het druk is. Daarachter: we "
        "spraken nooit af wat een gesprek moet opleveren."
    ),
    "a-eerder": (
        "Twee jaar geleden een formulier gemaakt. Het ligt er nog; drie van ons gebruiken het."
    ),
    "a-visie": "In het schoolplan staat dat elke student gekend wordt. Dit is waar dat begint.",
    "a-elders": "Team Handel heeft een vast gesprekkenuur op woensdag. Een roc in de buurt ook.",
    "kennisvraag": "Welke begeleiding helpt studenten om zelf een gesprek voor te bereiden?",
    "s-werkt": (
        "Als het gesprek er is, is het goed: studenten geven er een 7,6 voor. Het gaat mis bij "
        "het plannen."
    ),
    "s-eens": (
        "We zijn het eens dat gesprekken nodig zijn. Niet over wie ze plant: de student of wij."
    ),
    "s-verschil": (
        "De een plant alles in week 1, de ander wacht tot er iets is. Wie vooruit plant, heeft "
        "aan het eind van de periode bijna iedereen gezien."
    ),
    "s-behouden": "Dat een student altijd even kan binnenlopen.",
    "beeld": (
        "Een gesprek komt er vaak pas als er iets mis is. Studenten die het goed doen, spreken we "
        "bijna niet.\n\n"
        "Wie de gesprekken in de eerste week plant, haalt ze. De rest raakt achter en haalt het "
        "niet meer in.\n\n"
        "Studenten weten niet waar een gesprek over gaat. Ze wachten af wat wij vragen.\n\n"
        "We gebruiken drie verschillende formulieren, en de helft gebruikt er geen.\n\n"
        "Wat we willen houden: dat een student altijd kan binnenlopen."
    ),
}
BRONNEN: tuple[dict[str, Any], ...] = (
    {
        "soort": Planbron.Soort.LITERATUUR,
        "titel": "Zelf aan het woord: studenten die hun gesprek voorbereiden",
        "vindplaats": "https://voorbeeld.example/zelf-aan-het-woord",
        "jaren_oud": 3,
        "leert_ons": (
            "Drie vaste vragen vooraf zijn genoeg. Studenten praten meer en komen vaker zelf met "
            "een volgende stap."
        ),
        "richting": "voor",
        "kwaliteit": "ja",
        "recent": "ja",
        "bruikbaar": "ja",
        "past": "deels",
    },
    {
        "soort": Planbron.Soort.LITERATUUR,
        "titel": "Meer gesprekken, minder uitval? Een kritische blik",
        "vindplaats": "In de kast van de teamkamer",
        "jaren_oud": 14,
        "leert_ons": (
            "Meer praten helpt niet vanzelf. Zonder een afspraak aan het eind verandert er niets."
        ),
        "richting": "tegen",
        "kwaliteit": "ja",
        "recent": "nee",
        "bruikbaar": "deels",
        "past": "nee",
    },
    {
        "soort": Planbron.Soort.SCHOOL,
        "titel": "Bezoek aan een roc in de buurt, opleiding Pedagogisch werk",
        "jaren_oud": 0,
        "leert_ons": (
            "Vast uur in het rooster, ook voor wie het goed doet. Kostte in het begin een les per "
            "week; dat vinden ze daar nog steeds veel."
        ),
        "richting": "allebei",
        "bruikbaar": "ja",
        "past": "ja",
    },
)
# Days ago, what it was, with whom, what stood out.
KIJKMOMENTEN = (
    (
        *(40, Kijkmoment.Soort.GROEP, "Vijf studenten uit leerjaar 1"),
        "“Ik weet nooit waar het over gaat, dus ik zeg maar dat alles goed gaat.” Ze willen vooraf "
        "weten wat er gevraagd wordt.",
    ),
    (
        *(36, Kijkmoment.Soort.INTERVIEW, "Twee SLB'ers die alles in week 1 plannen"),
        "Kost een middag, daarna heb je er geen omkijken meer naar. Ze verzetten weinig.",
    ),
    (
        *(33, Kijkmoment.Soort.OBSERVATIE, "Drie gesprekken in leerjaar 2"),
        "De begeleider praatte het meest. In één gesprek had de student zelf iets opgeschreven; "
        "dat gesprek eindigde als enige met een afspraak.",
    ),
    (
        *(29, Kijkmoment.Soort.INTERVIEW, "Een collega die geen formulier gebruikt"),
        "“Ik onthoud het wel.” Bij ziekte weet niemand waar de student gebleven was.",
    ),
)
# Place in the team, the answer and what was added.
REACTIES = (
    (1, "ja", ""),
    (2, "ja", ""),
    (4, "ja", "Zeker dat van de studenten die het goed doen. Die vergeet ik ook."),
    (6, "deels", "In leerjaar 3 gaan ze op stage; daar werkt plannen in week 1 niet."),
    (7, "ja", ""),
    (9, "nee", "Ik spreek mijn studenten elke week, alleen niet aan een tafel met een formulier."),
    (10, "ja", ""),
)
EXPERTISE = (
    (0, "Motiverende gespreksvoering", "training", "Ik doe het graag een keer voor."),
    (3, "Gespreksformulieren maken", "ervaring", ""),
    (5, "Roosters", "ervaring", "Ik weet waar nog ruimte zit."),
    (6, "Begeleiden op stage", "ervaring", "Twintig jaar stagebezoek."),
    (8, "Enquêtes voor studenten", "training", "Minor onderzoek, vorig jaar afgerond."),
    (11, "Moeilijke gesprekken voeren", "training", "Ook met ouders erbij."),
)


def maak_verdieping(traject: Verbetertraject, mensen: Mensen, vandaag: datetime.date) -> None:
    """Fill the phase verdiepen; the summary was shared while it was the phase of the round."""
    ronde = traject.rondes.get()
    kartrekker = mensen.leden[3].gebruiker
    for vraag, tekst in ANTWOORDEN.items():
        Planantwoord.objects.create(ronde=ronde, vraag=vraag, tekst=tekst)
    for plek, velden in enumerate(BRONNEN):
        jaar = vandaag.year - velden["jaren_oud"]
        rest = {naam: waarde for naam, waarde in velden.items() if naam != "jaren_oud"}
        Planbron.objects.create(ronde=ronde, volgorde=plek, door=kartrekker, jaar=jaar, **rest)
    for plek, (geleden, soort, met_wie, bevindingen) in enumerate(KIJKMOMENTEN):
        Kijkmoment.objects.create(
            ronde=ronde,
            volgorde=plek,
            door=kartrekker,
            soort=soort,
            met_wie=met_wie,
            datum=vandaag - datetime.timedelta(days=geleden),
            bevindingen=bevindingen,
        )
    beeld = situatiebeeld.deel(ronde.pk, kartrekker)
    moment = datetime.datetime.combine(vandaag - datetime.timedelta(days=25), datetime.time(16))
    beeld.op = timezone.make_aware(moment)
    beeld.save()
    for plek, herkent, aanvulling in REACTIES:
        Beeldreactie.objects.create(
            beeld=beeld, lidmaatschap=mensen.leden[plek], herkent=herkent, aanvulling=aanvulling
        )
    maak_expertise(mensen.leden)


def maak_expertise(leden: list[Lidmaatschap]) -> None:
    """What six colleagues say they are good at."""
    for plek, onderwerp, soort, toelichting in EXPERTISE:
        Expertise.objects.create(
            lidmaatschap=leden[plek], onderwerp=onderwerp, soort=soort, toelichting=toelichting
        )
