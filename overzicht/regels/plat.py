"""Frozen dataclasses as plain values and back, for what has to read the same in later years.

Figures go exactly: a Decimal as its text, a day as 2026-03-12. A field that came later has a
default, so what was written before can still be read; a field that went is passed over.
"""

import dataclasses
import datetime
import types
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plat(waarde: Any) -> Any:
    """Made of dict, list, str, int, bool and None only. Raises TypeError for any other type."""
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        return {f.name: plat(getattr(waarde, f.name)) for f in dataclasses.fields(waarde)}
    if isinstance(waarde, tuple):
        return [plat(een) for een in waarde]
    if isinstance(waarde, Decimal):
        return str(waarde)
    if isinstance(waarde, datetime.date) and not isinstance(waarde, datetime.datetime):
        return waarde.isoformat()
    if waarde is None or isinstance(waarde, str | int):
        return waarde
    raise TypeError(f"no plain form for {type(waarde).__name__}")


def uit_plat(soort: type[T], waarde: Any) -> T:
    """What ``plat`` made of a ``soort``. Raises ValueError, KeyError or TypeError otherwise."""
    return _lees(soort, waarde)


def _lees(soort: Any, waarde: Any) -> Any:
    if dataclasses.is_dataclass(soort):
        return _lees_dataclass(soort, waarde)
    herkomst, delen = get_origin(soort), get_args(soort)
    if herkomst in (Union, types.UnionType):
        # Only "this or nothing" is used.
        (echt,) = (deel for deel in delen if deel is not type(None))
        return None if waarde is None else _lees(echt, waarde)
    if herkomst is tuple:
        return tuple(_lees(delen[0], een) for een in waarde)
    if soort is Decimal:
        return Decimal(waarde)
    if soort is datetime.date:
        return datetime.date.fromisoformat(waarde)
    if not isinstance(waarde, soort):
        raise TypeError(f"{waarde!r} is no {soort.__name__}")
    return waarde


def _lees_dataclass(soort: Any, waarde: dict[str, Any]) -> Any:
    velden = {
        naam: _lees(wat, waarde[naam]) for naam, wat in _velden(soort).items() if naam in waarde
    }
    # A field without default that is not there makes this raise.
    return soort(**velden)


@cache
def _velden(soort: Any) -> dict[str, Any]:
    wat = get_type_hints(soort)
    return {f.name: wat[f.name] for f in dataclasses.fields(soort)}
