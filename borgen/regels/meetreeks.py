"""What a series of results says, and above all when it says nothing yet.

S1 (hoofdstuk 5 and the ten pitfalls) warns against steering on a single incident. A run chart
tells chance from change with rules that are settled beforehand: R. J. Perla, L. P. Provost and
S. K. Murray, "The run chart: a simple analytical tool for learning from variation in healthcare
processes", BMJ Quality & Safety 20 (2011), 46-51; L. P. Provost and S. K. Murray, "The Health Care
Data Guide" (2011).

- shift: six or more in a row on one side of the median; a point on the median is skipped;
- trend: five or more in a row all going up, or all going down; a repeat of a value is skipped;
- astronomical point: they leave it to the eye ("blatantly different"). Ours: the gap to the
  nearest other point is more than UITSCHIETER_FACTOR times as wide as all others together.

Chance alone gives a series of twelve a shift once in 70 times and a trend once in 9, so the words
say "seldom", never "proof". These speak from eight points on, process limits (XmR: mean plus and
minus 2.66 times the mean moving range; D. J. Wheeler, "Understanding Variation") from twelve.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

SPREEKT_VANAF = 8
GRENZEN_VANAF = 12
RIJ_VERSCHUIVING = 6
RIJ_TREND = 5
XMR = Decimal("2.66")
# In 20.000 random series of eight normal values this gave 95 signs, of twelve 3.
UITSCHIETER_FACTOR = 2


class Soort(StrEnum):
    """Which rule saw something."""

    VERSCHUIVING = "verschuiving"
    TREND = "trend"
    UITSCHIETER = "uitschieter"
    BUITEN_GRENZEN = "buiten de grenzen"


@dataclass(frozen=True)
class Teken:
    """Something that chance does not explain, in the points ``eerste`` up to and with ``laatste``.

    ``omhoog`` when they lie above the middle or rise.
    """

    soort: Soort
    eerste: int
    laatste: int
    omhoog: bool


@dataclass(frozen=True)
class Grenzen:
    """Between these a process varies when nothing changes."""

    onder: Decimal
    gemiddelde: Decimal
    boven: Decimal


@dataclass(frozen=True)
class Reeks:
    """What a series says. ``spreekt`` is False under eight points: then there is nothing else."""

    spreekt: bool
    aantal: int = 0
    mediaan: Decimal | None = None
    grenzen: Grenzen | None = None
    tekens: tuple[Teken, ...] = ()

    @property
    def verandering(self) -> Teken | None:
        """The sign that a reader should hear of: a lasting one before a single point, last first.

        None when there is no reason to steer yet. What ended eight or more points ago is history:
        the points since speak for themselves.
        """
        nieuw = [t for t in self.tekens if self.aantal - 1 - t.laatste < SPREEKT_VANAF]
        blijvend = [t for t in nieuw if t.soort in {Soort.VERSCHUIVING, Soort.TREND}]
        return max(blijvend or nieuw, key=lambda teken: teken.laatste, default=None)


def lees_reeks(waarden: Sequence[Decimal]) -> Reeks:
    """What ``waarden``, in order of time, say together."""
    if len(waarden) < SPREEKT_VANAF:
        return Reeks(spreekt=False)
    midden = mediaan(waarden)
    grenzen = proces_grenzen(waarden) if len(waarden) >= GRENZEN_VANAF else None
    tekens = [*verschuivingen(waarden, midden), *trends(waarden), *uitschieters(waarden)]
    if grenzen:
        tekens += buiten(waarden, grenzen)
    return Reeks(True, len(waarden), midden, grenzen, tuple(tekens))


def mediaan(waarden: Sequence[Decimal]) -> Decimal:
    """The middle one, or halfway between the middle two."""
    op_rij = sorted(waarden)
    half = len(op_rij) // 2
    return op_rij[half] if len(op_rij) % 2 else (op_rij[half - 1] + op_rij[half]) / 2


def verschuivingen(waarden: Sequence[Decimal], midden: Decimal) -> list[Teken]:
    """Every run of six or more on one side; points on the middle neither count nor break it."""
    plekken = [(nr, waarde > midden) for nr, waarde in enumerate(waarden) if waarde != midden]
    return [
        Teken(Soort.VERSCHUIVING, rij[0][0], rij[-1][0], rij[0][1])
        for rij in _rijen(plekken)
        if len(rij) >= RIJ_VERSCHUIVING
    ]


def trends(waarden: Sequence[Decimal]) -> list[Teken]:
    """Every run of five or more points that all rise or all fall; a repeated value is skipped."""
    punten = [(0, waarden[0])] if waarden else []
    for nr, waarde in enumerate(waarden):
        if waarde != punten[-1][1]:
            punten.append((nr, waarde))
    stappen = [(nr, na > voor) for nr, ((_, voor), (_, na)) in enumerate(pairwise(punten))]
    return [
        Teken(Soort.TREND, punten[rij[0][0]][0], punten[rij[-1][0] + 1][0], rij[0][1])
        for rij in _rijen(stappen)
        if len(rij) + 1 >= RIJ_TREND
    ]


def uitschieters(waarden: Sequence[Decimal]) -> list[Teken]:
    """A point whose gap to the rest is more than twice as wide as that whole rest."""
    tekens = []
    for nr, waarde in enumerate(waarden):
        rest = [*waarden[:nr], *waarden[nr + 1 :]]
        laagste, hoogste = min(rest), max(rest)
        afstand = max(waarde - hoogste, laagste - waarde)
        if afstand > 0 and afstand > UITSCHIETER_FACTOR * (hoogste - laagste):
            tekens.append(Teken(Soort.UITSCHIETER, nr, nr, waarde > hoogste))
    return tekens


def proces_grenzen(waarden: Sequence[Decimal]) -> Grenzen:
    """XmR limits: the mean with 2.66 times the mean moving range on either side."""
    gemiddelde = sum(waarden, Decimal(0)) / len(waarden)
    sprongen = [abs(na - voor) for voor, na in pairwise(waarden)]
    marge = XMR * sum(sprongen, Decimal(0)) / len(sprongen)
    return Grenzen(gemiddelde - marge, gemiddelde, gemiddelde + marge)


def buiten(waarden: Sequence[Decimal], grenzen: Grenzen) -> list[Teken]:
    """Points beyond the limits; a point on a limit is within."""
    return [
        Teken(Soort.BUITEN_GRENZEN, nr, nr, waarde > grenzen.boven)
        for nr, waarde in enumerate(waarden)
        if not grenzen.onder <= waarde <= grenzen.boven
    ]


def _rijen(plekken: Sequence[tuple[int, bool]]) -> list[list[tuple[int, bool]]]:
    """Cut into stretches that all say the same."""
    rijen: list[list[tuple[int, bool]]] = []
    for plek in plekken:
        if rijen and rijen[-1][-1][1] == plek[1]:
            rijen[-1].append(plek)
        else:
            rijen.append([plek])
    return rijen
