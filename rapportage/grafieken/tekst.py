"""How wide a text is and where it breaks, without a font at hand."""

import re
from functools import lru_cache

# What XML cannot hold would make the whole picture unreadable.
_ONGELDIG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREEKBAAR = re.compile(r"[ \t\n\r\f\v]+")
_SMAL = set("iIjlftr.,:;|!'()[]- ")
_BREED = set("mwMW@%—…")


def leesbaar(tekst: object) -> str:
    """`tekst` without the characters XML forbids."""
    return _ONGELDIG.sub("", str(tekst))


def breedte_van(tekst: str, grootte: float, *, vet: bool = False) -> float:
    """Width of `tekst` at font size `grootte`, in the same units.

    Reckoned with DejaVu Sans, the widest of the fonts in use: elsewhere there is air to spare.
    """
    return sum(map(_eenheden, tekst)) * grootte * (1.1 if vet else 1)


@lru_cache(maxsize=1024)
def _eenheden(teken: str) -> float:
    if teken in _SMAL:
        return 0.38
    if teken in _BREED:
        return 0.95
    return 0.7 if teken.isupper() else 0.62


def regels(
    tekst: str, breedte: float, grootte: float, *, hoogstens: int = 3, vet: bool = False
) -> list[str]:
    """`tekst` broken at spaces into at most `hoogstens` lines of `breedte`.

    A word that is too long is cut; what does not fit ends in an ellipsis. Never empty.
    """
    uit: list[str] = []
    # Not str.split(): that would break '12 maart' at its no-break space.
    rest = [woord for woord in _BREEKBAAR.split(leesbaar(tekst)) if woord]
    while rest and len(uit) < hoogstens:
        regel = rest.pop(0)
        while rest and breedte_van(f"{regel} {rest[0]}", grootte, vet=vet) <= breedte:
            regel = f"{regel} {rest.pop(0)}"
        over = ""
        while breedte_van(regel, grootte, vet=vet) > breedte and len(regel) > 1:
            regel, over = regel[:-1], regel[-1] + over
        if over:
            rest.insert(0, over)
        uit.append(regel)
    if rest:
        laatste = uit[-1]
        while laatste and breedte_van(f"{laatste}…", grootte, vet=vet) > breedte:
            laatste = laatste[:-1]
        uit[-1] = f"{laatste.rstrip()}…"
    return uit or [""]
