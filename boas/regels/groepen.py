"""Groups of people that are counted together: never fewer than five (S3, AVG).

A group of one or four would make its counts somebody's answers, in the database as much as on a
page. So small groups are joined before anything is counted, and once more before anything is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from organisatie.regels.opsomming import samen_genoemd

MINSTENS = 5
IEDEREEN = "Iedereen"
_TUSSEN = "+"

G = TypeVar("G")


class TeWeinigMensen(ValueError):
    """Together they are fewer than five: nothing can be asked without knowing who said what."""


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """A group as it is counted: the codes it was made of, its name, and how many people."""

    codes: tuple[str, ...]
    naam: str
    aantal: int


def voeg_samen(groepen: Sequence[tuple[str, str, int]]) -> tuple[Samengevoegd, ...]:
    """Join groups (code, name, people) until each has at least five.

    The smallest goes with the next smallest; an empty one is left out; order and names stay those
    of the first of each. Raises TeWeinigMensen.
    """
    over = [Samengevoegd((code,), naam, n) for code, naam, n in groepen if n]
    if sum(groep.aantal for groep in over) < MINSTENS:
        raise TeWeinigMensen
    over = voeg_kleine_samen(
        over, lambda g: g.aantal < MINSTENS, grootte=lambda g: g.aantal, samen=_samen
    )
    if len(over) == 1:
        return (replace(over[0], naam=IEDEREEN),)
    return tuple(over)


def voeg_kleine_samen(
    groepen: Sequence[G],
    te_klein: Callable[[G], bool],
    *,
    grootte: Callable[[G], int],
    samen: Callable[[G, G], G],
) -> list[G]:
    """Join groups, in their order, until none is too small or one is left.

    Each time the smallest that is too small goes with the smallest of the others; ``samen`` makes
    one of two, and stands where the first of them stood.
    """
    over = list(groepen)
    while len(over) > 1 and (klein := [groep for groep in over if te_klein(groep)]):
        kleinste = min(klein, key=grootte)
        naaste = min((groep for groep in over if groep is not kleinste), key=grootte)
        eerste, tweede = sorted((kleinste, naaste), key=over.index)
        een = samen(eerste, tweede)
        over = [een if groep is eerste else groep for groep in over if groep is not tweede]
    return over


def _samen(een: Samengevoegd, ander: Samengevoegd) -> Samengevoegd:
    return Samengevoegd(
        een.codes + ander.codes,
        samen_genoemd((een.naam, ander.naam)),
        een.aantal + ander.aantal,
    )


def gezamenlijke_code(codes: Sequence[str], *, enige: bool) -> str:
    """Under which code a group is stored: empty when it is the only one (``enige``)."""
    return "" if enige else _TUSSEN.join(codes)


def codes_van(code: str) -> tuple[str, ...]:
    """The codes of the groups that are counted together under this one."""
    return tuple(code.split(_TUSSEN))


def papierzin(aantal: int) -> str:
    """How many invitations were printed, for beside a result; empty when none were."""
    match aantal:
        case 0:
            return ""
        case 1:
            return "1 uitnodiging was op papier."
    return f"{aantal} uitnodigingen waren op papier."
