"""How a team stands behind its plan, from hands that were counted (S4, besluiten).

The border is the drempel that statements have too: from 30 % against on there is something to talk
about. It is a warning, never a bar: the team decides.
"""

from dataclasses import dataclass

from boas.regels.drempel import STANDAARD_DREMPEL, interventie_nodig
from boas.regels.telling import Telling

MEESTE_HANDEN = 300
"""More than this in one meeting is a slip of the keyboard."""
_ENIGE = "de enige die stemde,"


@dataclass(frozen=True, slots=True)
class Handen:
    """``tekst`` says how many stand behind it; ``dun`` whether enough do not to talk about it."""

    tekst: str
    dun: bool


def in_woorden(voor: int | None, tegen: int | None) -> Handen | None:
    """Hands in words; None when nothing was counted."""
    if voor is None or tegen is None or voor + tegen == 0:
        return None
    n = voor + tegen
    if tegen == 0:
        tekst = f"{_ENIGE} staat erachter" if n == 1 else f"alle {n} staan erachter"
    elif voor == 0:
        tekst = f"{_ENIGE} staat er niet achter" if n == 1 else f"geen van de {n} staat erachter"
    else:
        tekst = f"{voor} van {n} {'staat' if voor == 1 else 'staan'} erachter"
    return Handen(tekst, interventie_nodig(Telling((tegen, voor), 1), STANDAARD_DREMPEL))
