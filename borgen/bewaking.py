"""What was approved stays as it is: both databases refuse to change or remove it, by any way.

The triggers are made after every migration, not in one: a later migration that rebuilds a table (on
SQLite any new column does) drops them without a word. Each looks at its own row only, so that a
table can be rebuilt while others are guarded.

Retention is the one thing that may remove approved texts; it does so within ``opgeheven``.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

MELDING = "Wat is vastgesteld, verandert niet meer."
_FUNCTIE = "borgen_bewaking_weigert"


@dataclass(frozen=True, slots=True)
class Wacht:
    """One guard: what (UPDATE or DELETE) is refused on rows of ``tabel`` for which ``als`` holds.

    ``kolommen`` are those that ``als`` names; without them the table is not what it should be yet.
    """

    naam: str
    tabel: str
    bij: str
    als: str = ""
    kolommen: frozenset[str] = frozenset()


def anders(*kolommen: str) -> str:
    """The condition that one of these columns changes."""
    return " OR ".join(f'OLD."{kolom}" IS DISTINCT FROM NEW."{kolom}"' for kolom in kolommen)


_VERSIE_VAST = ("document_id", "nummer", "tekst", "reden", "hash", "vastgesteld_op")
_VERSIE_ALS = 'OLD."vastgesteld_op" IS NOT NULL'

WACHTEN = [
    Wacht("borgen_tekst_blijft_gelijk", "borgen_tekst", "UPDATE"),
    Wacht("borgen_tekst_blijft_staan", "borgen_tekst", "DELETE"),
    Wacht(
        "borgen_versie_blijft_gelijk",
        "borgen_documentversie",
        "UPDATE",
        f"{_VERSIE_ALS} AND ({anders('id', *_VERSIE_VAST)} OR "
        "OLD.\"status\" = 'vervallen' AND NEW.\"status\" <> 'vervallen')",
        frozenset({*_VERSIE_VAST, "status"}),
    ),
    Wacht(
        "borgen_versie_blijft_staan",
        "borgen_documentversie",
        "DELETE",
        _VERSIE_ALS,
        frozenset({"vastgesteld_op"}),
    ),
    Wacht(
        "borgen_versiebijlage_blijft_gelijk",
        "borgen_versiebijlage",
        "UPDATE",
        'OLD."vast"',
        frozenset({"vast"}),
    ),
    Wacht(
        "borgen_versiebijlage_blijft_staan",
        "borgen_versiebijlage",
        "DELETE",
        'OLD."vast"',
        frozenset({"vast"}),
    ),
]
# SQLite's INSERT OR REPLACE removes a row without asking the guard of DELETE.
_VERVANGEN = [
    Wacht(
        "borgen_tekst_niet_vervangen",
        "borgen_tekst",
        "INSERT",
        'EXISTS (SELECT 1 FROM "borgen_tekst" AS t '
        'WHERE t."id" = NEW."id" OR t."versie_id" = NEW."versie_id")',
        frozenset({"versie_id"}),
    ),
    Wacht(
        "borgen_versie_niet_vervangen",
        "borgen_documentversie",
        "INSERT",
        'EXISTS (SELECT 1 FROM "borgen_documentversie" AS v '
        'WHERE v."id" = NEW."id" AND v."vastgesteld_op" IS NOT NULL)',
        frozenset({"vastgesteld_op"}),
    ),
    Wacht(
        "borgen_versiebijlage_niet_vervangen",
        "borgen_versiebijlage",
        "INSERT",
        'EXISTS (SELECT 1 FROM "borgen_versiebijlage" AS b WHERE b."id" = NEW."id" AND b."vast")',
        frozenset({"vast"}),
    ),
]
# PostgreSQL's TRUNCATE empties a table without asking the guard of DELETE: name and table.
_LEEGMAKEN = [("borgen_tekst_niet_leeg", "borgen_tekst")]


def meld_aan(
    wachten: Iterable[Wacht], vervangen: Iterable[Wacht], leegmaken: tuple[str, str]
) -> None:
    """Guards of another app, made and taken away with these; once, while the apps are loaded."""
    WACHTEN.extend(wachten)
    _VERVANGEN.extend(vervangen)
    _LEEGMAKEN.append(leegmaken)


def stel_in(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Make the guards anew, on the tables that are there; a receiver of ``post_migrate``."""
    verbinding = connections[using]
    with transaction.atomic(using=using), verbinding.cursor() as cursor:
        tabellen = set(verbinding.introspection.table_names(cursor))
        _hef_op(verbinding, cursor, tabellen)
        for wacht in _wachten(verbinding):
            if wacht.tabel in tabellen and wacht.kolommen <= _kolommen(verbinding, cursor, wacht):
                cursor.execute(_maak(verbinding, wacht))
        for naam, tabel in _LEEGMAKEN if verbinding.vendor == "postgresql" else ():
            if tabel in tabellen:
                cursor.execute(
                    f'CREATE TRIGGER "{naam}" BEFORE TRUNCATE ON "{tabel}" '
                    f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTIE}()"
                )


def hef_op(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take the guards away; ``stel_in`` brings them back."""
    verbinding = connections[using]
    with transaction.atomic(using=using), verbinding.cursor() as cursor:
        _hef_op(verbinding, cursor, set(verbinding.introspection.table_names(cursor)))


@contextmanager
def opgeheven(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """For retention: a transaction without guards, for as long as it lasts.

    They come and go with the transaction, so nobody else ever finds the tables unguarded.
    """
    with transaction.atomic(using=using):
        hef_op(using)
        yield
        stel_in(using)


def _hef_op(verbinding: BaseDatabaseWrapper, cursor: CursorWrapper, tabellen: set[str]) -> None:
    if verbinding.vendor == "postgresql":
        for naam, tabel in [*((w.naam, w.tabel) for w in WACHTEN), *_LEEGMAKEN]:
            if tabel in tabellen:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{naam}" ON "{tabel}"')
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {_FUNCTIE}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'restrict_violation'; END $$"
        )
    else:
        for wacht in _wachten(verbinding):
            cursor.execute(f'DROP TRIGGER IF EXISTS "{wacht.naam}"')


def _wachten(verbinding: BaseDatabaseWrapper) -> list[Wacht]:
    return WACHTEN if verbinding.vendor == "postgresql" else WACHTEN + _VERVANGEN


def _maak(verbinding: BaseDatabaseWrapper, wacht: Wacht) -> str:
    kop = f'CREATE TRIGGER "{wacht.naam}" BEFORE {wacht.bij} ON "{wacht.tabel}" FOR EACH ROW'
    wanneer = f" WHEN ({wacht.als})" if wacht.als else ""
    if verbinding.vendor != "postgresql":
        # Older ones know the comparison under this name only.
        wanneer = wanneer.replace("IS DISTINCT FROM", "IS NOT")
        return f"{kop}{wanneer} BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
    return f"{kop}{wanneer} EXECUTE FUNCTION {_FUNCTIE}()"


def _kolommen(verbinding: BaseDatabaseWrapper, cursor: CursorWrapper, wacht: Wacht) -> set[str]:
    beschrijving = verbinding.introspection.get_table_description(cursor, wacht.tabel)
    return {kolom.name for kolom in beschrijving}
