"""The verbeterplan of the demo: a fixed hour in the timetable, tried out in leerjaar 1 first."""

import datetime

from organisatie.schrijven import Invoer
from overzicht.demo.mensen import Mensen
from overzicht.demo.reis import dateer
from overzicht.demo.weging import maak_draagvlak
from rapportage.getallen import datum
from verbeterplan import antwoorden, cyclus, plankeuzes, planversie
from verbeterplan.models import (
    Planbesluit,
    Plandoel,
    Randvoorwaarde,
    Tegengeluid,
    Verbetertraject,
)
from verbeterplan.plankeuzes import Factorinvoer
from verbeterplan.regels.fasen import FASEN, Fase

DOELEN = (
    (
        "Elke student heeft per periode twee gesprekken met zijn begeleider",
        "Het gespreksoverzicht, aan het eind van elke periode.",
    ),
    (
        "Een student weet na het gesprek wat hij gaat doen",
        "De afspraak op het formulier, en wat studenten ervan zeggen in het panel.",
    ),
    (
        "Minder studenten stoppen zonder diploma",
        "Onder het cijfer van het roc, over twee schooljaren.",
    ),
)
ANTWOORDEN = {
    "p-aanpak": (
        "Elk begeleidingsgesprek krijgt een vast uur in het rooster. De student bereidt zich "
        "voor met drie vragen. We schrijven tijdens het gesprek samen op wat hij gaat doen."
    ),
    "p-vast": (
        "Twee gesprekken per periode, de drie vragen vooraf en het formulier. Vastleggen doen"
        " we in dezelfde week."
    ),
    "p-ruimte": "Waar je praat, alleen of met twee studenten tegelijk, en wat je verder vraagt.",
    "p-tijdpad": (
        "Periode 2: leerjaar 1. Na periode 2: kijken wat beter kan. Vanaf periode 3: het hele team."
    ),
    "p-communicatie": (
        "Elke teamvergadering tien minuten: wat lukt, wat niet. De kartrekker schrijft het in"
        " de nieuwsbrief van vrijdag."
    ),
    "e-nulmeting": "In periode 1 had 54 % van de studenten twee gesprekken.",
    "e-inhoud": "Aan het eind van periode 4 heeft 90 % van de studenten er twee gehad.",
    "e-proces": "In week 4 van elke periode tellen we hoeveel gesprekken gepland staan.",
    "e-zacht": (
        "Studenten vertellen zelf wat ze hebben afgesproken. Collega's hoeven minder te bellen."
    ),
    "e-ongewenst": "Gesprekken worden afgevinkt om het aantal. Dat merken we aan lege formulieren.",
    "e-werking": (
        "Wie vooraf nadenkt, komt met een eigen vraag. Daardoor gaat het gesprek ergens over."
    ),
    "e-wanneer": "Na elke periode, in het overleg van de PLG. Jeroen maakt het overzicht.",
}
STANDAARD = (
    ("werktijd", "klaar"),
    ("overleg", "klaar"),
    ("verantwoordelijk", "klaar"),
    ("kunnen", "bezig"),
    ("materiaal", "klaar"),
)
TEGEN = (
    (
        "Een vast uur is fijn voor wie hele dagen werkt. Ik ben er maar twee dagen.",
        "Wie weinig dagen werkt, kiest zelf het uur. Het rooster volgt.",
    ),
    (
        "Studenten die het nodig hebben, komen toch niet.",
        "In leerjaar 1 haalt de begeleider hen op uit de les. We kijken of dat helpt.",
    ),
)
FACTOREN = {
    "leiderschap": ("helpt", "Marjan zette de uren zelf in het rooster."),
    "tijd": ("aandacht", "In toetsweken valt het uur weg."),
    "middelen": ("helpt", "Er is een stil lokaal bij."),
    "helpt-eigenaarschap": ("helpt", "De vragen komen van ons en van studenten."),
    "hindert-draagvlak": ("aandacht", "Twee collega's hoorden het pas laat."),
}


def maak_besluiten(traject: Verbetertraject, mensen: Mensen, vandaag: datetime.date) -> None:
    """The plan with what the team said of it, and the decision to begin; in time it runs now."""
    leider, leden = mensen.teamleider, mensen.leden
    ronde = traject.rondes.lopend().get()
    for plek, (tekst, zichtbaar_aan) in enumerate(DOELEN):
        Plandoel.objects.create(
            ronde=ronde, tekst=tekst, zichtbaar_aan=zichtbaar_aan, volgorde=plek, door=leider
        )
    antwoorden.bewaar(ronde.pk, {code: Invoer(tekst, None) for code, tekst in ANTWOORDEN.items()})
    plankeuzes.kies_strategie(ronde.pk, "pilot")
    for code, stand in STANDAARD:
        rij = plankeuzes.zet_standaard(ronde.pk, code, stand, leider)
        if code == "kunnen":
            rij.wie = leden[3]
            rij.save()
    Randvoorwaarde.objects.create(
        ronde=ronde,
        tekst="Een stil lokaal voor de gesprekken",
        stand=Randvoorwaarde.Stand.KLAAR,
        wie=leden[5],
        volgorde=len(STANDAARD),
        door=leider,
    )
    for plek, (tekst, antwoord) in enumerate(TEGEN):
        Tegengeluid.objects.create(ronde=ronde, tekst=tekst, antwoord=antwoord, volgorde=plek)
    plankeuzes.bewaar_factoren(
        ronde.pk, {code: Factorinvoer(*wat, None) for code, wat in FACTOREN.items()}
    )
    besloten = vandaag - datetime.timedelta(days=61)
    for uitkomst, dag, toelichting, voor, tegen in (
        (
            "aanpassen",
            besloten - datetime.timedelta(days=14),
            "Eerst een oplossing voor wie weinig dagen werkt.",
            8,
            6,
        ),
        ("uitvoeren", besloten, "We beginnen in leerjaar 1 en kijken na één periode.", 12, 2),
    ):
        Planbesluit.objects.create(
            ronde=ronde,
            uitkomst=uitkomst,
            datum=dag,
            toelichting=toelichting,
            voor=voor,
            tegen=tegen,
            door=leider,
        )
    maak_draagvlak(ronde, leider, besloten)
    planversie.leg_vast(ronde, leider, f"Besluit van {datum(besloten)}: we gaan dit doen")
    while Fase(ronde.fase).nummer < Fase.UITVOEREN.nummer:
        ronde = cyclus.ga_naar(traject, FASEN[Fase(ronde.fase).nummer], leider, "")
    onderzocht = traject.analyse_afgerond_op or besloten
    begin = onderzocht - datetime.timedelta(days=150)
    dateer(ronde, begin, [begin + datetime.timedelta(days=30), onderzocht, besloten])
