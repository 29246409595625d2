"""Two people change the same thing: put both changes together, or say where they collide.

Each field is looked at by itself. Who changed another field than I did loses nothing, and neither
do I; only when both changed one field to something different, a person has to choose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """``waarden``: what to save. ``botsingen``: fields where both changed something different;
    ``waarden`` holds mine there. ``overgenomen``: fields where the other's change stays."""

    waarden: dict[str, Any]
    botsingen: tuple[str, ...]
    overgenomen: tuple[str, ...]


def voeg_samen(
    basis: Mapping[str, Any] | None, mijn: Mapping[str, Any], hun: Mapping[str, Any]
) -> Samenvoeging:
    """Join two changes of one row, field by field, over the fields of ``mijn``.

    In: the values I started from (None when those are no longer known: then every difference
    collides), the values I send, the values that stand there now.
    """
    waarden, botsingen, overgenomen = {}, [], []
    for veld, waarde in mijn.items():
        nu = hun[veld]
        waarden[veld] = waarde
        if waarde == nu:
            continue
        if basis is None:
            botsingen.append(veld)
        elif waarde == basis[veld]:
            waarden[veld] = nu
            overgenomen.append(veld)
        elif nu != basis[veld]:
            botsingen.append(veld)
    return Samenvoeging(waarden, tuple(botsingen), tuple(overgenomen))
