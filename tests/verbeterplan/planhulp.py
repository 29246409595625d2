"""A plan as a team would make it, and one with the longest texts that can be."""

from metaanalyse.models import Kaart
from organisatie.models import Gebruiker, Lidmaatschap
from tests.factories import ActiviteitFactory, TrajectFactory
from tests.verbeterplan.hulp import vandaag
from verbeterplan.models import (
    Planantwoord,
    Planbesluit,
    Plandoel,
    Planfactor,
    Randvoorwaarde,
    Tegengeluid,
    Verbeteractie,
    Verbeterplan,
)
from verbeterplan.regels.factoren import SOORTEN
from verbeterplan.regels.vragen import AANPAK, EVALUATIE

TEKSTEN = {
    "p-aanpak": "Elke student voert per periode twee gesprekken met een vaste begeleider.",
    "p-vast": "We gebruiken hetzelfde formulier en leggen het gesprek dezelfde week vast.",
    "p-ruimte": "Waar en hoe lang je praat, kies je zelf.",
    "p-tijdpad": "Tot kerst een pilot in twee klassen, daarna iedereen.",
    "p-communicatie": "Elke maand vijf minuten in het teamoverleg.",
    "e-nulmeting": "Nu heeft een op de drie studenten een gesprek.",
    "e-werking": "Door vaste vragen bereidt een student zich voor.",
}
LANG_WOORD = "Onderwijsassistentenbegeleidingsgesprekkencyclus "


def lang(tekens: int) -> str:
    """Running text of exactly so many characters, with long and short words."""
    zin = "Wij voeren elke periode met iedere student een goed gesprek, en leggen dat vast. "
    return ((zin * 3 + LANG_WOORD) * (tekens // 200 + 1))[: tekens - 1] + "."


def traject_met_plan(wereld, naam: str = "Samen gesprekken voeren"):
    """The traject of ``wereld.team`` with something in every part of its plan."""
    traject = TrajectFactory(team=wereld.team, naam=naam)
    ronde = traject.rondes.get()
    for code, tekst in TEKSTEN.items():
        Planantwoord.objects.create(ronde=ronde, vraag=code, tekst=tekst)
    Plandoel.objects.create(
        ronde=ronde, tekst="Elke student gehoord", zichtbaar_aan="twee gesprekken per periode"
    )
    Plandoel.objects.create(ronde=ronde, tekst="Minder uitval", volgorde=1)
    Plandoel.objects.create(ronde=ronde, tekst="Dit doel is weggelegd", volgorde=2).leg_weg()
    Randvoorwaarde.objects.create(
        ronde=ronde, tekst="Uren in het rooster", stand="bezig", wie=wereld.leden[0]
    )
    Tegengeluid.objects.create(
        ronde=ronde, tekst="Dit kost te veel tijd", antwoord="We schrappen een overleg"
    )
    Planfactor.objects.create(
        ronde=ronde, categorie="tijd", stand="aandacht", toelichting="Wie vervangt ons?"
    )
    Planfactor.objects.create(ronde=ronde, categorie="leiderschap", stand="helpt")
    Verbeterplan.objects.create(ronde=ronde, strategie="pilot")
    Planbesluit.objects.create(ronde=ronde, uitkomst="uitvoeren", voor=12, tegen=2)
    Verbeteractie.objects.create(traject=traject, naam="Twee gesprekken", eigenaar=wereld.leden[1])
    for plek in range(3):
        ActiviteitFactory(
            team=wereld.team,
            traject=traject,
            wat=f"Afspraak {plek}",
            eigenaar=wereld.leden[plek],
            datum=vandaag(plek * 20),
        )
    traject.plgleden.create(lidmaatschap=wereld.leden[2], kartrekker=True)
    traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    return traject


def langste_traject(wereld, doelen: int = 5):
    """The same with every text as long as can be, doubled where two can write, and long lists."""
    traject = TrajectFactory(team=wereld.team, naam=lang(120))
    ronde = traject.rondes.get()
    for vraag in (*AANPAK.vragen, *EVALUATIE.vragen):
        Planantwoord.objects.create(ronde=ronde, vraag=vraag.code, tekst=lang(2 * vraag.langste))
    namen = [
        Gebruiker.objects.create(naam=lang(120), email=f"lang{n}@school.example") for n in range(15)
    ]
    leden = [
        Lidmaatschap.objects.create(team=wereld.team, gebruiker=wie, van=vandaag(-30))
        for wie in namen
    ]
    for plek in range(doelen):
        Plandoel.objects.create(
            ronde=ronde, tekst=lang(240), zichtbaar_aan=lang(240), volgorde=plek
        )
    for plek in range(15):
        Randvoorwaarde.objects.create(ronde=ronde, tekst=lang(200), wie=leden[plek], volgorde=plek)
        Tegengeluid.objects.create(ronde=ronde, tekst=lang(300), antwoord=lang(400))
        Verbeteractie.objects.create(traject=traject, naam=lang(160), eigenaar=leden[plek])
        traject.plgleden.create(lidmaatschap=leden[plek], kartrekker=plek == 0)
    for soort in SOORTEN:
        Planfactor.objects.create(
            ronde=ronde, categorie=soort.code, stand="aandacht", toelichting=lang(300)
        )
    for plek in range(40):
        ActiviteitFactory(
            team=wereld.team,
            traject=traject,
            wat=lang(200),
            eigenaar=leden[plek % 15],
            datum=vandaag(plek * 9 - 20),
        )
    Verbeterplan.objects.create(ronde=ronde, strategie="pilot")
    Planbesluit.objects.create(
        ronde=ronde, uitkomst="uitvoeren", toelichting=lang(1000), voor=14, tegen=3
    )
    for kaart in Kaart.objects.all()[:10]:
        traject.kaarten.create(kaart=kaart, waarom=lang(1000))
    return traject
