"""Wakes whoever is listening to a session. Filled in by the process that serves streams."""

from collections.abc import Callable

_wekkers: list[Callable[[int], None]] = []


def meld(sessie_id: int) -> None:
    """Say, after a commit, that a session changed. Other processes see it by its stand."""
    for wek in tuple(_wekkers):
        wek(sessie_id)


def luister(wek: Callable[[int], None]) -> Callable[[], None]:
    """Have ``wek(sessie_id)`` called, in the writing thread, at every change in this process.

    Returns a function that ends it.
    """
    _wekkers.append(wek)
    return lambda: _wekkers.remove(wek)
