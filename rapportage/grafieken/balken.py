"""Counts as bars from zero under each other, one or two to a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.getallen import getal
from rapportage.grafieken import svg
from rapportage.grafieken.kleuren import ACCENT, INKT, PAPIER, Vulling
from rapportage.grafieken.tekst import breedte_van, regels

LETTER = 14
REGEL = 18
HOOG = 16  # of one bar
# Solid against hatched paper: told apart on a grey printer as well.
VULLINGEN = (
    Vulling(ACCENT, "", ACCENT, PAPIER, ACCENT),
    Vulling(PAPIER, "schuin", "#6b7275", INKT, "#6b7275"),
)


@dataclass(frozen=True)
class Balk:
    """One row: a value for every series, None where that series says nothing about it."""

    label: str
    waarden: Sequence[int | None]
    adres: str = ""


def balken(
    reeksen: Sequence[str],
    rijen: Sequence[Balk],
    *,
    titel: str,
    eenheid: str,
    breedte: int = 720,
    sleutel: str = "",
) -> SafeString:
    """Bars on one axis from zero with their values written out; one or two series.

    A narrow picture has its labels above the bars. Raises ValueError for more than two series.
    """
    if not 1 <= len(reeksen) <= len(VULLINGEN):
        raise ValueError(f"bars for {len(reeksen)} series")
    sleutel = sleutel or svg.sleutel_van("balken", reeksen, rijen, titel, eenheid, breedte)
    hoogste = max([w or 0 for rij in rijen for w in rij.waarden], default=0)
    links = 0.0 if breedte < 560 else round(breedte * 0.34)
    baan = breedte - links - breedte_van(getal(hoogste), LETTER, vet=True) - 12
    inhoud, y = _legenda(reeksen, sleutel) if len(reeksen) > 1 else ([], 4.0)
    for rij in rijen:
        stukken, y = _rij(rij, y, links, breedte, baan / max(hoogste, 1), sleutel)
        inhoud += stukken
    if not rijen:
        inhoud, y = [svg.tekst(0, 24, "Nog niets geteld.", zacht=True)], 32
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=y + 8,
        titel=titel,
        beschrijving=_beschrijf(reeksen, rijen, eenheid),
        sleutel=sleutel,
        rasters=[svg.raster(f"{sleutel}-1", VULLINGEN[1])] if len(reeksen) > 1 else (),
        rol="group" if any(rij.adres for rij in rijen) else "img",
    )


def _legenda(reeksen: Sequence[str], sleutel: str) -> tuple[list[SafeString], float]:
    uit, x = [], 1.0
    for nummer, naam in enumerate(reeksen):
        uit.append(svg.gevuld(x, 3, 14, 14, VULLINGEN[nummer], f"{sleutel}-{nummer}"))
        uit.append(svg.tekst(x + 20, 15, naam, grootte=13))
        x += 38 + breedte_van(naam, 13)
    return uit, 30.0


def _rij(
    rij: Balk, y: float, links: float, breedte: float, eenheid: float, sleutel: str
) -> tuple[list[SafeString], float]:
    """One row from y down; returns it with the y where the next one starts."""
    tekstregels = regels(rij.label, (links or breedte) - 14, LETTER, hoogstens=3)
    tekst_hoog = len(tekstregels) * REGEL
    staven_hoog = HOOG * len(rij.waarden)
    top = y + 4
    staaf_y = top + (max(0, (tekst_hoog - staven_hoog) / 2) if links else tekst_hoog + 2)
    tekst_y = top + (max(0, (staven_hoog - tekst_hoog) / 2) if links else 0) + 13
    label = [svg.tekst(0, tekst_y + n * REGEL, regel) for n, regel in enumerate(tekstregels)]
    uit = [svg.schakel(rij.adres, svg.voeg(label))]
    for nummer, waarde in enumerate(rij.waarden):
        boven = staaf_y + nummer * HOOG
        if waarde is None:
            continue
        if waarde:
            vulling = VULLINGEN[nummer]
            raster = f"{sleutel}-{nummer}"
            uit.append(
                svg.gevuld(links, boven + 1, waarde * eenheid, HOOG - 2, vulling, raster),
            )
        x = links + waarde * eenheid + 6
        uit.append(svg.tekst(x, boven + 13, getal(waarde), vet=not nummer, zacht=bool(nummer)))
    onder = max(staaf_y + staven_hoog, tekst_y - 13 + tekst_hoog)
    return uit, onder + 5


def _beschrijf(reeksen: Sequence[str], rijen: Sequence[Balk], eenheid: str) -> str:
    if not rijen:
        return "Nog niets geteld."
    zinnen = []
    for rij in rijen:
        delen = [
            f"{reeks} {getal(waarde)}" if len(reeksen) > 1 else getal(waarde)
            for reeks, waarde in zip(reeksen, rij.waarden, strict=True)
            if waarde is not None
        ]
        zinnen.append(f"{rij.label}: {', '.join(delen) or 'geen cijfer'}")
    return f"Aantal {eenheid}. " + ". ".join(zinnen) + "."
