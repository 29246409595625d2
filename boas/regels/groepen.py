"""Groups of people that are counted together: never fewer than five (S3, AVG).

A group of one or four would make its counts somebody's answers, in the database as much as on a
page. So small groups are joined before anything is counted, and once more before anything is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from organisatie.regels.opsomming import samen_genoemd

MINSTENS = 5
IEDEREEN = "Iedereen"


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
    while len(over) > 1 and min(groep.aantal for groep in over) < MINSTENS:
        kleinste = min(over, key=lambda groep: groep.aantal)
        rest = [groep for groep in over if groep is not kleinste]
        naaste = min(rest, key=lambda groep: groep.aantal)
        eerste, tweede = sorted((kleinste, naaste), key=over.index)
        samen = Samengevoegd(
            eerste.codes + tweede.codes,
            samen_genoemd((eerste.naam, tweede.naam)),
            eerste.aantal + tweede.aantal,
        )
        over = [samen if groep is eerste else groep for groep in over if groep is not tweede]
    if len(over) == 1:
        return (Samengevoegd(over[0].codes, IEDEREEN, over[0].aantal),)
    return tuple(over)


def papierzin(aantal: int) -> str:
    """How many invitations were printed, for beside a result; empty when none were."""
    match aantal:
        case 0:
            return ""
        case 1:
            return "1 uitnodiging was op papier."
    return f"{aantal} uitnodigingen waren op papier."
