"""Rounds after each other: on which statements they can be compared.

As a result and the one before it (``regels.herhaling``): by code, and only where text and scale are
the same. All rounds that are shown beside each other are about the same statements, so that a line
never moves because a question came or went.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from boas.regels.herhaling import Gesteld, zelfde_tekst
from boas.regels.telling import zelfde_schaal


@dataclass(frozen=True, slots=True)
class Vergelijkbaar:
    """The codes that ``rondes`` rounds have in common, counted back from the newest."""

    codes: tuple[str, ...]
    rondes: int


def vergelijkbaar(rondes: Sequence[Mapping[str, Gesteld]]) -> Vergelijkbaar:
    """How far back the newest round (the first of ``rondes``) can be followed, and on what.

    A round without a single statement in common ends it: what was before it is another story.
    A statement that nobody answered in a round is not in common.
    """
    codes = tuple(code for code, nu in rondes[0].items() if nu.telling.n) if rondes else ()
    aantal = int(bool(codes))
    for eerder in rondes[1:] if codes else ():
        gedeeld = tuple(c for c in codes if c in eerder and _zelfde(rondes[0][c], eerder[c]))
        if not gedeeld:
            break
        codes, aantal = gedeeld, aantal + 1
    return Vergelijkbaar(codes, aantal)


def _zelfde(nu: Gesteld, toen: Gesteld) -> bool:
    return (
        zelfde_tekst(nu.tekst, toen.tekst)
        and zelfde_schaal(nu.telling, toen.telling)
        and toen.telling.n > 0
    )
