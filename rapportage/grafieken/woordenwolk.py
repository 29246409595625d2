"""Words whose size says how often they were counted, in lines as a text is set."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.getallen import getal
from rapportage.grafieken import svg
from rapportage.grafieken.kleuren import ACCENT
from rapportage.grafieken.tekst import breedte_van, leesbaar

KLEINST, GROOTST = 15.0, 46.0
CIJFER = 12.0
VOLUIT = 4  # counted this often a word may be as large as words get: one card does not shout
TUSSEN = 20.0  # between two words
LUCHT = 10.0  # between two lines


@dataclass(frozen=True)
class Woord:
    """A word with its count; ``adres`` makes it a link."""

    tekst: str
    aantal: int
    adres: str = ""


@dataclass(frozen=True)
class Plek:
    """Where a word stands: its baseline, and how wide it and its figure are together."""

    woord: Woord
    x: float
    y: float
    grootte: float
    breedte: float


def letter(aantal: int, hoogste: int) -> float:
    """The size of a word: its area grows with the count, and it stays readable."""
    if hoogste <= 0 or aantal <= 0:
        return KLEINST
    return max(KLEINST, GROOTST * math.sqrt(min(aantal, hoogste) / hoogste))


def op_volgorde(woorden: Iterable[Woord], *, op_grootte: bool = False) -> list[Woord]:
    """Those that were counted, by the alphabet or the largest first; always the same order."""
    geteld = [woord for woord in woorden if woord.aantal > 0 and leesbaar(woord.tekst).strip()]
    return sorted(
        geteld,
        key=lambda w: (-w.aantal if op_grootte else 0, w.tekst.casefold(), w.tekst, w.adres),
    )


def plaats(woorden: Sequence[Woord], breedte: float) -> tuple[list[Plek], float]:
    """The words line by line, none over another, and how high they stand together."""
    hoogste = max([VOLUIT, *(woord.aantal for woord in woorden)])
    regels: list[list[tuple[Woord, float, float]]] = []
    x = 0.0
    for woord in woorden:
        grootte, breed = _maat(woord, hoogste, breedte)
        if not regels or x + breed > breedte:
            regels.append([])
            x = 0.0
        regels[-1].append((woord, grootte, breed))
        x += breed + TUSSEN
    plekken, onder = [], 0.0
    for regel in regels:
        hoog = max(grootte for _, grootte, _ in regel)
        x = 0.0
        for woord, grootte, breed in regel:
            plekken.append(Plek(woord, x, onder + hoog, grootte, breed))
            x += breed + TUSSEN
        # Room for tails: p and g hang a quarter under the line.
        onder += hoog * 1.25 + LUCHT
    return plekken, onder


def _maat(woord: Woord, hoogste: int, breedte: float) -> tuple[float, float]:
    """The size of a word and how wide it then is; one too long for a line is made smaller."""
    grootte = letter(woord.aantal, hoogste)
    achter = breedte_van(getal(woord.aantal), CIJFER) + 4
    breed = breedte_van(leesbaar(woord.tekst), grootte, vet=True)
    if breed + achter > breedte:
        grootte *= max(breedte - achter, 1) / breed
        breed = max(breedte - achter, 1)
    return grootte, breed + achter


def woordenwolk(
    woorden: Iterable[Woord],
    *,
    titel: str,
    eenheid: str,
    op_grootte: bool = False,
    breedte: int = 720,
    sleutel: str = "",
) -> SafeString:
    """The words as a picture, each with its count in small figures behind it.

    Set in lines and not strewn about: it can be read, it is the same every time, and no word lies
    over another. Size and figure tell it without colour. `eenheid` is what was counted ("kaarten").
    """
    op_rij = op_volgorde(woorden, op_grootte=op_grootte)
    sleutel = sleutel or svg.sleutel_van("woordenwolk", op_rij, titel, eenheid, breedte)
    plekken, hoogte = plaats(op_rij, breedte)
    inhoud = [_teken(plek) for plek in plekken]
    if not inhoud:
        inhoud, hoogte = [svg.tekst(0, 24, "Nog niets geteld.", zacht=True)], 40
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=hoogte,
        titel=titel,
        beschrijving=_beschrijf(op_rij, eenheid),
        sleutel=sleutel,
        rol="group" if any(woord.adres for woord in op_rij) else "img",
    )


def _teken(plek: Plek) -> SafeString:
    cijfers = getal(plek.woord.aantal)
    breed = plek.breedte - breedte_van(cijfers, CIJFER) - 4
    tekst = svg.element(
        "text",
        leesbaar(plek.woord.tekst),
        x=plek.x,
        y=plek.y,
        font_size=plek.grootte,
        font_weight=600,
        fill=ACCENT,
        # The width that was reckoned with: another font may be wider than its neighbour allows.
        textLength=breed,
        lengthAdjust="spacingAndGlyphs",
    )
    # A space, so that a screen reader does not read word and figure as one.
    aantal = svg.tekst(plek.x + breed + 4, plek.y, cijfers, grootte=CIJFER, zacht=True)
    return svg.schakel(plek.woord.adres, svg.voeg([tekst, SafeString(" "), aantal]))


def _beschrijf(woorden: Sequence[Woord], eenheid: str) -> str:
    if not woorden:
        return "Nog niets geteld."
    groot = sorted(woorden, key=lambda w: -w.aantal)
    return f"Hoe groter, hoe vaker. {eenheid[:1].upper()}{eenheid[1:]} per woord: " + (
        ", ".join(f"{w.tekst} {getal(w.aantal)}" for w in groot) + "."
    )
