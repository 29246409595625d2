"""Putting a backup back: checked first, then in place at once, then up to date."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.loader import MigrationLoader

from organisatie.reservekopie import bundel
from organisatie.reservekopie.inhoud import bereid_voor, maak_af
from organisatie.reservekopie.maken import motor
from organisatie.werk import GaatNiet

_ANDERE_MOTOR = (
    "Deze reservekopie is gemaakt met {}, en deze installatie werkt met {}. Zet DATABASE_URL goed."
)
_NIEUWER = "Deze reservekopie is gemaakt met een nieuwere Borgen. Werk Borgen eerst bij."
_NAMEN = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def heeft_gegevens() -> bool:
    """Whether anything would be lost. A database that cannot be read may hold something too."""
    mensen = get_user_model()
    try:
        aanwezig = connections["default"].introspection.table_names()
        return mensen._meta.db_table in aanwezig and mensen._default_manager.exists()
    except DatabaseError:
        return True


def herstel(bestand: Path) -> tuple[bundel.Manifest, list[str]]:
    """Make this installation what it was in the backup; with what there is to tell.

    Raises GaatNiet with nothing changed.

    Uploads come before the database and what is too much goes after it: stopped halfway every row
    still has its file.
    """
    basis = Path(settings.DATA_DIR)
    basis.mkdir(parents=True, exist_ok=True)
    db = motor()
    with tempfile.TemporaryDirectory(dir=basis, prefix=".herstel-") as werk:
        uit = Path(werk)
        manifest = bundel.pak_uit(bestand, uit)
        _past_hier(manifest)
        db.controleer(uit / bundel.DATABASE)
        bijlagen = {naam for naam in manifest.bestanden if naam != bundel.DATABASE}
        bereid_voor()
        with db.alleen_wij():
            for naam in sorted(bijlagen):
                doel = _plek(naam)
                doel.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                shutil.move(uit / naam, doel)
            db.plaats(uit / bundel.DATABASE)
    _ruim_op({_plek(naam) for naam in bijlagen})
    call_command("migrate", interactive=False, verbosity=0)
    return manifest, maak_af()


def _past_hier(manifest: bundel.Manifest) -> None:
    hier = connections["default"].vendor
    if manifest.motor != hier:
        raise GaatNiet(_ANDERE_MOTOR.format(*(_NAMEN.get(m, m) for m in (manifest.motor, hier))))
    bekend = {f"{app}.{naam}" for app, naam in MigrationLoader(None).disk_migrations}
    if set(manifest.migraties) - bekend:
        raise GaatNiet(_NIEUWER)


def _plek(naam: str) -> Path:
    return Path(settings.MEDIA_ROOT) / naam.removeprefix(f"{bundel.BIJLAGEN}/")


def _ruim_op(behalve: set[Path]) -> None:
    """Uploads of before, and what waited to be imported: no row knows them any more."""
    for pad in Path(settings.MEDIA_ROOT).rglob("*"):
        if pad.is_file() and pad not in behalve:
            pad.unlink()
