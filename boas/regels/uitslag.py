"""The result of a session, ordered for the closing talk (S1, bijlage 1, stap 3).

The low scores per cluster with their intervention, then the strong points, "kort", as the source
asks; what was not answered apart, since that is no outcome.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from boas.regels.afronden import VASTE_SPATIE
from boas.regels.drempel import aandeel_oneens, interventie_nodig, procent_tekst
from boas.regels.schaal import INSTEMMING, Schaal
from boas.regels.telling import Telling

AANTAL_STERKE_PUNTEN = 5


@dataclass(frozen=True, slots=True)
class Scoring:
    """The tally of one statement: its code, its cluster and its place in the session."""

    code: str
    cluster: str
    volgorde: int
    telling: Telling


@dataclass(frozen=True, slots=True)
class Uitslag:
    """A session's result.

    `aandacht`: per cluster, in the order of the session, the statements at or above the drempel,
    most disagreement first; a cluster without them holds an empty tuple.
    `sterk`: the strong points. `niet_beantwoord`: statements without a single answer.
    """

    aandacht: dict[str, tuple[Scoring, ...]]
    sterk: tuple[Scoring, ...]
    niet_beantwoord: tuple[Scoring, ...]


def maak_uitslag(
    scoringen: Iterable[Scoring], drempel: int, aantal_sterk: int = AANTAL_STERKE_PUNTEN
) -> Uitslag:
    """Sort the statements of a session for its closing. Raises OngeldigeDrempel."""
    op_volgorde = sorted(scoringen, key=lambda scoring: scoring.volgorde)
    aandacht: dict[str, list[Scoring]] = {scoring.cluster: [] for scoring in op_volgorde}
    for scoring in op_volgorde:
        if interventie_nodig(scoring.telling, drempel):
            aandacht[scoring.cluster].append(scoring)
    return Uitslag(
        {cluster: tuple(sorted(rij, key=_meeste_oneens)) for cluster, rij in aandacht.items()},
        sterke_punten(op_volgorde, drempel, aantal_sterk),
        tuple(scoring for scoring in op_volgorde if scoring.telling.n == 0),
    )


def sterke_punten(
    scoringen: Iterable[Scoring], drempel: int, aantal: int = AANTAL_STERKE_PUNTEN
) -> tuple[Scoring, ...]:
    """The statements to be proud of, at most `aantal`, best first.

    The source says only that positive points deserve a moment. Taken here: answered, under the
    drempel, and most people agree (with a drempel of 100 nearly everything is under it); highest
    share of agreement first, then the highest share in the last category, then the order.
    """
    goed = [
        scoring
        for scoring in scoringen
        if scoring.telling.eens > scoring.telling.oneens
        and not interventie_nodig(scoring.telling, drempel)
    ]
    return tuple(sorted(goed, key=_meeste_eens)[:aantal])


def antwoordzin(telling: Telling, drempel: int, schaal: Schaal = INSTEMMING) -> str:
    """The outcome of a statement in words, without a full stop. Raises OngeldigeDrempel.

    "5 van 14 zijn het oneens (36 %), boven de drempel van 30 %"; exactly there: "op de drempel".
    On another scale "5 van 14 kozen nee of meestal niet". Percentages hold a no-break space.
    """
    procent = procent_tekst(telling, drempel)
    if telling.n == 0:
        return "Niet beantwoord"
    if telling.oneens == 0:
        wie = f"Niemand van de {telling.n} {schaal.kozen(0)}"
    else:
        wie = f"{telling.oneens} van {telling.n} {schaal.kozen(telling.oneens)} ({procent})"
    return f"{wie}, {_plaats(telling, drempel)} de drempel van {drempel}{VASTE_SPATIE}%"


def _plaats(telling: Telling, drempel: int) -> str:
    verschil = 100 * telling.oneens - drempel * telling.n
    if verschil == 0:
        return "op"
    return "boven" if verschil > 0 else "onder"


def _meeste_oneens(scoring: Scoring) -> tuple[Fraction, int]:
    return -(aandeel_oneens(scoring.telling) or Fraction(0)), scoring.volgorde


def _meeste_eens(scoring: Scoring) -> tuple[Fraction, Fraction, int]:
    telling = scoring.telling
    eens = Fraction(telling.eens, telling.n)
    volledig_eens = Fraction(telling.aantallen[-1], telling.n)
    return -eens, -volledig_eens, scoring.volgorde
