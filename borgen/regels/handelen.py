"""What a decision may rest on (S1, stap 3 Handelen).

A process is adjusted on what was really observed, not time and again on the complaint of one
person: it asks for a measurement, or for signals of at least two different sources.
"""

from collections.abc import Collection
from enum import StrEnum

MINSTENS_BRONNEN = 2
PROCES = "proces"

# Who told it and who wrote it down: the same writer who hears it twice from colleagues may have
# heard it twice from one.
Bron = tuple[str, int]


class Bezwaar(StrEnum):
    """Why a decision cannot rest on this; who shows it finds the words."""

    NIETS_GEZIEN = "niets_gezien"
    EEN_KLACHT = "een_klacht"


def bezwaar(soort: str, metingen: int, bronnen: Collection[Bron]) -> Bezwaar | None:
    """In: the kind of decision, how many measurements and, for each signal, its source.

    Out: None when the decision may stand.
    """
    if metingen == 0 and not bronnen:
        return Bezwaar.NIETS_GEZIEN
    if soort == PROCES and metingen == 0 and len(set(bronnen)) < MINSTENS_BRONNEN:
        return Bezwaar.EEN_KLACHT
    return None


# A help for the talk, in our own words; the handbook gives it for a team meeting and for two.
AANSPREKEN = (
    (
        "Zeg wat je ziet",
        "Begin vriendelijk, met het feit: “De norm is niet gehaald.”",
    ),
    ("Noem de afspraak", "Wat spraken we af, en welk doel hoorde daarbij?"),
    ("Vraag waarom", "Wat maakte dat het anders liep? Luister eerst."),
    ("Vertel waarom het ertoe doet", "Wat levert deze afspraak de student en het team op?"),
    ("Zeg wat er anders gebeurt", "Wat is het gevolg als het zo blijft?"),
    ("Spreek iets af", "Wat doen we nu, wie doet het en wanneer kijken we weer?"),
)
