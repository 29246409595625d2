"""Many questions under each other, each a diverging bar on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.getallen import procent
from rapportage.grafieken import svg
from rapportage.grafieken.kleuren import ACCENT, Vulling, vullingen
from rapportage.grafieken.tekst import breedte_van, regels
from rapportage.grafieken.verdeling import (
    Drempel,
    merkteken,
    raster_id,
    rasters,
    teken_stukken,
)

LETTER = 14
REGEL = 18
STAAF = 26
RECHTS = 118


@dataclass(frozen=True)
class Staaf:
    """One row: label (a whole statement is fine), counts from negative to positive.

    `code` stands before the label; rows with the same `groep` stand under one heading; `noot` is
    a word or three that draws attention to the row ("op de drempel").
    """

    label: str
    aantallen: Sequence[int]
    code: str = ""
    groep: str = ""
    noot: str = ""


@dataclass(frozen=True)
class _Maten:
    breedte: float
    tekst: float  # width of the label column
    midden: float
    eenheid: float
    smal: bool  # label above its bar instead of beside it

    def x(self, drempel: Drempel) -> float:
        return self.midden - self.eenheid * drempel.procent / 100


def _maten(breedte: int) -> _Maten:
    smal = breedte < 560
    links = 0.0 if smal else round(breedte * 0.42)
    baan = breedte - links - RECHTS
    return _Maten(
        breedte=breedte,
        tekst=breedte - 4 if smal else links - 20,
        midden=links + baan / 2,
        eenheid=baan / 2 - 2,
        smal=smal,
    )


def staven(
    labels: Sequence[str],
    rijen: Sequence[Staaf],
    *,
    titel: str,
    aandeel: str = "oneens",
    drempel: Drempel | None = None,
    breedte: int = 720,
    sleutel: str = "",
) -> SafeString:
    """One diverging bar per row, all on the scale of `verdeling`, so rows can be compared.

    To the right of each bar the share of the negative half (called `aandeel`) in percent and as
    "5 van 14"; a row without answers says so. `breedte` under 560 puts the labels above the bars.
    """
    vulling = vullingen(len(labels))
    sleutel = sleutel or svg.sleutel_van("staven", labels, rijen, titel, aandeel, drempel, breedte)
    maten = _maten(breedte)
    inhoud, y = _sleutelrij(labels, vulling, maten, sleutel, aandeel)
    begin, groep = y, ""
    for rij in rijen:
        if rij.groep != groep:
            groep = rij.groep
            y += 12
            inhoud.append(svg.tekst(0, y + 16, groep, grootte=15, vet=True, kleur=ACCENT))
            y += 28
        stukjes, y = _rij(rij, y, maten, vulling, sleutel, drempel)
        inhoud += stukjes
    if not maten.smal:
        inhoud += _lijnen(maten, begin, y, drempel)
    if drempel is not None:
        x = maten.x(drempel)
        half = breedte_van(drempel.tekst, 13, vet=True) / 2
        inhoud.append(
            svg.tekst(max(x, half), y + 20, drempel.tekst, grootte=13, vet=True, anker="middle")
        )
        y += 20
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=y + 8,
        titel=titel,
        beschrijving=_beschrijf(labels, rijen, aandeel, drempel),
        sleutel=sleutel,
        rasters=rasters(vulling, sleutel),
    )


def _lijnen(maten: _Maten, boven: float, onder: float, drempel: Drempel | None) -> list[SafeString]:
    """The middle line and the drempel; never through text, so per row where labels stand above."""
    uit = [svg.lijnstuk(maten.midden, boven, maten.midden, onder, dikte=1.5)]
    if drempel is not None:
        uit += merkteken(maten.x(drempel), boven, onder + 3)
    return uit


def _links(aantallen: Sequence[int]) -> int:
    return sum(aantallen[: len(aantallen) // 2])


def _sleutelrij(
    labels: Sequence[str],
    vulling: Sequence[Vulling],
    maten: _Maten,
    sleutel: str,
    aandeel: str,
) -> tuple[list[SafeString], float]:
    """What each fill means, in the order of the bars; wraps where the picture is narrow."""
    uit = []
    x, y = 0.0, 4.0
    for nummer, (label, stijl) in enumerate(zip(labels, vulling, strict=True)):
        breed = 20 + breedte_van(label, 13) + 18
        if x and x + breed > maten.breedte - (0 if maten.smal else RECHTS):
            x, y = 0.0, y + 22
        uit.append(svg.gevuld(x + 1, y, 14, 14, stijl, raster_id(sleutel, nummer)))
        uit.append(svg.tekst(x + 21, y + 12, label, grootte=13))
        x += breed
    if maten.smal:
        y += 22
    uit.append(svg.tekst(maten.breedte - 2, y + 12, aandeel, grootte=13, anker="end", zacht=True))
    return uit, y + 24


def _rij(
    rij: Staaf,
    y: float,
    maten: _Maten,
    vulling: Sequence[Vulling],
    sleutel: str,
    drempel: Drempel | None,
) -> tuple[list[SafeString], float]:
    """One row from its hairline down; returns it with the y where the next one starts."""
    inspringen = breedte_van(f"{rij.code} ", LETTER, vet=True) if rij.code else 0
    tekstregels = regels(rij.label, maten.tekst - inspringen, LETTER, hoogstens=6)
    tekst_hoog = len(tekstregels) * REGEL
    uit = [svg.lijnstuk(0, y, maten.breedte, y, dikte=0.75, dekking=0.28)]
    boven = y + 8
    # A single line stands level with its bar.
    regel_y = boven + (14 if maten.smal else max(14, (STAAF - tekst_hoog) / 2 + 14))
    if rij.code:
        uit.append(svg.tekst(0, regel_y, rij.code, vet=True))
    for rang, regel in enumerate(tekstregels):
        uit.append(svg.tekst(inspringen, regel_y + rang * REGEL, regel))
    staaf_y = boven + tekst_hoog + 4 if maten.smal else boven + max(0, (tekst_hoog - STAAF) / 2)
    uit += teken_stukken(
        rij.aantallen,
        midden=maten.midden,
        eenheid=maten.eenheid,
        y=staaf_y,
        hoogte=STAAF,
        grootte=13,
        vulling=vulling,
        sleutel=sleutel,
        mijd=None if drempel is None else maten.x(drempel),
    )
    if maten.smal:
        uit += _lijnen(maten, staaf_y - 3, staaf_y + STAAF, drempel)
    uit += _aandeel(rij, staaf_y, maten, drempel)
    staaf_hoog = STAAF + (14 if rij.noot else 0)
    hoog = tekst_hoog + 4 + staaf_hoog if maten.smal else max(tekst_hoog, staaf_hoog)
    return uit, boven + hoog + 9


def _aandeel(rij: Staaf, y: float, maten: _Maten, drempel: Drempel | None) -> list[SafeString]:
    n, links = sum(rij.aantallen), _links(rij.aantallen)
    rechts = maten.breedte - 2
    if not n:
        return [svg.tekst(rechts, y + 18, "niet beantwoord", grootte=13, anker="end", zacht=True)]
    share = procent(links, n, drempel=drempel.procent if drempel else None)
    uit = [
        svg.tekst(rechts, y + 18, share, grootte=15, vet=bool(rij.noot), anker="end"),
        svg.tekst(
            rechts - max(52, breedte_van(share, 15, vet=True) + 8),
            y + 18,
            f"{links} van {n}",
            grootte=12,
            anker="end",
            zacht=True,
        ),
    ]
    if rij.noot:
        uit.append(svg.tekst(rechts, y + 35, rij.noot, grootte=12, vet=True, anker="end"))
    return uit


def _beschrijf(
    labels: Sequence[str], rijen: Sequence[Staaf], aandeel: str, drempel: Drempel | None
) -> str:
    zinnen = [f"Per rij de antwoorden van {labels[0]} (links) tot {labels[-1]} (rechts)."]
    if drempel is not None:
        zinnen.append(f"De streep is de {drempel.tekst}.")
    for rij in rijen:
        n, naam = sum(rij.aantallen), rij.code or rij.label
        deel = f"{aandeel} {_links(rij.aantallen)} van {n}" if n else "niet beantwoord"
        zinnen.append(f"{naam}: {deel}{f', {rij.noot}' if rij.noot else ''}.")
    return " ".join(zinnen)
