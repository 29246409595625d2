"""The index of the zoekbladen: FTS5 on SQLite, GIN on PostgreSQL.

Made after every migration, not in one: each is of one database only, and a later migration that
rebuilds the table on SQLite drops its triggers without a word.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.utils import CursorWrapper

TABEL, FTS = "metaanalyse_zoekblad", "metaanalyse_zoekindex"
# The words are ready: what is no letter A-Z of it is taken as it is. The text stays in the table.
_MAAK = (
    f"CREATE VIRTUAL TABLE {FTS} USING fts5(vormen, stammen, content='{TABEL}', "
    "content_rowid='kaart_id', tokenize='ascii', columnsize=0)"
)
_ERIN = (
    f"INSERT INTO {FTS}(rowid, vormen, stammen) "  # noqa: S608
    "VALUES (NEW.kaart_id, NEW.vormen, NEW.stammen);"
)
_ERUIT = (
    f"INSERT INTO {FTS}({FTS}, rowid, vormen, stammen) "  # noqa: S608
    "VALUES ('delete', OLD.kaart_id, OLD.vormen, OLD.stammen);"
)
_TREKKERS = {
    f"{FTS}_erbij": f"AFTER INSERT ON {TABEL} BEGIN {_ERIN} END",
    f"{FTS}_eraf": f"AFTER DELETE ON {TABEL} BEGIN {_ERUIT} END",
    f"{FTS}_anders": (
        f"AFTER UPDATE ON {TABEL} WHEN OLD.vormen IS NOT NEW.vormen "
        f"OR OLD.stammen IS NOT NEW.stammen OR OLD.kaart_id IS NOT NEW.kaart_id "
        f"BEGIN {_ERUIT} {_ERIN} END"
    ),
}


def lexemen(kolom: str) -> str:
    """The words of a column as PostgreSQL indexes them: no places, each as it is."""
    return f"array_to_tsvector(string_to_array(trim({kolom}), ' '))"


def stel_in(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Make what is not there or not what it should be; a receiver of ``post_migrate``."""
    verbinding = connections[using]
    with transaction.atomic(using=using), verbinding.cursor() as cursor:
        if TABEL not in verbinding.introspection.table_names(cursor):
            return
        if verbinding.vendor == "sqlite":
            _sqlite(cursor)
        else:
            for kolom in ("vormen", "stammen"):
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS {FTS}_{kolom} ON {TABEL} "
                    f"USING gin ({lexemen(kolom)})"
                )


def _sqlite(cursor: CursorWrapper) -> None:
    """A table and its triggers; when one of them was not there, what it missed is indexed."""
    wil = {FTS: _MAAK} | {naam: f"CREATE TRIGGER {naam} {sql}" for naam, sql in _TREKKERS.items()}
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE %s", [f"{FTS}%"])
    heeft = dict(cursor.fetchall())
    if all(heeft.get(naam) == sql for naam, sql in wil.items()):
        return
    for naam in _TREKKERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {naam}")
    cursor.execute(f"DROP TABLE IF EXISTS {FTS}")
    for sql in wil.values():
        cursor.execute(sql)
    cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')")  # noqa: S608
