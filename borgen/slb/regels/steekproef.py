"""A sample of students or conversations; the same seed draws the same ones (S1, stap 2B)."""

from collections.abc import Iterable

from borgen.regels import steekproef

ZAAD_TOT = 2**31


def trek(uit: Iterable[int], omvang: int, zaad: int) -> list[int]:
    """Draw so many of the numbers, whatever order they come in; ValueError on more than are."""
    rij = sorted(set(uit))
    return [rij[plek - 1] for plek in steekproef.trek(len(rij), omvang, zaad)]
