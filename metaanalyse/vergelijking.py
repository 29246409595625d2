"""Cards side by side: which variables say something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metaanalyse.kaartbeeld import Groep, Veld
from metaanalyse.regels.variabelen import Variabele

MEESTE = 4


@dataclass(frozen=True)
class Rij:
    """One variable over all cards. ``verschilt`` is None of texts, which always differ."""

    variabele: Variabele
    cellen: tuple[tuple[str, Veld], ...]
    """The title of each card with what it says."""
    verschilt: bool | None

    @property
    def leeg(self) -> bool:
        return all(veld.zonder for _, veld in self.cellen)


@dataclass(frozen=True)
class Vergelijking:
    groepen: tuple[tuple[str, tuple[Rij, ...]], ...]

    @property
    def verschillen(self) -> list[Rij]:
        return [rij for _, rijen in self.groepen for rij in rijen if rij.verschilt]

    @property
    def gelijk(self) -> list[Rij]:
        """What is the same everywhere; a variable that nobody filled in says nothing."""
        return [
            rij
            for _, rijen in self.groepen
            for rij in rijen
            if rij.verschilt is False and not rij.leeg
        ]


def vergelijk(kaarten: Sequence[tuple[str, Sequence[Groep]]]) -> Vergelijking:
    """Titles and groups of several cards, variable by variable."""
    titels = [titel for titel, _ in kaarten]
    uit = []
    for groepen in zip(*(groepen for _, groepen in kaarten), strict=True):
        rijen = zip(*(groep.velden for groep in groepen), strict=True)
        uit.append((groepen[0].naam, tuple(_rij(titels, velden) for velden in rijen)))
    return Vergelijking(tuple(uit))


def _rij(titels: Sequence[str], velden: tuple[Veld, ...]) -> Rij:
    variabele, verschilt = velden[0].variabele, None
    if variabele.gesloten:
        gezegd = {(v.zonder, frozenset(b.woorden for b in v.bevindingen)) for v in velden}
        verschilt = len(gezegd) > 1
    return Rij(variabele, tuple(zip(titels, velden, strict=True)), verschilt)
