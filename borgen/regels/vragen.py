"""The questions of the talk about what was measured (S1, stap 2B), in our own words.

Three sets, as in the source: terugblik, proces, resultaat. Codes stay: answers are kept by them.
"""

from organisatie.regels.vragen import Vraag, Vragengroep

VRAGEN = (
    Vragengroep(
        "terugblik",
        "Terugblik",
        (
            Vraag("begin", "Hoe was het voordat we hiermee begonnen?"),
            Vraag(
                "middelen",
                "Hadden we wat nodig was: tijd, mensen, informatie en een systeem dat werkt?",
            ),
        ),
    ),
    Vragengroep(
        "proces",
        "Proces",
        (
            Vraag("verloop", "Hoe ging het, en hoe was dat voor jullie?"),
            Vraag("goed", "Wat ging goed en houden we zo?"),
            Vraag("beter", "Wat kan de volgende keer beter?"),
        ),
    ),
    Vragengroep(
        "resultaat",
        "Resultaat",
        (
            Vraag("gehaald", "Hebben we gehaald wat we wilden?"),
            Vraag("oorzaak", "Waardoor is dat wel of niet gelukt?"),
            Vraag("tevreden", "Zijn we tevreden met hoe het liep en wat het oplevert?"),
        ),
    ),
)
PER_CODE = {vraag.code: vraag for groep in VRAGEN for vraag in groep.vragen}
