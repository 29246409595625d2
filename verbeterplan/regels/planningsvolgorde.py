"""In which order the planning of a traject is read: by group, and by day within a group."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar


class OpVolgorde(Protocol):
    """Something on a planning; ``af`` is done or cancelled."""

    @property
    def af(self) -> bool: ...

    @property
    def datum(self) -> datetime.date | None: ...

    @property
    def volgorde(self) -> int: ...

    @property
    def pk(self) -> int: ...


P = TypeVar("P", bound=OpVolgorde)
K = TypeVar("K")


def _plek(rij: OpVolgorde) -> tuple[datetime.date, int, int]:
    return (rij.datum or datetime.date.max, rij.volgorde, rij.pk)


def op_datum(rijen: Iterable[P]) -> list[P]:
    """First what comes first; what has no day yet comes last."""
    return sorted(rijen, key=_plek)


def eerst_te_doen(rijen: Iterable[P]) -> list[P]:
    """First what is still to be done, by day; what is done or cancelled after it."""
    return sorted(rijen, key=lambda rij: (rij.af, *_plek(rij)))


def in_groepen(
    rijen: Iterable[P], groep_van: Callable[[P], K], groepen: Sequence[K]
) -> list[tuple[K, P]]:
    """Every row with its group: the groups in the order given, within one what is to do first.

    A group that is not in ``groepen`` comes after those, in the order in which it is met.
    """
    per_groep: dict[K, list[P]] = {groep: [] for groep in groepen}
    for rij in rijen:
        per_groep.setdefault(groep_van(rij), []).append(rij)
    return [(groep, rij) for groep, van in per_groep.items() for rij in eerst_te_doen(van)]
