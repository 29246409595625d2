"""A dump of a PostgreSQL database while it is used, and putting one in its place."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections, transaction
from django.db.backends.postgresql.client import DatabaseClient

from organisatie.reservekopie import bundel
from organisatie.reservekopie.inhoud import Inhoud, lees_inhoud, tabellen_buiten
from organisatie.werk import GaatNiet

_LOOPT = "Borgen draait nog, of iets anders gebruikt de database. Stop dat eerst."
_POGINGEN = 20
_ONTBREEKT = (
    "Het programma {} ontbreekt. Installeer het met: sudo apt-get install postgresql-client"
)
# Everything of ours goes first, also what this code has and the backup had not yet.
_MAAK_LEEG = """
SET client_min_messages = warning;
DO $$
DECLARE wat text;
BEGIN
  FOR wat IN SELECT c.oid::regclass FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  LOOP
    EXECUTE 'DROP TABLE IF EXISTS ' || wat || ' CASCADE';
  END LOOP;
  FOR wat IN SELECT p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE 'DROP FUNCTION ' || wat || ' CASCADE';
  END LOOP;
END $$;
"""


@contextmanager
def kopie(map_: Path) -> Iterator[tuple[Path, Inhoud]]:
    """A dump of this moment in ``map_``, without the rows that are left out."""
    naar = map_ / "kopie.dump"
    db = connections["default"]
    with transaction.atomic(durable=True), db.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        moment = cursor.fetchone()[0]
        _draai(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={moment}",
            f"--file={naar}",
            *(f"--exclude-table-data=public.{tabel}" for tabel in tabellen_buiten()),
        )
        inhoud = lees_inhoud(cursor)
    yield naar, inhoud


def controleer(pad: Path) -> None:
    """Raises GaatNiet when it is no dump that is whole; leaves the statements of it beside it."""
    programma = _programma("pg_restore")
    klaar = subprocess.run(  # noqa: S603
        [programma, "--no-owner", "--no-privileges", f"--file={_opdrachten(pad)}", str(pad)],
        capture_output=True,
        text=True,
    )
    if klaar.returncode:
        raise GaatNiet(bundel.BESCHADIGD.format("database"))


@contextmanager
def alleen_wij() -> Iterator[None]:
    """Nobody else uses the database. Raises GaatNiet."""
    for _ in range(_POGINGEN):
        # Whoever just stopped is in the list for a moment more.
        if not (anderen := _anderen()):
            break
        time.sleep(0.1)
    if anderen:
        raise GaatNiet(_LOOPT)
    connections.close_all()
    yield


def _anderen() -> int:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        [aantal] = cursor.fetchone()
    return aantal


def plaats(pad: Path) -> None:
    """Put it in place of what there is, in one transaction. Within ``alleen_wij``."""
    _draai(
        *("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--output=/dev/null"),
        *("--set=ON_ERROR_STOP=1", f"--command={_MAAK_LEEG}", f"--file={_opdrachten(pad)}"),
    )


def _opdrachten(pad: Path) -> Path:
    return pad.with_suffix(".sql")


def _programma(naam: str) -> str:
    pad = shutil.which(naam)
    if pad is None:
        raise GaatNiet(_ONTBREEKT.format(naam))
    return pad


def _draai(naam: str, *argumenten: str) -> None:
    """Run a program of PostgreSQL on our database. Raises GaatNiet with what it said."""
    instellingen = connections["default"].settings_dict
    opdracht, omgeving = DatabaseClient.settings_to_cmd_args_env(instellingen, argumenten)
    # What Django passes on by name only, as a folder with a socket.
    opties = {
        f"PG{naam.upper()}": str(waarde)
        for naam, waarde in instellingen["OPTIONS"].items()
        if naam in {"host", "port", "user"}
    }
    klaar = subprocess.run(  # noqa: S603
        [_programma(naam), *opdracht[1:]],
        env=os.environ | opties | (omgeving or {}),
        capture_output=True,
        text=True,
    )
    if klaar.returncode:
        raise GaatNiet(f"{naam} is mislukt; er is niets veranderd. {klaar.stderr.strip()[:500]}")
