"""How much heavy work may run at once in one process.

A PDF takes about 110 MB and a large workbook 50 MB; a third one waits, and gives up before it
would keep the threads that serve pages busy for nothing.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

TEGELIJK = 2
WACHT_SECONDEN = 20.0

_plaatsen = threading.BoundedSemaphore(TEGELIJK)


class TeDruk(Exception):
    """Both places stayed taken. `melding` is meant for the user."""

    melding = (
        "Er worden op dit moment al andere bestanden gemaakt. Probeer het over een halve minuut "
        "opnieuw."
    )

    def __init__(self) -> None:
        super().__init__(self.melding)


@contextmanager
def zwaar_werk(wacht: float | None = None) -> Iterator[None]:
    """Hold one of the two places; raises `TeDruk` after `wacht` seconds (default 20).

    Not to be nested: two threads that each hold one place would wait for each other.
    """
    if not _plaatsen.acquire(timeout=WACHT_SECONDEN if wacht is None else wacht):
        raise TeDruk
    try:
        yield
    finally:
        _plaatsen.release()
