"""Who was erased, by the number of the row and no name: for when an older backup is put back.

The list stands beside the database, in no backup, so it outlives putting one back.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

# By kind: erases the row of that number when it has that mark and was not erased; whether it did.
_WEER: dict[str, Callable[[int, str], bool]] = {}


def meld_aan(soort: str, wis_weer: Callable[[int, str], bool]) -> None:
    """Register a kind of people that can be erased."""
    _WEER[soort] = wis_weer


def kenmerk(pk: int, begin: object) -> str:
    """Tells this row from one of the same number elsewhere; ``begin`` is when it was made."""
    return hashlib.sha256(f"{pk} {begin}".encode()).hexdigest()[:16]


def pad() -> Path:
    return Path(settings.DATA_DIR) / "gewist.jsonl"


def onthoud(soort: str, pk: int, merk: str) -> None:
    """Once the transaction is done."""
    regel = {"soort": soort, "pk": pk, "kenmerk": merk, "op": timezone.now().isoformat()}

    def schrijf() -> None:
        pad().parent.mkdir(parents=True, exist_ok=True)
        with pad().open("a", encoding="utf-8") as uit:
            uit.write(json.dumps(regel) + "\n")

    transaction.on_commit(schrijf)


def wis_weer() -> str:
    """After a restore: erase them again. What was done, in words; empty when there was nothing."""
    if not pad().exists():
        return ""
    aantal = 0
    gezien = set()
    for regel in map(json.loads, pad().read_text(encoding="utf-8").splitlines()):
        wie = (regel["soort"], regel["pk"], regel["kenmerk"])
        if wie not in gezien and regel["soort"] in _WEER:
            aantal += _WEER[regel["soort"]](regel["pk"], regel["kenmerk"])
        gezien.add(wie)
    if not aantal:
        return ""
    wie_werd = "1 persoon werd" if aantal == 1 else f"{aantal} personen werden"
    return f"{wie_werd} na deze reservekopie gewist; dat is nu opnieuw gedaan."
