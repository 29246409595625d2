"""A year of meetings (S1, stap 2A: the subject comes back on the year agenda)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

MAANDEN = 12


def komende_maanden(vandaag: date) -> list[tuple[int, int]]:
    """Year and month of twelve months in a row, beginning with that of ``vandaag``."""
    eerste = vandaag.year * MAANDEN + vandaag.month - 1
    return [(n // MAANDEN, n % MAANDEN + 1) for n in range(eerste, eerste + MAANDEN)]


def dag_in_maand(jaar: int, maand: int, weekdag: int, welke: int) -> date:
    """The first, second, third or fourth ``weekdag`` (0 is monday) of a month.

    Every month has at least four of each. Raises ValueError for anything else.
    """
    if not (0 <= weekdag <= 6 and 1 <= welke <= 4):
        raise ValueError("weekdag is 0 to 6 and welke 1 to 4")
    begint, _ = monthrange(jaar, maand)
    return date(jaar, maand, 1 + (weekdag - begint) % 7 + 7 * (welke - 1))


def dagen(
    maanden: list[tuple[int, int]], weekdag: int, welke: int, los: list[date]
) -> Iterator[date]:
    """The days of new meetings in order, each once: one in every month, and loose ones."""
    vast = {dag_in_maand(jaar, maand, weekdag, welke) for jaar, maand in maanden}
    yield from sorted(vast | set(los))
