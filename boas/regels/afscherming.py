"""What may be shown of answers by link: never of fewer than five people (S3, AVG).

Decided once, when the peiling closes, on what was answered. Groups are joined until in each at
least five people answered, and each statement has no answers or at least five. What is stored and
shown afterwards are those groups and their sum. So whatever a page, an export or somebody with a
pencil adds or subtracts, it is made of whole groups of five or more.

Links that were printed may all have been used by who printed them, and who knows those answers
knows the rest: five others must have answered besides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from boas.regels.groepen import IEDEREEN, MINSTENS, voeg_kleine_samen
from organisatie.regels.opsomming import samen_genoemd

Aantallen = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """What one group answered.

    ``beantwoord``: people who sent answers, of ``uitgenodigd``. ``per_stelling``: for each
    statement how many gave each answer of the scale; whoever left it open is not in it.
    ``op_papier``: how many of the links were printed.
    """

    codes: tuple[str, ...]
    naam: str
    uitgenodigd: int
    beantwoord: int
    per_stelling: Mapping[str, Aantallen]
    op_papier: int = 0

    @property
    def minstens(self) -> int:
        """How many answers it takes to be about five people at least."""
        return MINSTENS + self.op_papier

    def n(self, stelling: str) -> int:
        """How many answered this statement."""
        return sum(self.per_stelling.get(stelling, ()))

    @property
    def te_klein(self) -> bool:
        """Whether a figure of this group would be about fewer than five people."""
        return self.beantwoord < self.minstens or any(
            0 < sum(aantallen) < self.minstens for aantallen in self.per_stelling.values()
        )


@dataclass(frozen=True, slots=True)
class Toonbaar:
    """What may be kept and shown: the groups, empty when too few people answered at all.

    ``weggelaten``: statements that too few people answered; they are in no group any more.
    ``samengevoegd``: whether groups were joined that were counted apart.
    """

    groepen: tuple[Antwoorden, ...]
    weggelaten: tuple[str, ...]
    samengevoegd: bool


def scherm_af(groepen: Sequence[Antwoorden]) -> Toonbaar:
    """Decide what may be shown of these groups, in their order."""
    stellingen = list(dict.fromkeys(s for groep in groepen for s in groep.per_stelling))
    minstens = MINSTENS + sum(groep.op_papier for groep in groepen)
    weg = tuple(s for s in stellingen if 0 < sum(groep.n(s) for groep in groepen) < minstens)
    over = [_zonder(groep, weg) for groep in groepen]
    if sum(groep.beantwoord for groep in over) < minstens:
        return Toonbaar((), tuple(stellingen), samengevoegd=False)
    over = voeg_kleine_samen(
        over, lambda g: g.te_klein, grootte=lambda g: g.beantwoord, samen=_samen
    )
    minder = len(over) < len(groepen)
    if minder and len(over) == 1:
        over = [replace(over[0], naam=IEDEREEN)]
    return Toonbaar(tuple(over), weg, samengevoegd=minder)


def afgerond_naar_beneden(aantal: int) -> int:
    """How many answers came in so far, in steps of five.

    Exactly would tell, looked at often enough, who just answered.
    """
    return aantal // MINSTENS * MINSTENS


def _zonder(groep: Antwoorden, weg: Sequence[str]) -> Antwoorden:
    over = {s: aantallen for s, aantallen in groep.per_stelling.items() if s not in weg}
    return replace(groep, per_stelling=over)


def _samen(een: Antwoorden, ander: Antwoorden) -> Antwoorden:
    stellingen = dict.fromkeys([*een.per_stelling, *ander.per_stelling])
    return Antwoorden(
        een.codes + ander.codes,
        samen_genoemd((een.naam, ander.naam)),
        een.uitgenodigd + ander.uitgenodigd,
        een.beantwoord + ander.beantwoord,
        {s: _optellen(een.per_stelling.get(s), ander.per_stelling.get(s)) for s in stellingen},
        een.op_papier + ander.op_papier,
    )


def _optellen(een: Aantallen | None, ander: Aantallen | None) -> Aantallen:
    if een is None or ander is None:
        return een or ander or ()
    return tuple(a + b for a, b in zip(een, ander, strict=True))
