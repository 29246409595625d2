"""The history of a row, in words."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

# Older changes are kept, but a page shows the last ones.
MEESTE = 20


@dataclass(frozen=True)
class Wijziging:
    """One change: when, by whom (empty when the system did it) and what, in words."""

    moment: datetime.datetime
    door: str
    wat: str


def wijzigingen(
    rij: Any, in_woorden: Callable[[Any, Any], str] | None = None, erbij: tuple[str, ...] = ()
) -> list[Wijziging]:
    """The last changes of a row with ``history``, newest first. One query.

    ``in_woorden`` tells a line of history beside the one before it (None: there is none) in the
    words of its subject, empty for what is not worth telling; ``erbij`` is fetched along for it.
    """
    zeg = in_woorden or _wat
    regels = list(rij.history.select_related("history_user", *erbij)[: MEESTE + 1])
    return [
        Wijziging(regel.history_date, regel.history_user.naam if regel.history_user else "", wat)
        for regel, vorige in zip_longest(regels[:MEESTE], regels[1:])
        if (wat := zeg(regel, vorige))
    ]


def _wat(regel: Any, vorige: Any) -> str:
    if regel.history_type == "+":
        return "gemaakt"
    if vorige is None:
        return "gewijzigd"
    velden = [str(regel._meta.get_field(v).verbose_name) for v in _anders(regel, vorige)]
    return f"gewijzigd: {', '.join(velden)}" if velden else "bewaard zonder wijziging"


def _anders(regel: Any, vorige: Any) -> list[str]:
    return regel.diff_against(vorige).changed_fields
