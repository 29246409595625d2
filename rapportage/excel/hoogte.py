"""How high a row must be for its texts: estimated here, since not every program does it itself.

Excel leaves a row as it is when the text comes from a formula, LibreOffice also on opening.
"""

import math
from collections.abc import Iterable, Sequence
from textwrap import wrap

from rapportage.excel.onderdelen import Cel, Kolom

REGEL = 15.0
HOOGSTE_RIJ = 409.0
# Letters on a line for each unit of width; words do not fill a line to its end.
LETTERS = 1.1


def rijhoogte(waarden: Iterable[object], kolommen: Sequence[Kolom]) -> float | None:
    """Points for a row whose columns wrap as `kolommen` say; None when one line is enough."""
    meeste = max(
        (
            regels(_tekst(waarde), kolom.breedte)
            for waarde, kolom in zip(waarden, kolommen, strict=True)
            if kolom.terugloop
        ),
        default=1,
    )
    return min(REGEL * meeste + 3, HOOGSTE_RIJ) if meeste > 1 else None


def kophoogte(kolommen: Sequence[Kolom]) -> float | None:
    """Points for the row of headings, which are bold and break between words only."""
    meeste = max((len(wrap(kolom.kop, int(kolom.ruimte))) for kolom in kolommen), default=1)
    return REGEL * meeste + 3 if meeste > 1 else None


def regels(tekst: str, breedte: float) -> int:
    """Lines that `tekst` takes in a column of `breedte`; every line break begins a new one."""
    ruimte = max(breedte * LETTERS, 1.0)
    return sum(max(1, math.ceil(len(regel) / ruimte)) for regel in tekst.split("\n"))


def _tekst(waarde: object) -> str:
    if isinstance(waarde, Cel):
        waarde = waarde.ruimte_voor or waarde.waarde
    return waarde if isinstance(waarde, str) else ""
