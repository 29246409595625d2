"""A sample at random, each at most once; the same seed draws the same ones (S1, stap 2B)."""

import random
from collections.abc import Iterable

ZAAD_TOT = 2**31


def trek(uit: Iterable[int], omvang: int, zaad: int) -> list[int]:
    """Draw so many of the numbers, whatever order they come in; ValueError on more than are."""
    rij = sorted(set(uit))
    if not 1 <= omvang <= len(rij):
        raise ValueError(f"{omvang} uit {len(rij)} kan niet")
    return random.Random(zaad).sample(rij, omvang)  # noqa: S311 - nothing secret, it can be repeated
