"""The colours of all charts, once.

The answers form a diverging scale, dark at the ends and light in the middle. Dark red and dark
blue have at least 9:1 contrast with white and with white figures on them; light orange and light
blue carry near-black figures (at least 9:1) and are ruled with a dark hatch, so that the outline
of every bar has more than 3:1 with paper. Red-orange against blue keeps the sides apart for
red-green blind readers. On a grey printer both ends are dark and both middles light: there the
hatch (lines on the disagreeing side, dots on the agreeing one), the side of the middle line and
the labels tell them apart.
"""

from dataclasses import dataclass
from typing import Literal

ACCENT = "#0b5c5c"
PAPIER = "#ffffff"
INKT = "#1b1f22"

DONKERROOD = "#8a1c14"
ROODORANJE = "#e0763f"
LICHTORANJE = "#f8c491"
GRIJS = "#dcdfe0"
LICHTBLAUW = "#a9d0ee"
MIDDENBLAUW = "#5b9bd1"
DONKERBLAUW = "#143f6b"


@dataclass(frozen=True)
class Vulling:
    """How one category is filled: colour, hatch over it, and the ink that reads on it.

    `naam` is its colour on a page: --antwoord-`naam` in basis/tokens.css.
    """

    kleur: str
    raster: Literal["", "schuin", "ruit", "stip", "grof"]
    rasterkleur: str
    tekst: str
    rand: str
    naam: str = ""


_ZEER_ONEENS = Vulling(DONKERROOD, "ruit", "#b5564d", PAPIER, DONKERROOD, "0")
_ONEENS_MIDDEN = Vulling(ROODORANJE, "grof", "#a33d12", INKT, DONKERROOD, "0b")
_ONEENS = Vulling(LICHTORANJE, "schuin", "#b3541e", INKT, "#b3541e", "1")
_MIDDEN = Vulling(GRIJS, "", GRIJS, INKT, "#6b7275", "m")
_EENS = Vulling(LICHTBLAUW, "stip", "#2a6496", INKT, "#2a6496", "2")
_EENS_MIDDEN = Vulling(MIDDENBLAUW, "stip", "#12395b", INKT, DONKERBLAUW, "3b")
_VOLLEDIG_EENS = Vulling(DONKERBLAUW, "", DONKERBLAUW, PAPIER, DONKERBLAUW, "3")

_LINKS = {
    1: [_ZEER_ONEENS],
    2: [_ZEER_ONEENS, _ONEENS],
    3: [_ZEER_ONEENS, _ONEENS_MIDDEN, _ONEENS],
}
_RECHTS = {
    1: [_VOLLEDIG_EENS],
    2: [_EENS, _VOLLEDIG_EENS],
    3: [_EENS, _EENS_MIDDEN, _VOLLEDIG_EENS],
}


def vullingen(aantal: int, linker: int | None = None) -> list[Vulling]:
    """The fills for `aantal` ordered categories (2 to 7), from most negative to most positive.

    An odd number has a grey middle. With `linker` categories left of the line, where that is not
    about the middle, each side has its own colours as long as there are enough of them. Raises
    ValueError outside 2..7.
    """
    if not 2 <= aantal <= 7:
        raise ValueError(f"a scale has 2 to 7 categories, not {aantal}")
    scheef = linker is not None and abs(2 * linker - aantal) > 1
    if scheef and linker in _LINKS and aantal - linker in _RECHTS:
        return [*_LINKS[linker], *_RECHTS[aantal - linker]]
    midden = [_MIDDEN] if aantal % 2 else []
    return [*_LINKS[aantal // 2], *midden, *_RECHTS[aantal // 2]]
