"""What a coder fills in, field by field: saved beside another tab, and compared with a colleague.

A field is a variable ("aspect"), a part of the checklist ("score-methode") or a question of the
ladder ("ladder-gemeten"). Its answer is whatever the coding holds there; nothing when nobody
filled it in, which differs from "onbekend".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from metaanalyse.regels import ladder, woorden
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.variabelen import (
    HOOFDGROEPEN,
    TOESTAND_TEKST,
    VARIABELEN,
    Toestand,
)

SCORE, LADDER = "score-", "ladder-"
HERKOMST_TEKST = {
    "vermeld": "staat er zo",
    "afgeleid": "afgeleid uit de tekst",
    "hoofdstuk5": "uit hoofdstuk 5 van de meta-analyse",
}
VERVULD_TEKST = {True: "ja", False: "nee", None: "onbekend"}

Antwoord = tuple[Gegeven, ...] | Score | Voorwaarde | None


@dataclass(frozen=True)
class Onderdeel:
    """One part of the checklist and what it asks. Source: S2, overzicht 7."""

    code: str
    naam: str
    vraag: str


CHECKLIST = (
    Onderdeel(
        "inclusie",
        "Past bij de vraag",
        "Gaat het over schoolontwikkeling die moet blijven, noemt het wat helpt en wat in de weg "
        "zit, en past het bij het onderwijs en de jaren van dit onderzoek?",
    ),
    Onderdeel(
        "validiteit",
        "Geldig en betrouwbaar opgezet",
        "Zijn achtergrond en aannames beschreven, en volgen daaruit een probleemstelling en vragen "
        "die te meten zijn?",
    ),
    Onderdeel(
        "methode",
        "Werkwijze verantwoord",
        "Is duidelijk wie er zijn onderzocht, met welke bronnen en methoden, hoe goed dat de hele "
        "groep vertegenwoordigt, hoe het is nagekeken en wat de zwakke plekken zijn?",
    ),
    Onderdeel(
        "conclusies",
        "Conclusies gedekt",
        "Volgen de conclusies echt uit wat er is gevonden?",
    ),
    Onderdeel(
        "bruikbaarheid",
        "Bruikbaar voor wie ermee werkt",
        "Is het doel helder, staan de uitkomsten er volledig en begrijpelijk in, is elke vraag "
        "beantwoord en zijn de aanbevelingen uit te voeren?",
    ),
)
ONDERDELEN = {o.code: o for o in CHECKLIST}


@dataclass(frozen=True)
class Deel:
    """A section of the form, with the codes of its fields."""

    code: str
    naam: str
    velden: tuple[str, ...]


# The step stands with the ladder: there one sees what follows from the conditions.
DELEN = (
    *(
        Deel(
            f"deel-{plek}",
            naam,
            tuple(
                v.code for v in VARIABELEN.values() if v.hoofdgroep == naam and v.code != "trede"
            ),
        )
        for plek, naam in enumerate(HOOFDGROEPEN, start=1)
    ),
    Deel("checklist", "Checklist", tuple(SCORE + o.code for o in CHECKLIST)),
    Deel("ladder", "Effectladder", (*(LADDER + code for code in ladder.VRAGEN), "trede")),
)
VELDEN = tuple(veld for deel in DELEN for veld in deel.velden)


def antwoord_van(inhoud: Inhoud, veld: str) -> Antwoord:
    """What ``inhoud`` has at ``veld``; None when nothing was filled in."""
    if veld.startswith(SCORE):
        return inhoud.scores.get(veld.removeprefix(SCORE))
    if veld.startswith(LADDER):
        return inhoud.voorwaarden.get(veld.removeprefix(LADDER))
    return tuple(inhoud.van(veld)) or None


def afdruk(antwoord: Antwoord) -> str:
    """A short mark that is equal for equal answers, in whatever order values were given."""
    plat = sorted(map(repr, antwoord)) if isinstance(antwoord, tuple) else [repr(antwoord)]
    return hashlib.blake2s("\n".join(plat).encode(), digest_size=8).hexdigest()


class Uitkomst(Enum):
    """What is to happen with an answer that comes in."""

    GELIJK = "gelijk"
    BEWAAR = "bewaar"
    BLIJFT = "blijft"
    """Only the other tab changed it: what is there stays."""
    BOTST = "botst"
    """Both changed it to something different: a person has to choose."""


def weeg(basis: str, mijn: Antwoord, nu: Antwoord) -> Uitkomst:
    """``basis`` is the mark of the answer that the form was made from."""
    if afdruk(mijn) == afdruk(nu):
        return Uitkomst.GELIJK
    if basis == afdruk(nu):
        return Uitkomst.BEWAAR
    return Uitkomst.BLIJFT if basis == afdruk(mijn) else Uitkomst.BOTST


@dataclass(frozen=True)
class Voortgang:
    """How many fields of a section, or of the whole, have an answer."""

    gedaan: int
    totaal: int

    def __str__(self) -> str:
        return f"{self.gedaan} van {self.totaal}"


def voortgang(inhoud: Inhoud, velden: Iterable[str] = tuple(VARIABELEN)) -> Voortgang:
    """Over the twenty variables, unless other fields are named."""
    lijst = list(velden)
    gedaan = sum(antwoord_van(inhoud, veld) is not None for veld in lijst)
    return Voortgang(gedaan, len(lijst))


def leeg(inhoud: Inhoud) -> list[str]:
    """The fields without any answer, in the order of the form."""
    return [veld for veld in VELDEN if antwoord_van(inhoud, veld) is None]


def naam_van(veld: str) -> str:
    """What the field is called on the form."""
    if veld.startswith(SCORE):
        return ONDERDELEN[veld.removeprefix(SCORE)].naam
    if veld.startswith(LADDER):
        return ladder.VRAGEN[veld.removeprefix(LADDER)].vraag
    return VARIABELEN[veld].naam


def in_woorden(veld: str, antwoord: Antwoord) -> list[str]:
    """The answer for a reader, a line for each value."""
    if antwoord is None:
        return [woorden.NIET_INGEVULD]
    if isinstance(antwoord, Score):
        return [_met(f"{antwoord.score} van 5" if antwoord.score else "onbekend", antwoord.reden)]
    if isinstance(antwoord, Voorwaarde):
        return [_met(VERVULD_TEKST[antwoord.vervuld], antwoord.reden)]
    return [_gegeven(gegeven) for gegeven in antwoord]


def _gegeven(gegeven: Gegeven) -> str:
    variabele = VARIABELEN[gegeven.variabele]
    if gegeven.toestand != Toestand.WAARDE:
        wat = _met(TOESTAND_TEKST[gegeven.toestand], gegeven.tekst)
    elif variabele.gesloten:
        waarde = woorden.in_woorden(gegeven.variabele, gegeven.code, gegeven.code_tot)
        wat = _met(waarde, gegeven.tekst)
    else:
        wat = gegeven.tekst
    bron = ", ".join(filter(None, [HERKOMST_TEKST.get(gegeven.herkomst), gegeven.plaats]))
    return f"{wat} ({bron})" if bron else wat


def _met(wat: str, reden: str) -> str:
    return f"{wat}: {reden}" if reden else wat


def stel_samen(antwoorden: Mapping[str, Antwoord]) -> Inhoud:
    """A coding out of an answer for each field."""
    gegevens: list[Gegeven] = []
    scores: dict[str, Score] = {}
    voorwaarden: dict[str, Voorwaarde] = {}
    for veld in VELDEN:
        antwoord = antwoorden.get(veld)
        if isinstance(antwoord, Score):
            scores[veld.removeprefix(SCORE)] = antwoord
        elif isinstance(antwoord, Voorwaarde):
            voorwaarden[veld.removeprefix(LADDER)] = antwoord
        elif antwoord:
            gegevens += antwoord
    return Inhoud(tuple(gegevens), scores, voorwaarden)
