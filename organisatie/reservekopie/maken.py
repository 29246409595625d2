"""Making a backup while people go on working."""

import tempfile
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import connection
from django.utils import timezone

from organisatie.reservekopie import bundel, postgresql, sqlite
from organisatie.reservekopie.inhoud import Inhoud, tabellen_buiten

_POGINGEN = 3


def motor() -> ModuleType:
    """The module of the database in use."""
    return sqlite if connection.vendor == "sqlite" else postgresql


def map_van_kopieen() -> Path:
    return Path(settings.DATA_DIR) / "backups"


def maak(doel: Path | None = None) -> Path:
    """Everything of this moment in ``doel`` (or a name with the date); gives where it stands.

    Whole or not at all: what stood there stays when it fails. Raises GaatNiet and OSError.
    """
    nu = timezone.localtime()
    doel = doel or map_van_kopieen() / f"borgen-{nu:%Y-%m-%d-%H%M%S}.zip"
    for poging in range(_POGINGEN):
        try:
            with bundel.geheel_of_niet(doel) as half:
                _schrijf(half, nu.isoformat(timespec="seconds"), af=poging == _POGINGEN - 1)
        except FileNotFoundError:
            # An upload was removed after its row was copied; the next copy has no such row.
            if poging == _POGINGEN - 1:
                raise
            continue
        break
    return doel


def _schrijf(half: Path, nu: str, *, af: bool) -> None:
    with (
        tempfile.TemporaryDirectory(dir=half.parent, prefix=".borgen-") as werk,
        motor().kopie(Path(werk)) as (database, inhoud),
        bundel.schrijf(half) as zip_,
    ):
        zip_.voeg_toe(bundel.DATABASE, database, kleiner=connection.vendor == "sqlite")
        for naam, pad in _uploads(inhoud, zonder_ontbrekende=af):
            zip_.voeg_toe(f"{bundel.BIJLAGEN}/{naam}", pad, kleiner=False)
        zip_.rond_af(
            bundel.Manifest(
                motor=connection.vendor,
                gemaakt_op=nu,
                migraties=inhoud.migraties,
                weggelaten=tuple(tabellen_buiten()),
                bestanden=zip_.bestanden,
            )
        )


def _uploads(inhoud: Inhoud, *, zonder_ontbrekende: bool) -> list[tuple[str, Path]]:
    """Only what a row refers to: what waits to be imported is in no backup, see ``opslag``."""
    paden = [(naam, Path(settings.MEDIA_ROOT) / naam) for naam in inhoud.bestanden]
    if zonder_ontbrekende:
        paden = [(naam, pad) for naam, pad in paden if pad.is_file()]
    return paden
