"""What a session needs before it can begin, and how long its statements take.

S1, bijlage 1, stap 1: aim and summary known beforehand, a meeting of two hours, the team present.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from boas.regels.schaal import INSTEMMING, Schaal
from boas.regels.tempo import AFSLUITING_MINUTEN, OPENING_MINUTEN, STANDAARD_MINUTEN

# Twenty-eight statements fit between the opening and the closing of two hours.
MINUTEN_PER_STELLING = Fraction(7, 2)

STANDAARD_AGENDA = """\
Opening
- Waarom we dit doen en wat we vandaag willen weten
- De verbeteringen op een rij
- Ruimte voor opmerkingen

De stellingen
- Iedereen kiest, daarna bespreken we de verschillen
- Waar veel mensen {laag}: wat kunnen we doen?

Afsluiting
- De lage scores, per fase van de verbetering
- Wat al goed gaat
- Hoe we verdergaan met borgen, en wanneer we de planning maken
"""

# Whether everything is there for a change: fewer statements, and a talk about each gap (S0).
AGENDA_BLOKKEN = """\
Opening
- Waarom we dit doen: is alles er voor deze verandering?
- Ruimte voor opmerkingen

De stellingen
- Twee over elk van de zes ingrediënten
- Iedereen kiest, daarna bespreken we de verschillen

Afsluiting
- De rij van zes: wat is er, wat ontbreekt en wat geeft dat?
- Per gat een gesprek: waar merken we het aan, en wat hebben we nodig?
- Wat we gaan doen, en wanneer we de planning maken
"""

# Of a session that is about how people work together, not about an improvement (S4).
AGENDA_BESPREKEN = """\
Opening
- Waarom we dit doen: het gaat over hoe wij het willen, niet over wie wat doet
- Wat we hier zeggen, blijft in dit team

De stellingen
- Iedereen kiest een antwoord
- Daarna praten we over wat opvalt

Afsluiting
- De punten om te bespreken, een voor een
- Wat goed gaat
- Wat we afspreken: wie doet wat, en wanneer kijken we terug
"""
MINUTEN_BESPREKEN = 60
MINUTEN_BLOKKEN = 90
_BESPREKEN = "bespreken"


@dataclass(frozen=True, slots=True)
class Bijeenkomst:
    """The meeting as it is proposed."""

    agenda: str
    minuten: int


_BIJEENKOMSTEN = {
    "blokken": Bijeenkomst(AGENDA_BLOKKEN, MINUTEN_BLOKKEN),
    _BESPREKEN: Bijeenkomst(AGENDA_BESPREKEN, MINUTEN_BESPREKEN),
}


def bijeenkomst_van(uitkomst: str, schaal: Schaal = INSTEMMING) -> Bijeenkomst:
    """Agenda and length for this kind of result, in the words of its scale."""
    gewoon = Bijeenkomst(STANDAARD_AGENDA.format(laag=schaal.doen), STANDAARD_MINUTEN)
    return _BIJEENKOMSTEN.get(uitkomst, gewoon)


def met_samenvatting(uitkomst: str, *, eenmalig: bool) -> bool:
    """Whether the opening tells what was improved: not when it is about working together."""
    return not eenmalig and uitkomst != _BESPREKEN


@dataclass(frozen=True, slots=True)
class Opzet:
    """What a session about working together is about; the leader changes it as they like."""

    onderwerp: str
    doel: str


def opzet_van(uitkomst: str, naam: str, omschrijving: str) -> Opzet | None:
    """The first sentence of the instrument is its subject, the rest its aim.

    In: the kind of result, and how the instrument describes itself. None for a session about an
    improvement: that has its subject and aim from there.
    """
    if uitkomst != _BESPREKEN:
        return None
    eerste, *rest = re.split(r"(?<=[.?!])\s+", omschrijving.strip(), maxsplit=1)
    return Opzet(eerste.removesuffix(".") or naam, " ".join(rest))


@dataclass(frozen=True, slots=True)
class Stand:
    """What is filled in: flags, and numbers of people and statements."""

    doel: bool
    samenvatting: bool
    datum: bool
    aanwezig: int
    stellingen: int
    agenda_verstuurd: bool


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing still to do: its section, in words, and whether the start waits for it."""

    onderdeel: str
    tekst: str
    nodig: bool


def ontbreekt(stand: Stand) -> list[Punt]:
    """What is still missing, in the order of the page; empty when all is ready."""
    punten = [
        (stand.doel, Punt("doel", "het doel", False)),
        (stand.samenvatting, Punt("samenvatting", "de samenvatting", False)),
        (stand.datum, Punt("moment", "de datum", False)),
        (stand.aanwezig > 0, Punt("aanwezig", "wie erbij is", True)),
        (stand.stellingen > 0, Punt("stellingen", "minstens één stelling", True)),
        (stand.agenda_verstuurd, Punt("versturen", "de mail met de agenda", False)),
    ]
    return [punt for klaar, punt in punten if not klaar]


@dataclass(frozen=True, slots=True)
class Tijd:
    """How long the statements take against the room there is, in whole minutes."""

    nodig: int
    ruimte: int

    @property
    def past(self) -> bool:
        return self.nodig <= self.ruimte


def tijd_nodig(stellingen: int, duur: int) -> Tijd:
    """Minutes for so many statements, and what a meeting of ``duur`` minutes leaves for them.

    Minutes needed are rounded up; 28 statements in 120 minutes are 98 of 98.
    """
    nodig = -((-stellingen * MINUTEN_PER_STELLING) // 1)
    return Tijd(int(nodig), max(0, duur - OPENING_MINUTEN - AFSLUITING_MINUTEN))
