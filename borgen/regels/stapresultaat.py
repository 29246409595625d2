"""The results that end each step, as a short check (S1, hoofdstuk 5: "eindresultaat" of each part).

Monitoren has no list of its own in the handbook; its three stand in the text of that step.
"""

from collections.abc import Collection
from dataclasses import dataclass

from borgen.regels.stap import Stap


@dataclass(frozen=True, slots=True)
class Resultaat:
    sleutel: str
    tekst: str


RESULTATEN: dict[Stap, tuple[Resultaat, ...]] = {
    Stap.DOCUMENTEREN: (
        Resultaat("vastgelegd", "De afspraken staan op papier, en het team schreef eraan mee."),
        Resultaat("akkoord", "Het team is het eens met wat er staat."),
        Resultaat("beheer", "Van elk document is er één geldige versie, met een nummer."),
        Resultaat("vindbaar", "Iedereen die het nodig heeft, kan het vinden."),
    ),
    Stap.MONITOREN: (
        Resultaat("signalen", "We horen van collega's, studenten en bedrijven hoe het gaat."),
        Resultaat("besproken", "We bespraken de signalen in een teamoverleg."),
        Resultaat("jaaragenda", "Het onderwerp komt terug op de jaaragenda."),
    ),
    Stap.CONTROLEREN: (
        Resultaat("bekend", "Iedereen weet hoe en wanneer we meten, en wie wat doet."),
        Resultaat("planning", "De metingen staan in de planning van het team."),
        Resultaat("cijfers", "We hebben de uitkomsten en weten hoe het ervoor staat."),
        Resultaat("bijdrage", "Iedereen ziet wat onze acties en het eigen werk bijdragen."),
        Resultaat("waardoor", "We weten of het doel gehaald is, en waardoor."),
    ),
    Stap.HANDELEN: (
        Resultaat("opgepakt", "Wie het aangaat, heeft het opgepakt en is aan de slag."),
        Resultaat("veilig", "We kunnen elkaar gewoon op een afspraak aanspreken."),
        Resultaat("gevierd", "Wat goed ging, hebben we benoemd of gevierd."),
        Resultaat("verwerkt", "Wat we bijstelden, staat in het document of bij de norm."),
    ),
}


def ontbreekt(stap: Stap, behaald: Collection[str]) -> tuple[Resultaat, ...]:
    """The results of the step that are not there yet."""
    return tuple(r for r in RESULTATEN[stap] if r.sleutel not in behaald)


def mag_afronden(stap: Stap, behaald: Collection[str], opmerking: str) -> bool:
    """Whether the step may end: something is there, and what is not has its explanation."""
    open_ = ontbreekt(stap, behaald)
    if len(open_) == len(RESULTATEN[stap]):
        return False
    return not open_ or bool(opmerking.strip())
