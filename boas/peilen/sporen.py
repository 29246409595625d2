"""Leaving no trace on disk of what was deleted."""

from django.db import connection


def wis_sporen() -> None:
    """Take what was deleted out of the journal of SQLite too, which keeps every earlier page.

    Whoever reads or writes at this moment may keep it from doing so; the next one does. Inside a
    transaction it would be us.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
