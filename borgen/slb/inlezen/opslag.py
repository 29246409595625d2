"""Where a list stands between looking and taking over: files of one run, outside every served tree.

A row of the database would keep what a student's list says in backups and free pages; a file is
gone when it is gone. Only this process's user can read them.
"""

import datetime
import gzip
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

BESTAND, RIJEN, STUDENTEN, VOORBEELD = "bestand", "rijen", "studenten", "voorbeeld"
SOORTEN = (BESTAND, RIJEN, STUDENTEN, VOORBEELD)
Rij = tuple[int, Sequence[object]]


def map_() -> Path:
    return Path(settings.MEDIA_ROOT) / "inlezen"


def bewaar_bestand(sleutel: str, inhoud: bytes) -> None:
    _schrijf(sleutel, BESTAND, inhoud)


def lees_bestand(sleutel: str) -> bytes:
    """The file as it was chosen. Raises FileNotFoundError when it is gone."""
    return _pad(sleutel, BESTAND).read_bytes()


def bewaar_rijen(sleutel: str, rijen: Iterable[Rij]) -> None:
    _schrijf_regels(sleutel, RIJEN, ([nummer, *map(_plat, w)] for nummer, w in rijen))


def lees_rijen(sleutel: str) -> Iterator[Rij]:
    for nummer, *waarden in _regels(sleutel, RIJEN):
        yield nummer, [_rond(waarde) for waarde in waarden]


def bewaar(sleutel: str, soort: str, regels: Iterable[Any]) -> None:
    """Plain values, a line each; dates come back as text."""
    _schrijf_regels(sleutel, soort, regels)


def lees(sleutel: str, soort: str) -> Iterator[Any]:
    """Raises FileNotFoundError when it is gone."""
    return _regels(sleutel, soort)


def verwijder(sleutel: str, *soorten: str) -> None:
    """All files of a run, or those of some kinds; no matter whether they are there."""
    for soort in soorten or SOORTEN:
        _pad(sleutel, soort).unlink(missing_ok=True)


def ruim_op(behalve: set[str]) -> int:
    """Remove the files of runs that are not in ``behalve``; how many there were."""
    weg = [p for p in map_().glob("*.*") if p.name.partition(".")[0] not in behalve]
    for pad in weg:
        pad.unlink(missing_ok=True)
    return len(weg)


def _pad(sleutel: str, soort: str) -> Path:
    return map_() / f"{sleutel}.{soort}"


def _schrijf(sleutel: str, soort: str, inhoud: bytes) -> None:
    """Whole or not at all: whoever reads never finds half a file."""
    map_().mkdir(parents=True, exist_ok=True, mode=0o700)
    pad = _pad(sleutel, soort)
    half = pad.with_name(f"{sleutel}.half-{soort}")
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as uit:
        uit.write(inhoud)
    half.replace(pad)


def _schrijf_regels(sleutel: str, soort: str, regels: Iterable[Any]) -> None:
    schrijf = json.JSONEncoder(
        ensure_ascii=False, separators=(",", ":"), default=DjangoJSONEncoder().default
    ).encode
    map_().mkdir(parents=True, exist_ok=True, mode=0o700)
    pad = _pad(sleutel, soort)
    half = pad.with_name(f"{sleutel}.half-{soort}")
    met = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(met, "wb") as ruw, gzip.open(ruw, "wt", 1, encoding="utf-8") as uit:
        uit.writelines(schrijf(regel) + "\n" for regel in regels)
    half.replace(pad)


def _regels(sleutel: str, soort: str) -> Iterator[Any]:
    with gzip.open(_pad(sleutel, soort), "rt", encoding="utf-8") as uit:
        yield from map(json.loads, uit)


def _plat(waarde: object) -> object:
    """A cell as JSON holds it: a day in a list of one, so that no text is taken for a day."""
    if isinstance(waarde, datetime.datetime):
        waarde = waarde.date()
    if isinstance(waarde, datetime.date):
        return [waarde.isoformat()]
    # A time of day is nothing we read; as text it is shown as it stood there.
    return str(waarde) if isinstance(waarde, datetime.time) else waarde


def _rond(waarde: Any) -> object:
    return datetime.date.fromisoformat(waarde[0]) if isinstance(waarde, list) else waarde
