"""A signed estimate stays as it is: both databases refuse to change it, by any way.

Made after every migration, as the guards of what was approved (``borgen.bewaking``) and for the
same reason: a later migration that rebuilds the table would drop them without a word. It can be
removed with its session only; the model sees to that, since a cascade is no different for a
database.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

TABEL = "boas_bestuursschatting"
NAAM = "boas_schatting_blijft_gelijk"
NIET_VERVANGEN = "boas_schatting_niet_vervangen"
MELDING = "Een schatting die getekend is, verandert niet meer."
_FUNCTIE = "boas_bewaking_weigert"


def stel_in(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Make the guard anew, if the table is there; a receiver of ``post_migrate``."""
    verbinding = connections[using]
    with transaction.atomic(using=using), verbinding.cursor() as cursor:
        if TABEL not in verbinding.introspection.table_names(cursor):
            return
        for regel in _POSTGRESQL if verbinding.vendor == "postgresql" else _SQLITE:
            cursor.execute(regel)


@contextmanager
def opgeheven(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """For erasing who signed: a transaction without the guard, for as long as it lasts."""
    verbinding = connections[using]
    op = f' ON "{TABEL}"' if verbinding.vendor == "postgresql" else ""
    with transaction.atomic(using=using):
        with verbinding.cursor() as cursor:
            cursor.execute(f'DROP TRIGGER IF EXISTS "{NAAM}"{op}')
        yield
        stel_in(using)


_SQLITE = (
    f'DROP TRIGGER IF EXISTS "{NAAM}"',
    f'CREATE TRIGGER "{NAAM}" BEFORE UPDATE ON "{TABEL}" FOR EACH ROW '
    f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END",
    # INSERT OR REPLACE removes a row without an UPDATE.
    f'DROP TRIGGER IF EXISTS "{NIET_VERVANGEN}"',
    f'CREATE TRIGGER "{NIET_VERVANGEN}" BEFORE INSERT ON "{TABEL}" FOR EACH ROW '  # noqa: S608
    f'WHEN EXISTS (SELECT 1 FROM "{TABEL}" AS s WHERE s."sessie_id" = NEW."sessie_id") '
    f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END",
)
_POSTGRESQL = (
    f'DROP TRIGGER IF EXISTS "{NAAM}" ON "{TABEL}"',
    f"CREATE OR REPLACE FUNCTION {_FUNCTIE}() RETURNS trigger LANGUAGE plpgsql AS $$ "
    f"BEGIN RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'restrict_violation'; END $$",
    f'CREATE TRIGGER "{NAAM}" BEFORE UPDATE ON "{TABEL}" FOR EACH ROW '
    f"EXECUTE FUNCTION {_FUNCTIE}()",
)
