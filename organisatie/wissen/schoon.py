"""What was erased leaves the file of the database too.

SQLite wipes a row where it stood, but a page that was split keeps copies and the journal keeps
earlier pages (docs/besluiten/0021). Erasing is rare, so here the whole file is written anew.
"""

import logging
import time

from django.db import DatabaseError, connection
from django_tasks import task

log = logging.getLogger(__name__)
POGINGEN = 10


@task()
def maak_schoon() -> bool:
    """Write the database anew and empty its journal; whether that is done. In the background."""
    if connection.in_atomic_block:
        return False
    for poging in range(POGINGEN):
        try:
            if _probeer():
                return True
        except DatabaseError:
            log.warning("de database is nog niet opnieuw geschreven", exc_info=True)
        # Somebody reads what was; that is over soon.
        time.sleep(0.2 * poging)
    return False


def _probeer() -> bool:
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("VACUUM")
            return True
        # Its copy would otherwise be made in memory, as large as the database.
        cursor.execute("PRAGMA temp_store=FILE")
        try:
            cursor.execute("VACUUM")
            [bezet, *_] = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute("PRAGMA temp_store=MEMORY")
        return not bezet
