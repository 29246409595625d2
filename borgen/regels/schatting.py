"""What a team estimates: two figures that are asked together, and what remains when it closes.

Used for quality and acceptance (S1, hoofdstuk 4) and for wanting and being able (S1, hoofdstuk 3).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from borgen.regels import effectiviteit, sturing
from borgen.regels.effectiviteit import mediaan, toont_uitkomst, toont_verdeling


@dataclass(frozen=True, slots=True)
class Vraag:
    """One figure: what is asked, and what its ends mean."""

    naam: str
    vraag: str
    laag: str
    hoog: str


@dataclass(frozen=True, slots=True)
class Paar:
    laagste: int
    hoogste: int
    vragen: tuple[Vraag, Vraag]

    @property
    def waarden(self) -> range:
        return range(self.laagste, self.hoogste + 1)


PAREN = {
    "effectiviteit": Paar(
        effectiviteit.LAAGSTE,
        effectiviteit.HOOGSTE,
        (
            Vraag(
                "kwaliteit",
                "Hoe goed is de nieuwe werkwijze zelf?",
                "lost niets op",
                "lost het probleem helemaal op",
            ),
            Vraag(
                "acceptatie",
                "Hoe goed is de werkwijze geaccepteerd in het team?",
                "niemand staat erachter",
                "iedereen staat erachter en doet het",
            ),
        ),
    ),
    "sturing": Paar(
        sturing.LAAGSTE,
        sturing.HOOGSTE,
        (
            Vraag(
                "willen",
                "Hoe graag wil ons team zelf met deze verbetering aan de slag?",
                "liever niet",
                "heel graag",
            ),
            Vraag(
                "kunnen",
                "Hoe goed kan ons team dit zonder hulp?",
                "nog niet",
                "helemaal zelf",
            ),
        ),
    ),
}


def paar_van(soort: str) -> Paar:
    return PAREN[soort]


@dataclass(frozen=True, slots=True)
class Afsluiting:
    """What is kept of a closed round; the medians are None with too few answers.

    ``tellingen`` are counts per value for each of the two, empty with fewer than five answers.
    """

    antwoorden: int
    medianen: tuple[Fraction, Fraction] | None
    tellingen: tuple[Mapping[int, int], Mapping[int, int]]


def sluit_af(antwoorden: Iterable[tuple[int, int]]) -> Afsluiting:
    """Count the answers; what belongs to one person is not in what comes out."""
    lijst = list(antwoorden)
    eerste, tweede = Counter(a for a, _ in lijst), Counter(b for _, b in lijst)
    een, twee = mediaan(eerste), mediaan(tweede)
    toont = een is not None and twee is not None and toont_uitkomst(len(lijst))
    return Afsluiting(
        len(lijst),
        (een, twee) if toont and een is not None and twee is not None else None,
        (eerste, tweede) if toont_verdeling(len(lijst)) else ({}, {}),
    )
