"""A result to talk about: each statement at the drempel is a point with its question and action.

S4, on the professional culture: where a team answers nee or meestal niet, make the point open to
discussion and see which actions are needed. The rest is named as well: that goes well.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from boas.exports.besprekenblad import besprekenblad
from boas.regels.uitkomstwoorden import goed_in_woorden
from boas.uitkomsten.soort import Uitkomstsoort
from boas.uitslagbeeld import StellingBeeld, Uitslagbeeld
from rapportage.excel.onderdelen import Blad


@dataclass(frozen=True)
class Gesprek:
    """The points to talk about, in the order of the result, and what goes well."""

    zin: str
    toelichting: str
    punten: tuple[StellingBeeld, ...]
    goed: tuple[StellingBeeld, ...]


def lees(beeld: Uitslagbeeld) -> Gesprek:
    """Which is which follows from the drempel of the session, as everywhere."""
    goed = tuple(s for s in beeld.stellingen if s.n and not s.aandacht)
    toelichting = " ".join(filter(None, [beeld.toelichting, goed_in_woorden(len(goed))]))
    return Gesprek(beeld.zin, toelichting, beeld.aandacht, goed)


def _bladen(beeld: Uitslagbeeld, gesprek: Gesprek) -> Sequence[Blad]:
    return [besprekenblad(beeld, [*gesprek.punten, *gesprek.goed, *beeld.niet_beantwoord])]


SOORT = Uitkomstsoort(
    lees=lees,
    sjabloon="boas/uitkomst_bespreken.html",
    bladen=_bladen,
    vertelt_stellingen=True,
)
