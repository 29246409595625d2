"""A count per period as columns, each with its own norm as a mark across it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.getallen import getal
from rapportage.grafieken import svg
from rapportage.grafieken.assen import ronde_stappen
from rapportage.grafieken.kleuren import ACCENT, PAPIER
from rapportage.grafieken.tekst import breedte_van, regels

HOOG = 220  # of the columns
BOVEN = 34  # room for the unit, and for a figure above the highest
ONDER = 44
LETTER = 14
KRAP = 170  # narrower than this, and the norm is written under its column instead of beside it
UITSTEEK = 10  # of the mark of a norm, on either side of its column


@dataclass(frozen=True)
class Kolomstaaf:
    """One column from zero. ``norm`` is drawn across it; None when there is none."""

    label: str
    waarde: int
    norm: int | None = None
    noot: str = ""


@dataclass(frozen=True)
class _Veld:
    links: float
    vak: float  # width of a column with the air around it
    top: float  # value of the highest step

    @property
    def krap(self) -> bool:
        return self.vak < KRAP

    @property
    def letter(self) -> int:
        return 12 if self.krap else LETTER

    def y(self, waarde: float) -> float:
        return BOVEN + HOOG - HOOG * waarde / self.top


def kolommen(
    rijen: Sequence[Kolomstaaf], *, titel: str, eenheid: str, breedte: int = 720, sleutel: str = ""
) -> SafeString:
    """Columns beside each other on one axis from zero, with their values and norms written out.

    The norm is a mark that sticks out on both sides, so that it also reads on top of a column.
    """
    sleutel = sleutel or svg.sleutel_van("kolommen", rijen, titel, eenheid, breedte)
    hoogste = max([max(rij.waarde, rij.norm or 0) for rij in rijen], default=0)
    stappen = ronde_stappen(0, max(hoogste, 1))
    links = max(breedte_van(getal(int(stap)), 13) for stap in stappen) + 12
    # The value of a column and its norm are written beside each other where there is air for it.
    veld = _Veld(links, (breedte - links) / max(len(rijen), 1), stappen[-1])
    inhoud = [svg.tekst(0, 14, eenheid, grootte=13, zacht=True)]
    for stap in stappen:
        y = veld.y(stap)
        inhoud.append(
            svg.lijnstuk(links, y, breedte, y, dikte=0.75, dekking=0.9 if not stap else 0.28)
        )
        inhoud.append(
            svg.tekst(links - 8, y + 5, getal(int(stap)), grootte=13, anker="end", zacht=True)
        )
    for nummer, rij in enumerate(rijen):
        inhoud += _kolom(rij, links + veld.vak * (nummer + 0.5), veld)
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=BOVEN + HOOG + ONDER + (18 if veld.krap else 0),
        titel=titel,
        beschrijving=_beschrijf(rijen, eenheid),
        sleutel=sleutel,
    )


def _kolom(rij: Kolomstaaf, midden: float, veld: _Veld) -> list[SafeString]:
    breed = min(veld.vak * 0.44, 88)
    x, y, bodem = midden - breed / 2, veld.y(rij.waarde), veld.y(0)
    uit = [svg.vlak(x, y, breed, bodem - y, ACCENT)] if rij.waarde else []
    uit.append(
        svg.tekst(
            midden, _cijfer_y(rij, veld), getal(rij.waarde), grootte=16, vet=True, anker="middle"
        )
    )
    if rij.norm is not None:
        uit += _norm(rij, rij.norm, x, breed, veld)
    for regel in regels(rij.label, veld.vak - 4, veld.letter, hoogstens=1):
        uit.append(svg.tekst(midden, bodem + 20, regel, grootte=veld.letter, anker="middle"))
    norm = _norm_in_woorden(rij) if veld.krap else ""
    klein = veld.letter - 1
    for rang, regel in enumerate(filter(None, (norm, rij.noot))):
        y = bodem + 38 + rang * 18
        uit.append(svg.tekst(midden, y, regel, grootte=klein, anker="middle", zacht=True))
    return uit


def _norm_in_woorden(rij: Kolomstaaf) -> str:
    return "" if rij.norm is None else f"norm {getal(rij.norm)}"


def _cijfer_y(rij: Kolomstaaf, veld: _Veld) -> float:
    """Above its column, and above the mark of a norm that lies just over it."""
    y = veld.y(rij.waarde) - 8
    if rij.norm is not None and -4 < veld.y(rij.waarde) - veld.y(rij.norm) < 26:
        y = veld.y(rij.norm) - 8
    return y


def _norm(rij: Kolomstaaf, norm: int, x: float, breed: float, veld: _Veld) -> list[SafeString]:
    y = veld.y(norm)
    rechts = x + breed
    # Dark beside the column, and over it the paper shows: it reads on both.
    op = PAPIER if rij.waarde > norm else "currentColor"
    stukken = [
        (x - UITSTEEK, x, "currentColor"),
        (x, rechts, op),
        (rechts, rechts + UITSTEEK, "currentColor"),
    ]
    uit = [svg.lijnstuk(van, y, tot, y, dikte=2.5, kleur=kleur) for van, tot, kleur in stukken]
    if not veld.krap:
        woorden = _norm_in_woorden(rij)
        uit.append(svg.tekst(rechts + UITSTEEK + 4, y + 5, woorden, grootte=13, vet=True))
    return uit


def _beschrijf(rijen: Sequence[Kolomstaaf], eenheid: str) -> str:
    zinnen = [
        f"{rij.label}: {getal(rij.waarde)} {eenheid}"
        + (f", norm {getal(rij.norm)}" if rij.norm is not None else "")
        + (f", {rij.noot}" if rij.noot else "")
        for rij in rijen
    ]
    return ". ".join([*zinnen, ""]).strip() or "Nog niets geteld."
