"""A few scores on one short scale, as rows of boxes: filled up to the score, open after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.grafieken import svg
from rapportage.grafieken.kleuren import ACCENT
from rapportage.grafieken.tekst import regels

VAKJE = 20
RUIMTE = 5
HOOG = 50  # of a row: its name, and under it the boxes
LETTER = 14


@dataclass(frozen=True)
class Score:
    """One row; ``score`` None is unknown, which is drawn as such and not as zero."""

    label: str
    score: int | None


def scores(
    rijen: Sequence[Score], *, titel: str, hoogste: int = 5, breedte: int = 300, sleutel: str = ""
) -> SafeString:
    """One row of boxes a score, with the figure or "onbekend" written beside it."""
    sleutel = sleutel or svg.sleutel_van("scores", rijen, titel, hoogste, breedte)
    inhoud = []
    for nummer, rij in enumerate(rijen):
        y = nummer * HOOG
        [naam] = regels(rij.label, breedte, LETTER, hoogstens=1)
        inhoud.append(svg.tekst(0, y + 14, naam, grootte=LETTER))
        inhoud += _vakjes(rij, y + 21, hoogste)
    return svg.prent(
        inhoud,
        breedte=breedte,
        hoogte=max(len(rijen) * HOOG - LETTER, 1),
        titel=titel,
        beschrijving=" ".join(f"{r.label}: {_in_woorden(r, hoogste)}." for r in rijen),
        sleutel=sleutel,
    )


def _vakjes(rij: Score, y: float, hoogste: int) -> list[SafeString]:
    uit = []
    for vak in range(hoogste):
        gevuld = rij.score is not None and vak < rij.score
        uit.append(
            svg.vlak(
                vak * (VAKJE + RUIMTE) + 1,
                y,
                VAKJE - 2,
                VAKJE - 6,
                ACCENT if gevuld else "none",
                stroke=ACCENT if rij.score is not None else "currentColor",
                stroke_width=1,
                stroke_dasharray="3 3" if rij.score is None else None,
            )
        )
    na = hoogste * (VAKJE + RUIMTE) + 6
    kort = _in_woorden(rij, hoogste)
    uit.append(svg.tekst(na, y + 12, kort, grootte=13, zacht=rij.score is None))
    return uit


def _in_woorden(rij: Score, hoogste: int) -> str:
    return "onbekend" if rij.score is None else f"{rij.score} van {hoogste}"
