"""Two lists against each other, a circle where something was counted."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.getallen import getal
from rapportage.grafieken import svg
from rapportage.grafieken.kleuren import ACCENT, INKT, LICHTBLAUW, PAPIER, Vulling
from rapportage.grafieken.tekst import breedte_van, regels

LETTER = 13
# From light and hatched to dark and solid, and a dashed ring for what is not known: the order
# reads on a grey printer too.
VULLINGEN = (
    Vulling(PAPIER, "", PAPIER, INKT, "#6b7275"),
    Vulling(PAPIER, "schuin", "#b3541e", INKT, "#b3541e"),
    Vulling(LICHTBLAUW, "stip", "#2a6496", INKT, "#2a6496"),
    Vulling(ACCENT, "", ACCENT, PAPIER, ACCENT),
)
KLEINST = 5.0


@dataclass(frozen=True)
class Bel:
    """A circle at (``rij``, ``kolom``): its area is ``aantal``, its fill that of ``groep``.

    ``naam`` is what a screen reader says of it.
    """

    rij: int
    kolom: int
    aantal: int
    groep: int
    naam: str
    adres: str = ""


@dataclass(frozen=True)
class _Raam:
    breedte: float
    links: float
    boven: float
    vak: float  # width of a column
    hoog: float  # of a row
    grootst: float  # radius

    @property
    def smal(self) -> bool:
        return not self.links

    def midden(self, bel: Bel) -> tuple[float, float]:
        x = self.links + (bel.kolom + 0.5) * self.vak
        onder = self.boven + (bel.rij + 1) * self.hoog
        return x, onder - self.grootst - 4 if self.smal else onder - self.hoog / 2


def straal(aantal: int, hoogste: int, grootst: float) -> float:
    """The area grows with the count; the smallest can still be pointed at."""
    if aantal <= 0 or hoogste <= 0:
        return 0.0
    return max(KLEINST, grootst * math.sqrt(min(aantal, hoogste) / hoogste))


def bellen(
    rijen: Sequence[str],
    kolommen: Sequence[str],
    punten: Sequence[Bel],
    *,
    groepen: Sequence[str],
    titel: str,
    beschrijving: str,
    kolomtitel: str = "",
    breedte: int = 720,
    sleutel: str = "",
) -> SafeString:
    """Circles in a grid, each with its number; ``groepen`` says what the four fills mean.

    A narrow picture has the name of a row above it.
    """
    sleutel = sleutel or svg.sleutel_van("bellen", rijen, kolommen, punten, groepen, titel, breedte)
    inhoud, y = _legenda(groepen, breedte, sleutel)
    raam = _raam(breedte, len(kolommen), y)
    inhoud += _assen(raam, rijen, kolommen, kolomtitel, y)
    hoogste = max((bel.aantal for bel in punten), default=0)
    inhoud += [_bel(bel, raam, hoogste, sleutel) for bel in punten if bel.aantal > 0]
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=raam.boven + raam.hoog * len(rijen) + 6,
        titel=titel,
        beschrijving=beschrijving,
        sleutel=sleutel,
        rasters=[
            svg.raster(f"{sleutel}-{nr}", vulling)
            for nr, vulling in enumerate(VULLINGEN)
            if vulling.raster
        ],
        rol="group" if any(bel.adres for bel in punten) else "img",
    )


def _raam(breedte: float, kolommen: int, y: float) -> _Raam:
    smal = breedte < 560
    links = 0.0 if smal else round(breedte * 0.34)
    vak = (breedte - links) / max(kolommen, 1)
    grootst = min(vak / 2 - 4, 17)
    return _Raam(
        breedte,
        links,
        boven=y + 46,
        vak=vak,
        hoog=grootst * 2 + (30 if smal else 10),
        grootst=grootst,
    )


def _legenda(
    groepen: Sequence[str], breedte: float, sleutel: str
) -> tuple[list[SafeString], float]:
    uit, x, y = [], 0.0, 12.0
    for nummer, naam in enumerate(groepen):
        breed = 24 + breedte_van(naam, LETTER) + 16
        if x and x + breed > breedte:
            x, y = 0.0, y + 24
        uit += [_cirkel(x + 9, y, 8, nummer, sleutel), svg.tekst(x + 24, y + 5, naam, grootte=13)]
        x += breed
    return uit, y + 14


def _assen(
    raam: _Raam, rijen: Sequence[str], kolommen: Sequence[str], kolomtitel: str, y: float
) -> list[SafeString]:
    uit = [svg.tekst(raam.links, y + 18, kolomtitel, grootte=13, zacht=True)] if kolomtitel else []
    for nummer, naam in enumerate(kolommen):
        x = raam.links + (nummer + 0.5) * raam.vak
        uit.append(svg.tekst(x, y + 38, naam, grootte=13, vet=True, anker="middle"))
        uit.append(
            svg.lijnstuk(x, raam.boven, x, raam.boven + raam.hoog * len(rijen), dekking=0.12)
        )
    for nummer, naam in enumerate(rijen):
        boven = raam.boven + nummer * raam.hoog
        uit.append(svg.lijnstuk(0, boven, raam.breedte, boven, dikte=0.75, dekking=0.28))
        regel = regels(naam, (raam.links or raam.breedte) - 14, LETTER, hoogstens=1)[0]
        uit.append(
            svg.tekst(0, boven + (16 if raam.smal else raam.hoog / 2 + 5), regel, grootte=13)
        )
    return uit


def _bel(bel: Bel, raam: _Raam, hoogste: int, sleutel: str) -> SafeString:
    x, y = raam.midden(bel)
    r = straal(bel.aantal, hoogste, raam.grootst)
    cijfers = getal(bel.aantal)
    past = breedte_van(cijfers, LETTER, vet=True) <= r * 1.8 and r >= 9
    # On a hatch a figure needs paper behind it.
    if past and not VULLINGEN[bel.groep].raster:
        kleur = VULLINGEN[bel.groep].tekst
        tekst = svg.tekst(
            x, y + 4.5, cijfers, grootte=LETTER, vet=True, anker="middle", kleur=kleur
        )
    else:
        tekst = svg.tekst(x + r + 3, y + 4.5, cijfers, grootte=LETTER, vet=True)
    return svg.schakel(bel.adres, svg.voeg([_cirkel(x, y, r, bel.groep, sleutel), tekst]), bel.naam)


def _cirkel(x: float, y: float, r: float, groep: int, sleutel: str) -> SafeString:
    vulling = VULLINGEN[groep]
    rand = svg.element(
        "circle",
        cx=x,
        cy=y,
        r=r,
        fill=vulling.kleur,
        stroke=vulling.rand,
        stroke_width=1.25,
        stroke_dasharray="3 2" if not groep else None,
    )
    if not vulling.raster:
        return rand
    return svg.voeg([rand, svg.element("circle", cx=x, cy=y, r=r, fill=f"url(#{sleutel}-{groep})")])
