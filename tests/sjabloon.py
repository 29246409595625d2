"""A migrated database to copy: half a second instead of six, for every process of a run.

Kept outside the tree under the digest of all that made it, so another migration makes another one.
SQLite's is a file, that of PostgreSQL the statements that make it.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

WORTEL = Path(__file__).resolve().parent.parent
# Checkouts beside each other each have their own.
BEWAARD = 12
# What decides which tables, rows and triggers a migrated database has, beside the migrations.
_OOK = [
    "boas/data/*.json",
    "requirements/test.txt",
    "config/settings.py",
    *(f"{diep}/{naam}.py" for diep in ("*", "*/*") for naam in ("apps", "bewaking")),
]


def kopieer_gemigreerd(naar: Path) -> None:
    """Put a database with every migration applied at ``naar``, which is replaced.

    Raises CalledProcessError when a migration fails.
    """
    with _sjabloon(".sqlite3", _migreer) as sjabloon:
        shutil.copyfile(sjabloon, naar)
    for aanhangsel in ("-wal", "-shm"):
        Path(f"{naar}{aanhangsel}").unlink(missing_ok=True)


def maak_gemigreerd(naam: str, programmas: Path) -> None:
    """The same on the PostgreSQL of DATABASE_URL: the database ``naam``, which is replaced.

    ``programmas`` is the folder with psql and pg_dump. Raises CalledProcessError as well.
    """
    gegeven = urlsplit(os.environ["DATABASE_URL"])
    eigen = gegeven._replace(path=f"/{naam}").geturl()

    def psql(database: str, *opdracht: str) -> None:
        stil = ("--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--output", os.devnull)
        subprocess.run([programmas / "psql", *stil, *opdracht, database], check=True)

    def leeg() -> None:
        for opdracht in ('DROP DATABASE IF EXISTS "{}" WITH (FORCE)', 'CREATE DATABASE "{}"'):
            psql(gegeven.geturl(), "--command", opdracht.format(naam))

    def migreer(werk: Path, klaar: Path) -> None:
        leeg()
        _manage_migrate(eigen, werk)
        bewaar = ("--no-owner", "--file", str(klaar), eigen)
        subprocess.run([programmas / "pg_dump", *bewaar], check=True)

    with _sjabloon(f".{programmas.parent.name}.sql", migreer) as sjabloon:
        # Also by who made it: then all begin with the same.
        leeg()
        psql(eigen, "--single-transaction", "--file", str(sjabloon))


@contextmanager
def _sjabloon(einde: str, maak: Callable[[Path, Path], None]) -> Iterator[Path]:
    """The file kept, made in a folder to work in when there is none; nobody else is at it."""
    map_ = Path(tempfile.gettempdir()) / f"borgen-sjabloon-{os.geteuid()}"
    map_.mkdir(mode=0o700, exist_ok=True)
    if map_.stat().st_uid != os.geteuid():
        raise PermissionError(f"{map_} is not ours")
    sjabloon = map_ / f"{_kenmerk()}{einde}"
    with (map_ / "slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not sjabloon.exists():
            for oud in sorted(map_.glob(f"*{einde}"), key=_gebruikt)[:-BEWAARD]:
                oud.unlink()
            with tempfile.TemporaryDirectory(dir=map_) as werk:
                klaar = Path(werk) / "klaar"
                maak(Path(werk), klaar)
                klaar.rename(sjabloon)
        yield sjabloon
        sjabloon.touch()


def _gebruikt(pad: Path) -> float:
    return pad.stat().st_mtime


def _kenmerk() -> str:
    digest = hashlib.sha256()
    patronen = ["*/migrations/*.py", "*/*/migrations/*.py", *_OOK]
    for pad in sorted(pad for patroon in patronen for pad in WORTEL.glob(patroon)):
        digest.update(f"{pad.relative_to(WORTEL)}\0".encode())
        digest.update(pad.read_bytes())
    return digest.hexdigest()[:20]


def _migreer(werk: Path, klaar: Path) -> None:
    bron = werk / "bron.sqlite3"
    _manage_migrate(f"sqlite:///{bron}", werk)
    with sqlite3.connect(bron) as verbinding:
        verbinding.execute("VACUUM INTO ?", [str(klaar)])
    verbinding.close()


def _manage_migrate(database: str, werk: Path) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=WORTEL,
        env={**os.environ, "DATABASE_URL": database, "DATA_DIR": str(werk)},
        check=True,
    )
