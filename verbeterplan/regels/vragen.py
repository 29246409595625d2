"""The guiding questions of the PLG cycle, in our own words (S4, aanbeveling 1 and 2).

Sets as in the source: analysis 11, present situation 9, monitoring 12. The texts of the plan are
answers too. Codes stay: answers are kept by them, and earlier rounds go on referring to them.
"""

from organisatie.regels.vragen import Vraag, Vragengroep

PROBLEEM = Vragengroep(
    "probleem",
    "Wat is er aan de hand?",
    (
        Vraag("a-wat", "Wat willen we beter maken? Beschrijf het zo precies als je kunt."),
        Vraag("a-bewijs", "Waaraan zien we dat het nodig is?", "Cijfers, voorbeelden, uitspraken."),
        Vraag("a-achter", "Waarom is dit een probleem, en wat zit erachter?"),
        Vraag("a-wie", "Wie merken er iets van, en wie horen mee te denken?"),
        Vraag("a-gegevens", "Wat weten we nog niet, en hoe komen we daarachter?"),
        Vraag("a-eerder", "Wat is er al eens geprobeerd, en wat kwam daarvan?"),
    ),
)
OMGEVING = Vragengroep(
    "omgeving",
    "Waar past het in?",
    (
        Vraag("a-visie", "Hoe past dit bij wat onze school belangrijk vindt?"),
        Vraag("a-landelijk", "Speelt dit ook elders, in het land of in andere scholen?"),
        Vraag("a-elders", "Hoe pakken andere scholen dit aan?"),
        Vraag("a-expertise", "Wie weet hier veel van, in onze school en daarbuiten?"),
        Vraag("a-literatuur", "Wat is er over te lezen?"),
    ),
)
KENNISVRAAG = Vragengroep(
    "kennis",
    "Onze kennisvraag",
    (
        Vraag(
            "kennisvraag",
            "Wat willen we te weten komen voordat we kiezen?",
            "Eén vraag waarmee je gericht kunt zoeken, zoals: wat helpt studenten om een gesprek "
            "zelf voor te bereiden?",
            600,
        ),
    ),
)
SITUATIE = Vragengroep(
    "situatie",
    "Hoe gaat het nu?",
    (
        Vraag("s-werkt", "Wat weten we ervan of onze aanpak van nu werkt?"),
        Vraag("s-bedoeld", "Doen we wat we ooit afspraken, zoals het bedoeld was?"),
        Vraag("s-eens", "Waarover zijn we het eens, en waarover niet?"),
        Vraag("s-verschil", "Wie doet het anders dan de rest, en wat kunnen we daarvan leren?"),
        Vraag("s-drijfveer", "Wat vinden we belangrijk voor onze leerlingen? Wat drijft ons?"),
        Vraag("s-knelpunt", "Waar lopen leerlingen, collega's en leiding tegenaan?"),
        Vraag("s-behouden", "Wat gaat goed en willen we houden?"),
        Vraag("s-kansen", "Waar zien we kansen?"),
        Vraag("s-nodig", "Wat moet er geregeld zijn, en wat daarvan is er al?"),
    ),
)
SAMENVATTING = Vragengroep(
    "beeld",
    "Ons beeld in het kort",
    (
        Vraag(
            "beeld",
            "Wat zagen en hoorden we, in tien regels?",
            "Dit leggen jullie voor aan het team. Noem geen namen.",
            2000,
        ),
    ),
)

# The texts of the plan are short: together they fit on one page.
AANPAK = Vragengroep(
    "aanpak",
    "Onze nieuwe aanpak",
    (
        Vraag("p-aanpak", "Wat gaan we anders doen?", "In drie zinnen.", 500),
        Vraag("p-vast", "Wat doet iedereen op dezelfde manier?", "", 300),
        Vraag("p-ruimte", "Waar mag je het op je eigen manier doen?", "", 300),
        Vraag("p-tijdpad", "Hoe ziet de tijd eruit, in grote stappen?", "", 300),
        Vraag("p-communicatie", "Hoe houden we de rest van het team op de hoogte?", "", 300),
    ),
)
EVALUATIE = Vragengroep(
    "evaluatie",
    "Hoe weten we of het werkt?",
    (
        Vraag("e-nulmeting", "Hoe is het nu? Wat meten we voordat we beginnen?", "", 250),
        Vraag("e-inhoud", "Waaraan zien we straks dat het doel gehaald is?", "", 250),
        Vraag("e-proces", "Hoe zien we of we doen wat we afspraken?", "", 250),
        Vraag("e-zacht", "Wat horen en merken we dan bij leerlingen en collega's?", "", 250),
        Vraag("e-ongewenst", "Wat kan er ongewild misgaan, en hoe merken we dat?", "", 250),
        Vraag(
            "e-werking",
            "Waardoor zou dit werken? Welke tussenstap moeten we terugzien?",
            "Zoals: door vaste vragen bereidt een student zich voor, en daardoor gaat het gesprek "
            "ergens over.",
            250,
        ),
        Vraag("e-wanneer", "Wanneer kijken we, en wie doet dat?", "", 250),
    ),
)

MONITOREN = (
    Vraag("m-afspraak", "Lukt het om te doen wat we afspraken?"),
    Vraag("m-iedereen", "Doet iedereen mee?"),
    Vraag("m-tijd", "Lukt het in de tijd die we ervoor hadden?"),
    Vraag("m-verschil", "Welke verschillen tussen collega's vallen op?"),
    Vraag("m-kwaliteit", "Is het zo goed als we wilden?"),
    Vraag("m-alle", "Bereiken we alle leerlingen om wie het gaat? Waaruit blijkt dat?"),
    Vraag("m-succes", "Wat is er te vieren?"),
    Vraag("m-doel", "Komen onze doelen dichterbij?"),
    Vraag("m-knelpunt", "Waar lopen we tegenaan?"),
    Vraag("m-oorzaak", "Waar komt dat door, en wat zouden we eraan kunnen doen?"),
    Vraag("m-geregeld", "Is alles er: kennis, tijd om te overleggen, materiaal?"),
    Vraag("m-leerlingen", "Wat zien en horen we bij leerlingen: inzet, plezier, werk?"),
)
CYCLUS = Vragengroep(
    "cyclus",
    "Terugkijken op hoe we het deden",
    (
        Vraag("c-opgelost", "Is waar het om begon nu opgelost?"),
        Vraag("c-tevreden", "Zijn collega's en leerlingen tevreden over de nieuwe manier?"),
        Vraag("c-beter", "Wat had in onze samenwerking beter gekund?"),
        Vraag("c-volgende", "Wat doen we een volgende keer meer, minder of anders?"),
        Vraag("c-opnieuw", "Is er aanleiding voor een nieuwe ronde?"),
    ),
)

GROEPEN = (
    *(PROBLEEM, OMGEVING, KENNISVRAAG, SITUATIE, SAMENVATTING, AANPAK, EVALUATIE, CYCLUS),
    Vragengroep("monitoren", "Hoe gaat het?", MONITOREN),
)
PER_GROEP = {groep.code: groep for groep in GROEPEN}
PER_CODE = {vraag.code: vraag for groep in GROEPEN for vraag in groep.vragen}
