"""The index of the zoekbladen: FTS5 on SQLite, GIN on PostgreSQL.

Made after every migration, not in one: each is of one database only, and a later migration that
rebuilds the table on SQLite drops its triggers without a word.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.utils import CursorWrapper

TABEL = "metaanalyse_zoekblad"
# Terms without their places, which is what most searches need and is quick; words with theirs.
TERMEN, VORMEN = "metaanalyse_zoektermen", "metaanalyse_zoekvormen"
# The words are ready: what is no letter A-Z of it is taken as it is. The text stays in the table.
_VAST = f"content='{TABEL}', content_rowid='kaart_id', tokenize='ascii', columnsize=0"
# The beginnings of one to three letters have an index of their own: half of all words have them.
_SOORTEN = {TERMEN: ("termen", "detail=none, prefix='1 2 3'"), VORMEN: ("vormen", "detail=full")}


def _wil() -> dict[str, str]:
    """Tables and triggers of SQLite by name."""
    uit = {}
    for naam, (kolom, soort) in _SOORTEN.items():
        uit[naam] = f"CREATE VIRTUAL TABLE {naam} USING fts5({kolom}, {_VAST}, {soort})"
        erin = f"INSERT INTO {naam}(rowid, {kolom}) VALUES (NEW.kaart_id, NEW.{kolom});"  # noqa: S608
        eruit = (
            f"INSERT INTO {naam}({naam}, rowid, {kolom}) "  # noqa: S608
            f"VALUES ('delete', OLD.kaart_id, OLD.{kolom});"
        )
        anders = f"OLD.{kolom} IS NOT NEW.{kolom} OR OLD.kaart_id IS NOT NEW.kaart_id"
        for gebeurt, wanneer, doe in (
            ("INSERT", "", erin),
            ("DELETE", "", eruit),
            ("UPDATE", f"WHEN {anders} ", f"{eruit} {erin}"),
        ):
            trekker = f"{naam}_{gebeurt.lower()}"
            uit[trekker] = (
                f"CREATE TRIGGER {trekker} AFTER {gebeurt} ON {TABEL} {wanneer}BEGIN {doe} END"
            )
    return uit


# As PostgreSQL indexes the terms: each as it is, without places.
_LEXEMEN = "array_to_tsvector(string_to_array(termen, ' '))"
# Its planner does not know what it costs to unpack the texts of every row, and would do so for a
# word that a quarter of the cards has: seconds, not milliseconds. A phrase stands in the words
# themselves; the index finds where all of them are.
VIND = "metaanalyse_zoek_kaarten"
_POSTGRESQL = (
    f"CREATE INDEX IF NOT EXISTS {TERMEN} ON {TABEL} USING gin ({_LEXEMEN})",
    # A search reads the keys of its rows, so the texts stand apart from them.
    f"ALTER TABLE {TABEL} SET (toast_tuple_target = 128)",
    f"""CREATE OR REPLACE FUNCTION {VIND}(vraag tsquery, zin text) RETURNS text
    LANGUAGE sql STABLE SET enable_seqscan = off AS $$
    SELECT '[' || string_agg(kaart_id::text, ',') || ']' FROM {TABEL}
    WHERE {_LEXEMEN} @@ vraag AND (zin = '' OR position(zin IN vormen) > 0)
    $$""",  # noqa: S608
)


def stel_in(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Make what is not there or not what it should be; a receiver of ``post_migrate``."""
    verbinding = connections[using]
    with transaction.atomic(using=using), verbinding.cursor() as cursor:
        if TABEL not in verbinding.introspection.table_names(cursor):
            return
        if verbinding.vendor == "sqlite":
            _sqlite(cursor)
        else:
            for sql in _POSTGRESQL:
                cursor.execute(sql)


def _sqlite(cursor: CursorWrapper) -> None:
    """Tables and their triggers; when one was not there, what it missed is indexed."""
    wil = _wil()
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'metaanalyse_zoek%%'", [])
    heeft = dict(cursor.fetchall())
    if all(heeft.get(naam) == sql for naam, sql in wil.items()):
        return
    for naam in wil:
        if naam not in _SOORTEN:
            cursor.execute(f"DROP TRIGGER IF EXISTS {naam}")
    for naam in _SOORTEN:
        cursor.execute(f"DROP TABLE IF EXISTS {naam}")
    for sql in wil.values():
        cursor.execute(sql)
    for naam in _SOORTEN:
        cursor.execute(f"INSERT INTO {naam}({naam}) VALUES ('rebuild')")  # noqa: S608
