"""Whether a report comes into the meta-analysis: three questions, and what they lead to.

Source: S2, paragraaf 1.3.2 and overzicht 7. The third is the study's own choice of schools and
years; an organisation may decide otherwise, with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Besluit(StrEnum):
    OPGENOMEN = "opgenomen"
    UITGESLOTEN = "uitgesloten"


@dataclass(frozen=True)
class Criterium:
    """``code`` is the field of the report that keeps the answer."""

    code: str
    vraag: str
    uitleg: str
    uitsluiting: str
    """The reason for leaving out that a "nee" gives."""


CRITERIA = (
    Criterium(
        "is_evaluatie",
        "Evalueert het rapport iets waarmee scholen zich blijvend willen ontwikkelen?",
        "Een initiatief of maatregel die is uitgevoerd, niet alleen een plan of een mening.",
        "geen-evaluatie",
    ),
    Criterium(
        "noemt_factoren",
        "Noemt het rapport wat hielp en wat in de weg zat?",
        "Zonder steunende of belemmerende factoren valt er niets te vergelijken.",
        "geen-factoren",
    ),
    Criterium(
        "binnen_bereik",
        "Gaat het over funderend onderwijs, in de jaren 1995 tot en met 2020?",
        "Zo bakende de meta-analyse haar eigen onderzoek af. Neem je ander onderwijs of latere "
        "jaren toch op, schrijf dan op waarom.",
        "ander-onderwijs",
    ),
)

Antwoorden = Mapping[str, bool | None]


@dataclass(frozen=True)
class Voorstel:
    """``besluit`` is None while an answer is missing and none is "nee"."""

    besluit: Besluit | None
    uitsluiting: str = ""


def voorstel(antwoorden: Antwoorden) -> Voorstel:
    """Included when every answer is yes; left out at the first "nee"."""
    for criterium in CRITERIA:
        if antwoorden.get(criterium.code) is False:
            return Voorstel(Besluit.UITGESLOTEN, criterium.uitsluiting)
    if all(antwoorden.get(criterium.code) for criterium in CRITERIA):
        return Voorstel(Besluit.OPGENOMEN)
    return Voorstel(None)


def vraagt_toelichting(antwoorden: Antwoorden, besluit: Besluit, uitsluiting: str) -> bool:
    """Whether a decision needs words: it differs from what the answers say, or its reason is
    "anders"."""
    if besluit == Besluit.OPGENOMEN:
        return voorstel(antwoorden).besluit != Besluit.OPGENOMEN
    van_criterium = {c.uitsluiting: c.code for c in CRITERIA}
    if uitsluiting in van_criterium:
        return antwoorden.get(van_criterium[uitsluiting]) is not False
    return uitsluiting == "anders"
