"""What the database itself refuses and a model cannot say: two rows that overlap in time.

Made after every migration, since a later one may rebuild a table on SQLite and silently drop its
triggers. SQLite has one writer, so a trigger is enough; PostgreSQL has exclusion constraints,
which also hold between two transactions at once.
"""

from typing import Any

from django.db import connections

# Name of the guard, its table, and which rows it is about.
BEWAAKT = (
    ("plaatsing_overlapt", "slb_plaatsing", ""),
    ("begeleiding_overlapt", "slb_begeleiding", "NOT {}waarnemer"),
)

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {naam}_{bij} BEFORE {gebeurtenis} ON {tabel}
WHEN {welke_nieuw} EXISTS (
  SELECT 1 FROM {tabel} AS rij WHERE rij.student_id = NEW.student_id AND rij.id <> {zelf}
  AND {welke_rij} (rij.tot IS NULL OR rij.tot >= NEW.van)
  AND (NEW.tot IS NULL OR rij.van <= NEW.tot)
) BEGIN SELECT RAISE(ABORT, '{naam}'); END
"""
POSTGRESQL = """
ALTER TABLE {tabel} ADD CONSTRAINT {naam} EXCLUDE USING gist (
  int8range(student_id, student_id, '[]') WITH &&, daterange(van, tot, '[]') WITH &&
) {where}
"""


def bewaak(using: str, **_: Any) -> None:
    """Make the guards that are missing."""
    verbinding = connections[using]
    with verbinding.cursor() as cursor:
        aanwezig = verbinding.introspection.table_names(cursor)
        for naam, tabel, welke in BEWAAKT:
            if tabel not in aanwezig:
                continue
            if verbinding.vendor == "sqlite":
                for opdracht in _sqlite(naam, tabel, welke):
                    cursor.execute(opdracht)
            elif not _bestaat(cursor, naam):
                where = f"WHERE ({welke.format('')})" if welke else ""
                cursor.execute(POSTGRESQL.format(naam=naam, tabel=tabel, where=where))


def _sqlite(naam: str, tabel: str, welke: str) -> list[str]:
    def waar(voor: str) -> str:
        return f"{welke.format(voor)} AND" if welke else ""

    return [
        SQLITE.format(
            naam=naam,
            tabel=tabel,
            bij=gebeurtenis.lower(),
            gebeurtenis=gebeurtenis,
            welke_nieuw=waar("NEW."),
            welke_rij=waar("rij."),
            # A row that is still to come has no number yet.
            zelf="NEW.id" if gebeurtenis == "UPDATE" else "-1",
        )
        for gebeurtenis in ("INSERT", "UPDATE")
    ]


def _bestaat(cursor: Any, naam: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [naam])
    return cursor.fetchone() is not None
