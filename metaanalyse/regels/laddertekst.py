"""The ladder in plain words for teams, with an example of our own at every step.

Source: S2, overzicht 7 and 8 and paragraaf 1.3.3: what the steps mean, and that a low step is a
lack of evidence. The sentences and examples are ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Trede:
    """``woord`` is how sure one may be; step 0 has none."""

    nummer: int
    woord: str
    betekenis: str
    voorbeeld: str


TREDEN = (
    Trede(
        0,
        "",
        "De aanpak zit nog in de hoofden van wie hem uitvoeren. Op papier is niet te vinden wat er "
        "precies gebeurt en waarom dat zou helpen.",
        "Een team kijkt bij elkaar in de les. Iedereen doet dat op zijn eigen manier.",
    ),
    Trede(
        1,
        "mogelijk",
        "De aanpak is opgeschreven: het doel, voor wie hij is, wat je doet en wat ervoor nodig is. "
        "Een ander team kan hem overnemen.",
        "Er ligt een handleiding voor lesbezoek: wie kijkt, waarnaar, en hoe je het nabespreekt.",
    ),
    Trede(
        2,
        "potentieel",
        "Er is een onderbouwd verhaal waarom het zou werken, met theorie die erkend is. "
        "Kenners of gebruikers vinden het veelbelovend.",
        "De handleiding legt uit welk onderzoek naar leren van feedback erachter zit, en leraren "
        "en deskundigen zijn bevraagd.",
    ),
    Trede(
        3,
        "waarschijnlijk",
        "Er is gemeten. Cijfers laten zien of de doelgroep is bereikt, of doelen zijn gehaald en "
        "wat er door de tijd verandert. Dit zijn de eerste echte aanwijzingen.",
        "Voor en na een jaar lesbezoek vulden leraren dezelfde vragenlijst in.",
    ),
    Trede(
        4,
        "zeer waarschijnlijk",
        "Vooraf is voorspeld wat er zou gebeuren, en dat is getoetst. Er is ook gekeken of iets "
        "anders het kan verklaren.",
        "De onderzoekers voorspelden op welke punten de lessen beter zouden worden, toetsten dat "
        "en gingen na of een nieuwe methode de oorzaak kon zijn.",
    ),
    Trede(
        5,
        "bewezen",
        "Er is aangetoond dat de aanpak de oorzaak is van wat er veranderde, of juist niets "
        "uitmaakte. Daarvoor is vergeleken met een groep die de aanpak niet had.",
        "Twintig teams begonnen met lesbezoek en twintig vergelijkbare teams een jaar later; de "
        "uitkomsten van beide groepen zijn naast elkaar gelegd.",
    ),
)
