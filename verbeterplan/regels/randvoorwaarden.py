"""What mostly has to be there before a team begins (S4, besluiten and uitvoeren), in our own words.

Offered at every plan until somebody says how it stands or puts it away. Codes stay: rows refer to
them.
"""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standaard:
    """``tekst`` is what has to be so; ``hulp`` an example."""

    code: str
    tekst: str
    hulp: str


STANDAARD = (
    Standaard(
        "werktijd",
        "Er staat tijd in het rooster om eraan te werken",
        "Zoals één uur per week voor wie begint.",
    ),
    Standaard(
        "overleg",
        "We hebben vaste momenten om erover te praten",
        "Zoals een kwartier op elke teamvergadering.",
    ),
    Standaard(
        "geld",
        "Er is geld voor wat het kost",
        "Denk aan uren, materiaal en scholing.",
    ),
    Standaard(
        "verantwoordelijk",
        "Iedereen weet wie waarover beslist",
        "Wie past het plan aan, wie regelt het rooster, wie spreekt aan?",
    ),
    Standaard(
        "kunnen",
        "We kunnen wat het van ons vraagt, of leren het nog",
        "Zoals een training, of meekijken bij een collega.",
    ),
    Standaard(
        "hulp",
        "Je kunt bij iemand terecht als het niet lukt",
        "Een collega die het al doet, of een coach.",
    ),
    Standaard(
        "materiaal",
        "Wat we nodig hebben, is er en werkt",
        "Formulieren, lesmateriaal, laptops, een lokaal.",
    ),
    Standaard(
        "gewenning",
        "We krijgen de tijd om eraan te wennen",
        "Reken op maanden: een gewoonte verandert langzaam.",
    ),
)
PER_CODE = {standaard.code: standaard for standaard in STANDAARD}


def aan_te_bieden(gebruikt: Collection[str]) -> tuple[Standaard, ...]:
    """What the plan has no row of yet; what was put away has one."""
    return tuple(standaard for standaard in STANDAARD if standaard.code not in gebruikt)
