"""How many come through a row of steps, and where the others went, as a flow from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.getallen import getal
from rapportage.grafieken import svg
from rapportage.grafieken.kleuren import ACCENT
from rapportage.grafieken.tekst import breedte_van, regels

LETTER = 14
REGEL = 19
RAND = 14  # inside a box
PIJL = 30


@dataclass(frozen=True)
class Vak:
    """A box: a name with its number, and the lines of which it is made up."""

    naam: str
    aantal: int
    delen: Sequence[tuple[str, int]] = ()
    adres: str = ""


@dataclass(frozen=True)
class Stap:
    """A box of the flow, and the box with those that leave it there."""

    vak: Vak
    weg: Vak | None = None


def stroom(
    stappen: Sequence[Stap], *, titel: str, breedte: int = 720, sleutel: str = ""
) -> SafeString:
    """Boxes under each other with arrows; who leaves stands beside, or indented when narrow."""
    sleutel = sleutel or svg.sleutel_van("stroom", stappen, titel, breedte)
    smal = breedte < 560
    hoofd = float(breedte - 2) if smal else round(breedte * 0.56)
    zij = hoofd - 28 if smal else breedte - hoofd - 50
    # The arrow goes on along who leaves, never out of their box.
    pijl_x = 14.0 if smal else hoofd / 2
    inhoud: list[SafeString] = []
    y = begin = 1.0
    for nummer, stap in enumerate(stappen):
        if nummer:
            y += PIJL
            inhoud += _pijl(pijl_x, begin, y)
        getekend, hoog = _vak(stap.vak, 1, y, hoofd, vet=True)
        inhoud += getekend
        begin = onder = y + hoog
        if stap.weg is not None:
            x, top = (29.0, begin + 10) if smal else (hoofd + 49, y)
            getekend, zij_hoog = _vak(stap.weg, x, top, zij, vet=False)
            van = (pijl_x, begin) if smal else (hoofd + 1, y + 20)
            inhoud += [*getekend, _pijl_opzij(*van, x - 1, top + 20)]
            onder = max(onder, top + zij_hoog)
        y = onder
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=y + 2,
        titel=titel,
        beschrijving=_beschrijf(stappen),
        sleutel=sleutel,
        rol="group" if any(s.vak.adres or (s.weg and s.weg.adres) for s in stappen) else "img",
    )


def _vak(
    vak: Vak, x: float, y: float, breed: float, *, vet: bool
) -> tuple[list[SafeString], float]:
    """One box, and how high it is."""
    aantal = getal(vak.aantal)
    ruimte = breed - 2 * RAND - breedte_van(aantal, 16, vet=True) - 12
    kop = regels(vak.naam, ruimte, LETTER, hoogstens=3, vet=vet)
    namen = [
        (regels(naam, breed - 2 * RAND - breedte_van(getal(n), 13) - 12, 13, hoogstens=2), n)
        for naam, n in vak.delen
    ]
    hoog = 2 * RAND - 4 + REGEL * (len(kop) + sum(len(r) for r, _ in namen))
    uit = [
        svg.vlak(
            x,
            y,
            breed,
            hoog,
            "none",
            stroke=ACCENT if vet else "currentColor",
            stroke_width=1.5 if vet else 1,
            stroke_dasharray=None if vet else "5 3",
        )
    ]
    regel_y = y + RAND + 11
    rechts = x + breed - RAND
    tekst = [
        svg.tekst(x + RAND, regel_y + n * REGEL, regel, vet=vet) for n, regel in enumerate(kop)
    ]
    tekst.append(svg.tekst(rechts, regel_y, aantal, grootte=16, vet=True, anker="end"))
    uit.append(svg.schakel(vak.adres, svg.voeg(tekst)))
    regel_y += REGEL * len(kop)
    for delen, n in namen:
        uit.append(svg.tekst(rechts, regel_y, getal(n), grootte=13, anker="end", zacht=True))
        for deel in delen:
            uit.append(svg.tekst(x + RAND, regel_y, deel, grootte=13, zacht=True))
            regel_y += REGEL
    return uit, float(hoog)


def _pijl(x: float, van: float, tot: float) -> list[SafeString]:
    punt = f"M{svg.getal(x - 5)} {svg.getal(tot - 8)}L{svg.getal(x)} {svg.getal(tot - 1)}"
    return [
        svg.lijnstuk(x, van, x, tot - 1, dikte=1.25),
        svg.element(
            "path",
            d=f"{punt}L{svg.getal(x + 5)} {svg.getal(tot - 8)}",
            fill="none",
            stroke="currentColor",
            stroke_width=1.25,
        ),
    ]


def _pijl_opzij(x1: float, y1: float, x2: float, y2: float) -> SafeString:
    """To the right, first down when it starts higher."""
    weg = f"M{svg.getal(x1)} {svg.getal(y1)}V{svg.getal(y2)}H{svg.getal(x2 - 1)}"
    punt = f"M{svg.getal(x2 - 8)} {svg.getal(y2 - 5)}L{svg.getal(x2 - 1)} {svg.getal(y2)}"
    return svg.element(
        "path",
        d=f"{weg}{punt}L{svg.getal(x2 - 8)} {svg.getal(y2 + 5)}",
        fill="none",
        stroke="currentColor",
        stroke_width=1.25,
    )


def _beschrijf(stappen: Sequence[Stap]) -> str:
    zinnen = []
    for stap in stappen:
        zinnen.append(_vak_in_woorden(stap.vak))
        if stap.weg is not None:
            zinnen.append(f"Daarvan vallen af: {_vak_in_woorden(stap.weg)}")
    return ". ".join(zinnen) + "." if zinnen else "Nog niets geteld."


def _vak_in_woorden(vak: Vak) -> str:
    delen = ", ".join(f"{naam} {getal(n)}" for naam, n in vak.delen)
    return f"{vak.naam}: {getal(vak.aantal)}" + (f" ({delen})" if delen else "")
