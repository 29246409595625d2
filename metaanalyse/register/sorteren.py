"""The orders in which cards can stand: buckets without overlap, best first, then by title."""

from collections.abc import Iterator, Mapping, Sequence

from metaanalyse.register.bits import plaatsen

TITEL = "titel"
# What decides, and after it what decides between equals; the title does at the end.
SORTERINGEN: Mapping[str, Sequence[str]] = {
    TITEL: (),
    "jaar": ("jaar",),
    "doelstelling": ("doelstelling", "fase"),
    "fase": ("fase", "doelstelling"),
    "trede": ("trede", "doelstelling"),
}
SORTERING_TEKST = {
    TITEL: "titel",
    "jaar": "jaar, nieuwste eerst",
    "doelstelling": "doel bereikt, dan fase",
    "fase": "fase, dan doel bereikt",
    "trede": "effectladder, dan doel bereikt",
}


def bladzij(
    bits: int, emmers: Mapping[str, Sequence[int]], sorteer: str, begin: int, aantal: int
) -> list[int]:
    """The places of one page of the set; an order that does not exist is that of titles."""
    uit: list[int] = []
    for deel, begint in _delen(bits, emmers, SORTERINGEN.get(sorteer, ()), begin):
        for plaats in plaatsen(deel, begint):
            if len(uit) == aantal:
                return uit
            uit.append(plaats)
    return uit


def _delen(
    bits: int, emmers: Mapping[str, Sequence[int]], sleutels: Sequence[str], over: int
) -> Iterator[tuple[int, int]]:
    """The parts in order, with how many of each to pass over to begin at the ``over``-th."""
    if not sleutels:
        yield bits, over
        return
    rest = bits
    for emmer in (*emmers[sleutels[0]], bits):
        deel = rest & emmer
        rest ^= deel
        # Counting costs more than walking does, so only what is passed over is counted.
        if over and over >= (gevuld := deel.bit_count()):
            over -= gevuld
        elif deel:
            yield from _delen(deel, emmers, sleutels[1:], over)
            over = 0
        if not rest:
            return
