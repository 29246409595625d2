"""Many rows in few statements, with the history that saving them one by one would write.

Saving twenty thousand rows one by one takes minutes, and Django's bulk_create held the lock three
times as long as this, on making statements. History is copied from the rows by the database.

Names of tables and columns are our own models'; every value is a parameter.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, models

from organisatie.models.versie import historie_van

# Times five columns: SQLite takes 32,766 values in one statement.
PER_KEER = 500
PER_KEER_POSTGRESQL = 5_000


def voeg_in(
    model: type[models.Model], kolommen: Sequence[str], rijen: Sequence[tuple]
) -> list[tuple[Any, int]]:
    """Insert; of each row the value of its first column and its pk, in no order."""
    gemaakt: list[tuple[Any, int]] = []
    with connection.cursor() as cursor:
        for deel in _delen(rijen):
            bron, waarden = _bron(model, kolommen, deel)
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({', '.join(kolommen)}) {bron} "
                f"RETURNING {kolommen[0]}, id",
                waarden,
            )
            gemaakt += cursor.fetchall()
    return gemaakt


def werk_bij(model: type[models.Model], kolommen: Sequence[str], rijen: Sequence[tuple]) -> None:
    """Each of ``rijen`` holds a value for every column and the pk; None keeps a foreign key."""
    tabel = model._meta.db_table
    if connection.vendor == "postgresql":
        zet = ", ".join(_zet(kolom, f"d.{kolom}", tabel) for kolom in kolommen)
        met_pk = [*kolommen, "id"]
        with connection.cursor() as cursor:
            for deel in _delen(rijen):
                bron, waarden = _bron(model, met_pk, deel)
                cursor.execute(
                    f"UPDATE {tabel} SET {zet} FROM ({bron}) AS d ({', '.join(met_pk)}) "  # noqa: S608
                    f"WHERE {tabel}.id = d.id",
                    waarden,
                )
    elif rijen:
        zet = ", ".join(_zet(kolom, "%s", tabel) for kolom in kolommen)
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {tabel} SET {zet} WHERE id = %s", rijen)  # noqa: S608


def schrijf_historie(
    model: type[models.Model],
    pks: Sequence[int],
    soort: str,
    *,
    moment: datetime.datetime,
    reden: str | None,
    door: int | None,
) -> None:
    """Lines of history of rows as they are now; ``soort`` is + or ~."""
    historie = historie_van(model)
    kolommen = ", ".join(veld.column for veld in historie.tracked_fields)
    vast = [connection.ops.adapt_datetimefield_value(moment), reden, soort, door]
    with connection.cursor() as cursor:
        for deel in _delen(pks):
            cursor.execute(
                f"INSERT INTO {historie._meta.db_table} ({kolommen}, history_date, "  # noqa: S608
                "history_change_reason, history_type, history_user_id) "
                f"SELECT {kolommen}, %s, %s, %s, %s FROM {model._meta.db_table} "
                f"WHERE id IN ({', '.join(['%s'] * len(deel))})",
                [*vast, *deel],
            )


def _bron(
    model: type[models.Model], kolommen: Sequence[str], rijen: Sequence[tuple]
) -> tuple[str, list[Any]]:
    """A table of values; PostgreSQL takes a list for each column, which costs it less to read."""
    if connection.vendor != "postgresql":
        plek = f"({', '.join(['%s'] * len(kolommen))})"
        return f"VALUES {', '.join([plek] * len(rijen))}", [w for rij in rijen for w in rij]
    soorten = {
        veld.column: veld.rel_db_type(connection) if veld.primary_key else veld.db_type(connection)
        for veld in model._meta.concrete_fields
    }
    lijsten = ", ".join(f"%s::{soorten[kolom]}[]" for kolom in kolommen)
    sql = f"SELECT * FROM unnest({lijsten})"  # noqa: S608
    return sql, [list(lijst) for lijst in zip(*rijen, strict=True)]


def _zet(kolom: str, waarde: str, tabel: str) -> str:
    if not kolom.endswith("_id"):
        return f"{kolom} = {waarde}"
    return f"{kolom} = COALESCE({waarde}, {tabel}.{kolom})"


def _delen(rijen: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """As many at a time as one statement may hold."""
    per_keer = PER_KEER_POSTGRESQL if connection.vendor == "postgresql" else PER_KEER
    return (rijen[begin : begin + per_keer] for begin in range(0, len(rijen), per_keer))
