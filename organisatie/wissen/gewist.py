"""Who was erased, by the number of the row and no name: for when an older backup is put back.

The list stands beside the database, in no backup, so it outlives putting one back. No erasing is
committed without a line that is on disk already: a full disk undoes it, and a machine that stops
leaves at most a line too many. ``kijk_na`` finds those by looking at the database.
"""

import datetime
import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

VOORGENOMEN, GEDAAN, INGETROKKEN = "voorgenomen", "gedaan", "ingetrokken"
# Longer than erasing takes: whoever wrote that line has stopped.
ONBESLIST_NA = datetime.timedelta(hours=1)


class Wie(NamedTuple):
    soort: str
    pk: int
    kenmerk: str


@dataclass(frozen=True)
class Soort:
    """A kind of people. ``is_er_nog``: whether the row of that number has that mark and was not
    erased; ``wis`` erases it."""

    is_er_nog: Callable[[int, str], bool]
    wis: Callable[[int], object]


_SOORTEN: dict[str, Soort] = {}


def meld_aan(
    soort: str, is_er_nog: Callable[[int, str], bool], wis: Callable[[int], object]
) -> None:
    """Register a kind of people that can be erased."""
    _SOORTEN[soort] = Soort(is_er_nog, wis)


def kenmerk(pk: int, begin: object) -> str:
    """Tells this row from one of the same number elsewhere; ``begin`` is when it was made."""
    return hashlib.sha256(f"{pk} {begin}".encode()).hexdigest()[:16]


def pad() -> Path:
    return Path(settings.DATA_DIR) / "gewist.jsonl"


def onthoud(soort: str, merken: Iterable[tuple[int, str]]) -> None:
    """As the last thing before the commit; raises OSError when it cannot be written down."""
    wie = [Wie(soort, pk, merk) for pk, merk in merken]
    _schrijf(wie, VOORGENOMEN)
    # Robust: it is done, whether this can be written or not; then ``kijk_na`` finds out.
    transaction.on_commit(lambda: _schrijf(wie, GEDAAN), robust=True)


def kijk_na(*, meteen: bool = False) -> None:
    """Settle what stopped between the line and the commit: is the row still there?

    ``meteen`` when nobody can be erasing now. Not on a database that was just put back.
    """
    grens = timezone.now() if meteen else timezone.now() - ONBESLIST_NA
    for wie, regel in _laatste().items():
        te_vers = datetime.datetime.fromisoformat(regel["op"]) > grens
        if _stand(regel) == VOORGENOMEN and wie.soort in _SOORTEN and not te_vers:
            nog = _SOORTEN[wie.soort].is_er_nog(wie.pk, wie.kenmerk)
            _schrijf([wie], INGETROKKEN if nog else GEDAAN)


def voor_herstel() -> None:
    """While the database still tells; of one that cannot be read each line stands."""
    try:
        kijk_na(meteen=True)
    except DatabaseError:
        return


def wis_weer() -> str:
    """After a restore: erase them again. What was done, in words; empty when there was nothing."""
    aantal = 0
    for wie, regel in _laatste().items():
        if _stand(regel) == INGETROKKEN or wie.soort not in _SOORTEN:
            continue
        soort = _SOORTEN[wie.soort]
        if soort.is_er_nog(wie.pk, wie.kenmerk):
            soort.wis(wie.pk)
            aantal += 1
    if not aantal:
        return ""
    wie_werd = "1 persoon werd" if aantal == 1 else f"{aantal} personen werden"
    return f"{wie_werd} na deze reservekopie gewist; dat is nu opnieuw gedaan."


def _laatste() -> dict[Wie, dict[str, Any]]:
    """Of everybody the last line, in the order of the first."""
    if not pad().exists():
        return {}
    uit = {}
    for tekst in pad().read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            regel = json.loads(tekst)
            uit[Wie(regel["soort"], regel["pk"], regel["kenmerk"])] = regel
        except (ValueError, KeyError, TypeError):
            # Empty, or half a line: writing it failed, so what it was about was not committed.
            continue
    return uit


def _stand(regel: dict[str, Any]) -> str:
    # A line from before there were states was written after the commit.
    return str(regel.get("stand", GEDAAN))


def _schrijf(wie: Iterable[Wie], stand: str) -> None:
    nu = timezone.now().isoformat()
    regels = [json.dumps({**w._asdict(), "stand": stand, "op": nu}) for w in wie]
    pad().parent.mkdir(parents=True, exist_ok=True)
    nieuw = not pad().exists()
    # Begins on a line of its own, whatever half a line a full disk left there.
    with pad().open("a", encoding="utf-8") as uit:
        uit.write("".join(f"\n{regel}" for regel in regels) + "\n")
        uit.flush()
        os.fsync(uit.fileno())
    if nieuw:
        _bewaar_map(pad().parent)


def _bewaar_map(map_: Path) -> None:
    """That there is a file is written in its folder."""
    nummer = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)
