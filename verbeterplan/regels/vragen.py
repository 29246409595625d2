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
        Vraag(
            "a-achter",
            "Wat maakt dit erg, en waar komt het vandaan?",
            "Vraag een paar keer door: en waardoor komt dát?",
        ),
        Vraag(
            "a-wie",
            "Wie merken er iets van, en wie horen mee te denken?",
            "Studenten, collega's, ouders, stagebedrijven. Noem groepen, geen namen.",
        ),
        Vraag("a-gegevens", "Wat weten we nog niet, en hoe komen we daarachter?"),
        Vraag("a-eerder", "Wat probeerden we al eens, en wat kwam daarvan?"),
    ),
)
OMGEVING = Vragengroep(
    "omgeving",
    "Waar past het in?",
    (
        Vraag("a-visie", "Hoe past dit bij wat onze school belangrijk vindt?"),
        Vraag("a-landelijk", "Speelt dit ook elders, in het land of in andere scholen?"),
        Vraag("a-elders", "Hoe pakken andere scholen dit aan? Wie kunnen we bellen?"),
        Vraag(
            "a-expertise",
            "Wie weet hier veel van, bij ons en daarbuiten?",
            "Kijk ook bij de expertise van jullie team, verderop.",
        ),
        Vraag(
            "a-literatuur",
            "Wat kunnen we erover lezen?",
            "Zoek ook iemand die er anders over denkt dan jullie.",
        ),
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
        Vraag(
            "s-werkt",
            "Werkt wat we nu doen? Waar zie je dat aan?",
            "In eigen cijfers, of in wat jullie erover lazen.",
        ),
        Vraag("s-bedoeld", "Doen we het zoals we het ooit afspraken? Waar wijken we af?"),
        Vraag("s-eens", "Waarover zijn we het eens, en waarover niet?"),
        Vraag("s-verschil", "Hoe pakt de een het aan, en hoe de ander? Wat is daarvan te leren?"),
        Vraag("s-drijfveer", "Waar doen we het voor? Wat gunnen we onze studenten?"),
        Vraag("s-knelpunt", "Waar lopen studenten, collega's en leiding tegenaan?"),
        Vraag("s-behouden", "Wat moet zeker blijven zoals het is?"),
        Vraag("s-kansen", "Wat zou snel al beter kunnen?"),
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
# The parts of the page of verdiepen, and which questions each has.
VERDIEPEN = {
    "probleem": (PROBLEEM, OMGEVING),
    "bekend": (KENNISVRAAG,),
    "nu": (SITUATIE,),
    "beeld": (SAMENVATTING,),
}

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
        Vraag("e-zacht", "Wat horen en merken we dan bij studenten en collega's?", "", 250),
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
    Vraag("m-alle", "Bereiken we alle studenten om wie het gaat? Waaruit blijkt dat?"),
    Vraag("m-succes", "Wat is er te vieren?"),
    Vraag("m-doel", "Komen onze doelen dichterbij?"),
    Vraag("m-knelpunt", "Waar lopen we tegenaan?"),
    Vraag("m-oorzaak", "Waar komt dat door, en wat zouden we eraan kunnen doen?"),
    Vraag("m-geregeld", "Is alles er: kennis, tijd om te overleggen, materiaal?"),
    Vraag("m-leerlingen", "Wat zien en horen we bij studenten: inzet, plezier, werk?"),
)
CYCLUS = Vragengroep(
    "cyclus",
    "Terugkijken op hoe we het deden",
    (
        Vraag("c-opgelost", "Is waar het om begon nu opgelost?"),
        Vraag("c-tevreden", "Zijn collega's en studenten tevreden over de nieuwe manier?"),
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
