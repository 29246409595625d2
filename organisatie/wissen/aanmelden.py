"""What an app tells about erasing; called in the ``ready`` of its AppConfig."""

from collections.abc import Callable, Mapping, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

Geraakt = Mapping[type[Model], Set[Any]]


@dataclass(frozen=True)
class Eigen:
    """Rows that say something of one person and of nobody else: they go, history included."""

    woord: str
    """In plural, as "leerdoelen"."""
    rijen: Callable[[Any], QuerySet[Any]]
    """Those of an account."""


EIGEN: list[Eigen] = []
MENSEN: dict[type[Model], str] = {}
"""Tables of people, each with the field of the name: never changed for somebody of that name."""
STAAT_BUITEN: dict[type[Model], frozenset[str]] = {}
"""What is not looked into: fields of a table, or all of it when none is named."""
RONDOM: dict[type[Model], Callable[[], AbstractContextManager[object]]] = {}
MEE: dict[type[Model], Callable[[Any, Mapping[str, Any]], Mapping[str, Any]]] = {}
DAARNA: list[Callable[[Geraakt], None]] = []


def meld_eigen_aan(woord: str, rijen: Callable[[Any], QuerySet[Any]]) -> None:
    """Register rows that go with the person."""
    EIGEN.append(Eigen(woord, rijen))


def meld_mensen_aan(model: type[Model], veld: str) -> None:
    """Register a table of people."""
    MENSEN[model] = veld


def meld_buiten_aan(model: type[Model], *velden: str) -> None:
    """Register what is published under a name, or made from other rows by ``meld_daarna_aan``."""
    STAAT_BUITEN[model] = frozenset(velden)


def meld_bewaakt_aan(model: type[Model], rondom: Callable[[], AbstractContextManager[Any]]) -> None:
    """Register a table that the database guards; ``rondom`` is how it lets erasing through."""
    RONDOM[model] = rondom


def meld_mee_aan(
    model: type[Model], mee: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]]
) -> None:
    """Register what changes with a text in the same row: ``mee(row as it was, its new texts)``."""
    MEE[model] = mee


def meld_daarna_aan(doe: Callable[[Geraakt], None]) -> None:
    """Register what follows elsewhere once all texts are changed, in the same transaction."""
    DAARNA.append(doe)


def naamgenoten(namen: Set[str], zelf: QuerySet[Any]) -> set[str]:
    """Which of these names somebody else has too; such a name in a text may be theirs."""
    gevonden: set[str] = set()
    pks = list(zelf.values_list("pk", flat=True))
    for model, veld in MENSEN.items():
        rijen: QuerySet[Any] = QuerySet(model)
        if model is zelf.model:
            rijen = rijen.exclude(pk__in=pks)
        for naam in namen:
            if rijen.filter(Q(**{f"{veld}__iexact": naam})).exists():
                gevonden.add(naam)
    return gevonden
