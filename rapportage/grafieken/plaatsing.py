"""Puts labels where nothing else stands."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True)
class Vak:
    """A rectangle: left, top, right, bottom."""

    links: float
    boven: float
    rechts: float
    onder: float

    def overlap(self, ander: "Vak") -> float:
        breed = min(self.rechts, ander.rechts) - max(self.links, ander.links)
        hoog = min(self.onder, ander.onder) - max(self.boven, ander.boven)
        return max(breed, 0) * max(hoog, 0)

    def bevat(self, x: float, y: float) -> bool:
        return self.links <= x <= self.rechts and self.boven <= y <= self.onder


@dataclass
class Plaatser:
    """Keeps what is drawn, and finds the freest of several places for a label."""

    binnen: Vak
    _vakken: list[Vak] = field(default_factory=list)
    _punten: list[tuple[float, float]] = field(default_factory=list)

    def lijn(self, punten: Sequence[tuple[float, float]]) -> None:
        """A line that labels should not cross."""
        for (x1, y1), (x2, y2) in pairwise(punten):
            delen = max(1, int(math.hypot(x2 - x1, y2 - y1) // 4))
            self._punten += [
                (x1 + (x2 - x1) * deel / delen, y1 + (y2 - y1) * deel / delen)
                for deel in range(delen + 1)
            ]

    def vak(self, vak: Vak) -> None:
        """Something labels should not cover."""
        self._vakken.append(vak)

    def kies(self, kandidaten: Iterable[Vak]) -> Vak:
        """The candidate least in the way, the first among equals; it is taken from then on."""
        gekozen = min(kandidaten, key=self._last)
        self._vakken.append(gekozen)
        return gekozen

    def _last(self, vak: Vak) -> float:
        oppervlak = (vak.rechts - vak.links) * (vak.onder - vak.boven)
        buiten = oppervlak - vak.overlap(self.binnen)
        # Two labels on top of each other are unreadable; a line through one is only ugly.
        return (
            4 * buiten
            + 3 * sum(vak.overlap(ander) for ander in self._vakken)
            + 12 * sum(vak.bevat(x, y) for x, y in self._punten)
        )
