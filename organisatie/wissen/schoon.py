"""What was erased leaves the file of the database too.

SQLite wipes a row where it stood, but a page that was split keeps copies and the journal keeps
earlier pages (docs/besluiten/0021). Erasing is rare, so here the whole file is written anew.
"""

import datetime
import logging
import time
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks import default_task_backend, task

log = logging.getLogger(__name__)
POGINGEN = 10
# Whoever writes waits meanwhile, twenty seconds at most: 400 MB took thirteen on a busy machine.
GROOT = 200 * 1024 * 1024
NACHT = datetime.time(3, 0)


def plan() -> None:
    """Now, or tonight when the file is so large that people would wait too long."""
    if connection.vendor == "sqlite" and default_task_backend.supports_defer and _grootte() > GROOT:
        morgen = timezone.localdate() + datetime.timedelta(days=1)
        moment = timezone.make_aware(datetime.datetime.combine(morgen, NACHT))
        maak_schoon.using(run_after=moment).enqueue()
    else:
        maak_schoon.enqueue()


def _grootte() -> int:
    pad = Path(connection.settings_dict["NAME"])
    return pad.stat().st_size if pad.exists() else 0


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
