"""A copy of a SQLite database while it is used, and putting one in its place."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections

from organisatie.reservekopie import bundel
from organisatie.reservekopie.inhoud import Inhoud, lees_inhoud, tabellen_buiten
from organisatie.werk import GaatNiet

_LOOPT = "Borgen draait nog, of iets anders heeft de database open. Stop dat eerst."


def _pad() -> Path:
    return Path(connections["default"].settings_dict["NAME"])


@contextmanager
def kopie(map_: Path) -> Iterator[tuple[Path, Inhoud]]:
    """A copy of this moment in ``map_``, without a trace of the rows that are left out."""
    naar = map_ / "kopie.sqlite3"
    with closing(sqlite3.connect(_pad(), isolation_level=None)) as bron:
        bron.execute("VACUUM INTO ?", [str(naar)])
    with closing(sqlite3.connect(naar, isolation_level=None)) as db:
        # No journal on disk that would hold what is deleted here.
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA secure_delete=ON")
        aanwezig = {naam for (naam,) in db.execute("SELECT name FROM sqlite_master")}
        for tabel in aanwezig.intersection(tabellen_buiten()):
            db.execute(f'DELETE FROM "{tabel}"')  # noqa: S608
        db.execute("VACUUM")
        inhoud = lees_inhoud(db.cursor())
    yield naar, inhoud


def controleer(pad: Path) -> None:
    """Raises GaatNiet when it is no database that is whole."""
    try:
        with closing(sqlite3.connect(pad)) as db:
            heel = db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            wees = db.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as fout:
        raise GaatNiet(bundel.BESCHADIGD.format("database")) from fout
    if not heel or wees:
        raise GaatNiet(bundel.BESCHADIGD.format("database"))


@contextmanager
def alleen_wij() -> Iterator[None]:
    """Nobody else has the database open, nor can write it meanwhile. Raises GaatNiet."""
    connections.close_all()
    pad = _pad()
    if not pad.exists():
        yield
        return
    with closing(sqlite3.connect(pad, isolation_level=None, timeout=1)) as db:
        try:
            # Leaving WAL takes being the only one, and takes the journal away.
            db.execute("PRAGMA journal_mode=DELETE")
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as bezet:
            raise GaatNiet(_LOOPT) from bezet
        except sqlite3.DatabaseError:
            # What stands there is no database any more; that is why somebody restores.
            pass
        yield


def plaats(pad: Path) -> None:
    """Put it where the database is, at once. Within ``alleen_wij``."""
    doel = _pad()
    if doel.exists():
        pad.chmod(doel.stat().st_mode & 0o777)
    with pad.open("rb") as klaar:
        os.fsync(klaar.fileno())
    pad.replace(doel)
    for einde in ("-wal", "-shm"):
        Path(f"{doel}{einde}").unlink(missing_ok=True)
