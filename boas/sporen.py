"""What is deleted leaves the disk too: single votes, links, and marks that say which were used.

SQLite wipes a row where it stood (``secure_delete``), and yet it stays readable for a while. The
journal keeps every earlier page, so also what each single answer changed. And a page that was
split keeps copies of rows that moved off it, as long as anything else stands on that page.
PostgreSQL keeps dead rows, and says of living ones which transaction wrote them last. So a moment
after an answer, a reveal or a closing this writes the few tables anew and empties the journal.
What that can promise and what not: docs/besluiten/0021-weg-is-weg.md.
"""

import logging
import time
from collections.abc import Callable
from threading import Lock, Thread

from django.apps import apps
from django.db import DatabaseError, connection, connections, transaction
from django.db.models import F

from boas.models import Inlevering, Peilgroep, Peiltelling, Uitnodiging

log = logging.getLogger(__name__)

# Nobody waits for it, and a reveal a minute is how a session goes.
WACHT = 30.0
POGINGEN = 20


def wis() -> None:
    """Now, outside any transaction; when somebody is in the way, in a moment."""
    if not _probeer():
        straks()


def straks() -> None:
    """Within a minute, on a thread of its own; asked again meanwhile it is done once."""
    _opruimer.straks()


def tabellen() -> list[str]:
    """Those whose rows are not for keeping, and links: backups have them, until they are wiped."""
    vluchtig = [m for m in apps.get_models() if getattr(m, "buiten_reservekopie", False)]
    return [model._meta.db_table for model in vluchtig] + [Uitnodiging._meta.db_table]


class Opruimer:
    """Does ``werk``, ``wacht`` seconds after it was first asked for, and again until it works."""

    def __init__(self, werk: Callable[[], bool], wacht: float = WACHT) -> None:
        self._werk, self._wacht = werk, wacht
        self._slot = Lock()
        self._bezig = False

    def straks(self) -> None:
        with self._slot:
            if self._bezig:
                return
            self._bezig = True
        Thread(target=self._loop, name="sporen", daemon=True).start()

    def _loop(self) -> None:
        time.sleep(self._wacht)
        with self._slot:
            # What is deleted from now on may be too late for this time.
            self._bezig = False
        try:
            for _ in range(POGINGEN):
                if self._werk():
                    return
                time.sleep(self._wacht / POGINGEN)
            log.warning("sporen nog niet gewist")
        finally:
            connections.close_all()


def _probeer() -> bool:
    """Whether everything deleted before this is gone; False when somebody was in the way."""
    if connection.in_atomic_block:
        return False
    try:
        if connection.vendor == "sqlite":
            return _wis_sqlite()
        _wis_postgresql()
    except DatabaseError:
        log.warning("sporen niet gewist", exc_info=True)
        return False
    return True


def _wis_sqlite() -> bool:
    for tabel in tabellen():
        _herschrijf(tabel)
    with connection.cursor() as cursor:
        [wachttijd] = cursor.execute("PRAGMA busy_timeout").fetchone()
        # Waiting for a reader it would hold up everybody who writes; the next time is soon.
        cursor.execute("PRAGMA busy_timeout=0")
        try:
            # Most of it while others write, the little that came meanwhile with the lock.
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
            [bezet, *_] = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={wachttijd:d}")
    return not bezet


def _herschrijf(tabel: str) -> None:
    """Write the rows of a table on pages of their own, so that nothing else is on those.

    Without rows there is nothing to do: pages that become free are wiped whole.
    """
    naam = connection.ops.quote_name(tabel)
    with transaction.atomic(), connection.cursor() as cursor:
        if cursor.execute(f"SELECT 1 FROM {naam} LIMIT 1").fetchone() is None:  # noqa: S608
            return
        # Temporary tables are in memory (config.settings).
        cursor.execute(f"CREATE TEMP TABLE over AS SELECT * FROM {naam}")  # noqa: S608
        cursor.execute(f"DELETE FROM {naam}")  # noqa: S608
        cursor.execute(f"INSERT INTO {naam} SELECT * FROM over ORDER BY 1")  # noqa: S608
        cursor.execute("DROP TABLE over")


def _wis_postgresql() -> None:
    # All rows by one transaction: apart, those of one answer and the mark of its link would show by
    # xmin what belongs together. Groups first, as whoever answers does.
    with transaction.atomic():
        list(Peilgroep.objects.order_by("pk").select_for_update().values_list("pk"))
        Peiltelling.objects.update(n=F("n"))
        Inlevering.objects.update(uitnodiging=F("uitnodiging"))
    with connection.cursor() as cursor:
        namen = ", ".join(map(connection.ops.quote_name, tabellen()))
        cursor.execute(f"VACUUM {namen}")


_opruimer = Opruimer(_probeer)
