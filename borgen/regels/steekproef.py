"""A random sample that can be drawn again (S1, stap 2B: "steekproefsgewijs").

Without replacement from 1 up to and with the size of the population: everybody has the same chance
and nobody is drawn twice. The same seed gives the same numbers in the same order, now and later:
of Python's generator only ``random()`` promises that from version to version, so the drawing
itself (Fisher and Yates) stands here.
"""

import random

GROOTSTE_POPULATIE = 1_000_000
GROOTSTE_STEEKPROEF = 1_000


class SteekproefKanNiet(ValueError):
    """The sizes do not fit; the message says in words why."""


def trek(populatie: int, omvang: int, zaad: int) -> tuple[int, ...]:
    """``omvang`` different numbers from 1..``populatie``, in the order they were drawn."""
    eis_mogelijk(populatie, omvang)
    toeval = random.Random(zaad)  # noqa: S311 - has to be drawn again, not kept secret
    verwisseld: dict[int, int] = {}
    getrokken = []
    for plek in range(omvang):
        ander = plek + int(toeval.random() * (populatie - plek))
        getrokken.append(verwisseld.get(ander, ander) + 1)
        verwisseld[ander] = verwisseld.get(plek, plek)
    return tuple(getrokken)


def eis_mogelijk(populatie: int, omvang: int) -> None:
    """Raise SteekproefKanNiet when so many cannot be drawn from so many."""
    if populatie < 1:
        raise SteekproefKanNiet("Vul in hoeveel er zijn: minstens 1.")
    if populatie > GROOTSTE_POPULATIE:
        raise SteekproefKanNiet("Meer dan 1.000.000 kan niet. Kijk het aantal na.")
    if omvang < 1:
        raise SteekproefKanNiet("Trek er minstens 1.")
    if omvang > populatie:
        raise SteekproefKanNiet(f"Je kunt er niet meer trekken dan er zijn ({populatie}).")
    if omvang > GROOTSTE_STEEKPROEF:
        raise SteekproefKanNiet("Trek er hoogstens 1.000.")
