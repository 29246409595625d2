"""Putting rows in another order. Every function returns a permutation of what it was given."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def verplaats(rij: Sequence[T], wat: T, stappen: int) -> list[T]:
    """``rij`` with ``wat`` moved that many places: negative is up, beyond the ends is the end.

    Raises ValueError when ``wat`` is not in ``rij``. The others keep their order.
    """
    plek = rij.index(wat)
    rest = [*rij[:plek], *rij[plek + 1 :]]
    nieuw = min(max(plek + stappen, 0), len(rest))
    return [*rest[:nieuw], rij[plek], *rest[nieuw:]]
