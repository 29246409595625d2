"""Two variables against each other."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kruis:
    """Cells count cards; totals are distinct cards, so they can be less than the sum of cells.

    Keys are codes, "onbekend" and "nvt". The totals are of the cards in the table: those that have
    something in both variables. ``buiten`` are the cards of the selection with one of them empty.
    """

    cellen: Mapping[tuple[str, str], int]
    rijen: Mapping[str, int]
    kolommen: Mapping[str, int]
    totaal: int
    buiten: int


def tel(bits: int, rijen: Mapping[str, int], kolommen: Mapping[str, int]) -> Kruis:
    """Count the set ``bits`` over the sets of the rows and of the columns."""
    in_rij, in_kolom = _samen(rijen), _samen(kolommen)
    tafel = bits & in_rij & in_kolom
    beperkt = {code: tafel & rij for code, rij in rijen.items()}
    totaal = tafel.bit_count()
    return Kruis(
        cellen={
            (r, k): (rij & kolom).bit_count() if rij else 0
            for r, rij in beperkt.items()
            for k, kolom in kolommen.items()
        },
        rijen={code: rij.bit_count() for code, rij in beperkt.items()},
        kolommen={code: (tafel & kolom).bit_count() for code, kolom in kolommen.items()},
        totaal=totaal,
        buiten=bits.bit_count() - totaal,
    )


def _samen(delen: Mapping[str, int]) -> int:
    uit = 0
    for deel in delen.values():
        uit |= deel
    return uit
