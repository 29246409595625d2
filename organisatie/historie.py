"""The history of a row, in words."""

import datetime
from dataclasses import dataclass
from typing import Any

# Older changes are kept, but a page shows the last ones.
MEESTE = 20


@dataclass(frozen=True)
class Wijziging:
    """One change: when, by whom (empty when the system did it) and what, in words."""

    moment: datetime.datetime
    door: str
    wat: str


def wijzigingen(rij: Any) -> list[Wijziging]:
    """The last changes of a row with ``history``, newest first. One query."""
    regels = list(rij.history.select_related("history_user")[: MEESTE + 1])
    uit = []
    for nummer, regel in enumerate(regels[:MEESTE]):
        vorige = regels[nummer + 1] if nummer + 1 < len(regels) else None
        wie = regel.history_user.naam if regel.history_user else ""
        uit.append(Wijziging(regel.history_date, wie, _wat(regel, vorige)))
    return uit


def _wat(regel: Any, vorige: Any) -> str:
    if regel.history_type == "+":
        return "gemaakt"
    if vorige is None:
        return "gewijzigd"
    velden = [str(regel._meta.get_field(v).verbose_name) for v in _anders(regel, vorige)]
    return f"gewijzigd: {', '.join(velden)}" if velden else "bewaard zonder wijziging"


def _anders(regel: Any, vorige: Any) -> list[str]:
    return regel.diff_against(vorige).changed_fields
