"""When a text is approved, and on exactly which text (S1, stap 1: toets, stel bij en accordeer).

The handbook has the team approve in a meeting, where all hear the same at the same time; two other
rules are ours, for a text that is approved without one. Who is away for long is no voter.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

OVERLEG = "overleg"
MEERDERHEID = "meerderheid"
ALLEN = "allen"

OPEN = "open"
AKKOORD = "akkoord"
NIET_AKKOORD = "niet_akkoord"
LANG_AFWEZIG = "lang_afwezig"

_VAN_LOS = ("\r\n", "\r", "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}")


@dataclass(frozen=True, slots=True)
class Stem:
    """The answer of one voter; ``in_overleg`` when it was given in the meeting."""

    stand: str
    in_overleg: bool = False


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Whether the text is approved now, and how the voices lie."""

    vastgesteld: bool
    stemmers: int
    akkoord: int
    niet_akkoord: int
    lang_afwezig: int

    @property
    def nog_niet(self) -> int:
        """How many voters have not answered yet."""
        return self.stemmers - self.akkoord - self.niet_akkoord


def beslis(regel: str, stemmen: Iterable[Stem]) -> Uitkomst:
    """Apply the rule of a document to the voices on its text.

    In the meeting: somebody was there, and all who were there agree; who was not there answers
    afterwards. Majority: more than half of all voters. All: every voter. Without voters nothing is
    ever approved. Raises ValueError for a rule that is none.
    """
    alle = list(stemmen)
    tellend = [stem for stem in alle if stem.stand != LANG_AFWEZIG]
    voor = sum(stem.stand == AKKOORD for stem in tellend)
    tegen = sum(stem.stand == NIET_AKKOORD for stem in tellend)
    if regel == OVERLEG:
        erbij = [stem for stem in tellend if stem.in_overleg]
        klaar = bool(erbij) and all(stem.stand == AKKOORD for stem in erbij)
    elif regel == MEERDERHEID:
        klaar = 2 * voor > len(tellend)
    elif regel == ALLEN:
        klaar = bool(tellend) and voor == len(tellend)
    else:
        raise ValueError(regel)
    return Uitkomst(klaar, len(tellend), voor, tegen, len(alle) - len(tellend))


def normaliseer(tekst: str) -> str:
    """The text with one kind of line break: a browser sends other ones than the database keeps."""
    for regeleinde in _VAN_LOS:
        tekst = tekst.replace(regeleinde, "\n")
    return tekst


def vingerafdruk(titel: str, tekst: str, bijlagen: Sequence[tuple[str, str]]) -> str:
    """The SHA-256 of title, text and attachments (name and digest each, in any order)."""
    inhoud = [normaliseer(titel), normaliseer(tekst), sorted([naam, som] for naam, som in bijlagen)]
    # JSON keeps the parts apart: a word that moves from title to text gives another digest.
    return hashlib.sha256(json.dumps(inhoud).encode()).hexdigest()
