"""One question's answers as a bar that diverges around a middle line."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from django.utils.safestring import SafeString

from rapportage.getallen import VAST, getal
from rapportage.grafieken import svg
from rapportage.grafieken.kleuren import PAPIER, Vulling, vullingen
from rapportage.grafieken.tekst import breedte_van, regels

# What the two sides of the scale say, the fullest first.
Einden = Sequence[tuple[str, str]]
EENS: Einden = (("iedereen oneens", "iedereen eens"), ("oneens", "eens"))


@dataclass(frozen=True)
class Drempel:
    """A marker on the disagreeing side, at `procent` (0-100) of all answers."""

    procent: float
    label: str = "drempel"

    @property
    def tekst(self) -> str:
        return f"{self.label} {getal(self.procent)}{VAST}%"


@dataclass(frozen=True)
class Stuk:
    """A piece of a diverging bar: category number, start and end as parts of all answers.

    0 is the middle line, -1 all answers disagreeing, 1 all agreeing.
    """

    nummer: int
    van: float
    tot: float
    aantal: int


def stukken(aantallen: Sequence[int], linker: int | None = None) -> list[Stuk]:
    """The pieces of a bar, from left to right, empty ones left out.

    ``linker``: how many categories lie left of the middle line; without it half of them, an odd
    middle one half on either side. Raises ValueError for negative counts.
    """
    if any(aantal < 0 for aantal in aantallen):
        raise ValueError("a count cannot be negative")
    n = sum(aantallen)
    if n == 0:
        return []
    helft = len(aantallen) // 2 if linker is None else linker
    links = Fraction(sum(aantallen[:helft]))
    if linker is None and len(aantallen) % 2:
        links += Fraction(aantallen[helft], 2)
    positie = -links / n
    uit = []
    for nummer, aantal in enumerate(aantallen):
        if aantal:
            eind = positie + Fraction(aantal, n)
            uit.append(Stuk(nummer, float(positie), float(eind), aantal))
            positie = eind
    return uit


def teken_stukken(
    aantallen: Sequence[int],
    *,
    midden: float,
    eenheid: float,
    y: float,
    hoogte: float,
    grootte: float,
    vulling: Sequence[Vulling],
    sleutel: str,
    mijd: float | None = None,
    getallen: bool = True,
    linker: int | None = None,
) -> list[SafeString]:
    """The bar itself: `midden` is the x of the middle line, `eenheid` the width of all answers.

    A count stands in its piece on a plate of the piece's own colour, so that no hatch runs
    through it, and beside the marker at x `mijd`; where it does not fit it is left out (the
    caller labels it elsewhere). Without `getallen` it has none: where every count stands above.
    """
    uit = []
    for stuk in stukken(aantallen, linker):
        x, breed = midden + stuk.van * eenheid, (stuk.tot - stuk.van) * eenheid
        stijl = vulling[stuk.nummer]
        uit.append(svg.gevuld(x, y, breed, hoogte, stijl, raster_id(sleutel, stuk.nummer)))
        if not getallen:
            continue
        nodig = breedte_van(str(stuk.aantal), grootte, vet=True) + 0.5 * grootte
        half = _hart(x, x + breed, nodig, [mijd, midden])
        if half is None:
            continue
        if stijl.raster:
            hoog = grootte * 1.15
            plaat = svg.vlak(half - nodig / 2, y + (hoogte - hoog) / 2, nodig, hoog, stijl.kleur)
            uit.append(plaat)
        uit.append(
            svg.tekst(
                half,
                y + hoogte / 2 + grootte * 0.36,
                str(stuk.aantal),
                grootte=grootte,
                vet=True,
                anker="middle",
                kleur=stijl.tekst,
            )
        )
    return uit


def _hart(
    links: float, rechts: float, nodig: float, lijnen: Sequence[float | None]
) -> float | None:
    """Where a label of width `nodig` fits between `links` and `rechts`, clear of `lijnen`."""
    grenzen = sorted([links, rechts, *(x for x in lijnen if x is not None and links < x < rechts)])
    ruimtes = list(pairwise(grenzen))
    begin, eind = max(ruimtes, key=lambda ruimte: ruimte[1] - ruimte[0])
    return (begin + eind) / 2 if eind - begin >= nodig + 4 else None


def raster_id(sleutel: str, nummer: int) -> str:
    return f"raster-{sleutel}-{nummer}"


def rasters(vulling: Sequence[Vulling], sleutel: str) -> list[SafeString]:
    return [
        svg.raster(raster_id(sleutel, nr), stijl)
        for nr, stijl in enumerate(vulling)
        if stijl.raster
    ]


def merkteken(x: float, boven: float, onder: float) -> list[SafeString]:
    """The marker of a drempel: a dashed line with a light edge, so that it shows on every fill."""
    return [
        svg.lijnstuk(x, boven, x, onder, dikte=5, kleur=PAPIER, dekking=0.85),
        svg.lijnstuk(x, boven, x, onder, dikte=2, streep="5 3"),
    ]


def verdeling(
    labels: Sequence[str],
    aantallen: Sequence[int],
    *,
    titel: str,
    drempel: Drempel | None = None,
    linker: int | None = None,
    einden: Einden = EENS,
    breedte: int = 720,
    sleutel: str = "",
) -> SafeString:
    """The answers to one statement, disagreeing to the left of the middle line, agreeing right.

    `labels` and `aantallen` run from most negative to most positive (2 to 7 categories); the
    scale is always the same, 100 % either way, so that a room sees statements in one frame.
    `linker`: how many categories the drempel counts, all left of the line (see `stukken`);
    `einden`: what the two sides say, of which the first that fits is shown.
    `titel` is a full sentence where possible: a PDF reads only that aloud. `breedte` sets the
    size of the text against the picture: 720 for a page, 360 for a phone. `sleutel` is needed
    only to show one and the same chart twice on a page.
    """
    kanten = _Kanten(linker, tuple(einden))
    return _verdeling(tuple(labels), tuple(aantallen), titel, drempel, kanten, breedte, sleutel)


@dataclass(frozen=True)
class _Kanten:
    """The sides of the middle line: how many categories are left of it, and their words."""

    linker: int | None
    einden: tuple[tuple[str, str], ...]


# The same answers give the same drawing, a few kB; drawing takes longer than the page around it.
@lru_cache(maxsize=512)
def _verdeling(
    labels: tuple[str, ...],
    aantallen: tuple[int, ...],
    titel: str,
    drempel: Drempel | None,
    kanten: _Kanten,
    breedte: int,
    sleutel: str,
) -> SafeString:
    vulling = vullingen(len(labels), kanten.linker)
    sleutel = sleutel or svg.sleutel_van("verdeling", labels, aantallen, titel, drempel, breedte)
    kant, hoog = 2.0, 64.0
    midden, eenheid = breedte / 2, breedte / 2 - kant
    inhoud, boven = _koppen(labels, aantallen, vulling, breedte, sleutel)
    onder = boven + hoog
    inhoud.append(svg.vlak(kant, boven, 2 * eenheid, hoog, "currentColor", fill_opacity=0.05))
    inhoud += teken_stukken(
        aantallen,
        midden=midden,
        eenheid=eenheid,
        y=boven,
        hoogte=hoog,
        grootte=22,
        vulling=vulling,
        sleutel=sleutel,
        getallen=False,
        linker=kanten.linker,
    )
    if not sum(aantallen):
        inhoud.append(
            svg.tekst(midden + 12, boven + hoog / 2 + 5, "nog geen antwoorden", zacht=True)
        )
    inhoud.append(svg.lijnstuk(midden, boven - 6, midden, onder + 6, dikte=2))
    inhoud += _as(midden, eenheid, boven, onder, breedte, drempel, kanten.einden)
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=onder + 32,
        titel=titel,
        beschrijving=beschrijf(labels, aantallen, drempel),
        sleutel=sleutel,
        rasters=rasters(vulling, sleutel),
    )


def beschrijf(labels: Sequence[str], aantallen: Sequence[int], drempel: Drempel | None) -> str:
    """The picture in words, for who does not see it."""
    tellen = ", ".join(f"{label} {n}" for label, n in zip(labels, aantallen, strict=True))
    zin = f"Van links naar rechts: {tellen}; samen {sum(aantallen)}."
    return f"{zin} De streep links van het midden is de {drempel.tekst}." if drempel else zin


def _koppen(
    labels: Sequence[str],
    aantallen: Sequence[int],
    vulling: Sequence[Vulling],
    breedte: float,
    sleutel: str,
) -> tuple[list[SafeString], float]:
    """Per category its fill, count and label, always in the same place; and where they end."""
    uit = []
    vak = breedte / len(labels)
    ruimte = vak - 10
    lettermaat = 15 if vak >= 120 else 13
    gebroken = [regels(label, ruimte, lettermaat, hoogstens=2) for label in labels]
    for nummer, (aantal, stijl) in enumerate(zip(aantallen, vulling, strict=True)):
        x = nummer * vak + (2 if nummer * 2 < len(labels) else 8)
        uit.append(svg.gevuld(x, 8, 18, 18, stijl, raster_id(sleutel, nummer)))
        uit.append(svg.tekst(x + 26, 27, str(aantal), grootte=28, vet=True))
        for rang, regel in enumerate(gebroken[nummer]):
            uit.append(
                svg.tekst(x, 48 + rang * (lettermaat + 3), regel, grootte=lettermaat, zacht=True)
            )
    return uit, 64.0 + (max(map(len, gebroken)) - 1) * (lettermaat + 3)


def _as(
    midden: float,
    eenheid: float,
    boven: float,
    onder: float,
    breedte: float,
    drempel: Drempel | None,
    einden: Einden,
) -> list[SafeString]:
    """The ends of the scale and the drempel, each labelled where it stands."""
    uit = []
    y = onder + 23
    ruimte = midden - 14
    if drempel is not None:
        x = midden - eenheid * drempel.procent / 100
        half = breedte_van(drempel.tekst, 14, vet=True) / 2
        plaats = min(max(x, half), breedte - half)
        uit += merkteken(x, boven - 6, onder + 8)
        uit.append(svg.tekst(plaats, y, drempel.tekst, vet=True, anker="middle"))
        ruimte = plaats - half - 10
    # The far ends: all of them on that side. In a narrow picture only the side.
    helft = breedte - midden - 14
    past = [
        (links, rechts)
        for links, rechts in einden
        if breedte_van(links, 13) < ruimte and breedte_van(rechts, 13) < helft
    ]
    links, rechts = past[0] if past else ("", einden[-1][1])
    if links:
        uit.append(svg.tekst(2, y, links, grootte=13, zacht=True))
    uit.append(svg.tekst(breedte - 2, y, rechts, grootte=13, anker="end", zacht=True))
    return uit
