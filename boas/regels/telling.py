"""A tally: how many people chose each answer of an ordered scale (S1, bijlage 1, stap 2)."""

from dataclasses import dataclass


class OngeldigeTelling(ValueError):
    """The numbers cannot be a tally."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Counts per category, ordered from most to least in disagreement.

    `aantallen`: one whole number (0 or more) per category, at least two categories.
    `oneens_tm`: how many categories, from the first on, are the disagree side; the rest is the
    agree side, a neutral middle included. For the BOAS 2 of 4: zeer oneens and oneens.
    Raises OngeldigeTelling otherwise.
    """

    aantallen: tuple[int, ...]
    oneens_tm: int

    def __post_init__(self) -> None:
        if not isinstance(self.aantallen, tuple):
            raise OngeldigeTelling("Een telling is een rij aantallen, vast van lengte.")
        if len(self.aantallen) < 2:
            raise OngeldigeTelling("Een telling heeft minstens twee antwoorden om uit te kiezen.")
        for aantal in self.aantallen:
            if not is_heel_getal(aantal):
                raise OngeldigeTelling("Een aantal in een telling is een heel getal.")
            if aantal < 0:
                raise OngeldigeTelling("Een aantal in een telling is nooit negatief.")
        if not is_heel_getal(self.oneens_tm) or not 1 <= self.oneens_tm < len(self.aantallen):
            raise OngeldigeTelling(
                "Minstens één antwoord hoort aan de kant van oneens en één aan de kant van eens."
            )

    @property
    def n(self) -> int:
        """Answers given; not the number of people present."""
        return sum(self.aantallen)

    @property
    def oneens(self) -> int:
        """Answers on the disagree side."""
        return sum(self.aantallen[: self.oneens_tm])

    @property
    def eens(self) -> int:
        """Answers on the agree side."""
        return sum(self.aantallen[self.oneens_tm :])


def lege_telling(categorieen: int, oneens_tm: int) -> Telling:
    """A tally without answers, for a scale of so many categories."""
    return Telling((0,) * categorieen, oneens_tm)


def optellen(*tellingen: Telling) -> Telling:
    """Add tallies of one scale, such as hands and phones, category by category.

    Raises OngeldigeTelling when none is given or when the scales differ.
    """
    if not tellingen:
        raise OngeldigeTelling("Er is geen telling om op te tellen.")
    eerste = tellingen[0]
    for telling in tellingen[1:]:
        if not zelfde_schaal(eerste, telling):
            raise OngeldigeTelling("Alleen tellingen met dezelfde schaal zijn op te tellen.")
    kolommen = zip(*(telling.aantallen for telling in tellingen), strict=True)
    return Telling(tuple(sum(kolom) for kolom in kolommen), eerste.oneens_tm)


def zelfde_schaal(een: Telling, ander: Telling) -> bool:
    """Whether two tallies have as many categories and the same border between the sides."""
    return len(een.aantallen) == len(ander.aantallen) and een.oneens_tm == ander.oneens_tm


def is_heel_getal(waarde: object) -> bool:
    """Whether this is a whole number; True and False are not, though Python counts with them."""
    return isinstance(waarde, int) and not isinstance(waarde, bool)
