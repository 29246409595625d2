"""Writing very many rows: without an object for each, which is what takes the time."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def voeg_toe(
    model: type[models.Model], velden: Sequence[str], rijen: Iterable[Sequence[Any]]
) -> None:
    """Insert rows with plain values for these fields; every other field must have a default in
    the database or be its key. Nothing is sent to receivers of signals."""
    kolom_van = {veld.name: veld.column for veld in model._meta.concrete_fields}
    kolommen = ", ".join(f'"{kolom_van[veld]}"' for veld in velden)
    tabel = f'"{model._meta.db_table}"'
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {tabel} ({kolommen}) FROM STDIN") as kopie:
                for rij in rijen:
                    kopie.write_row(rij)
        else:
            plekken = ", ".join(["%s"] * len(velden))
            sql = f"INSERT INTO {tabel} ({kolommen}) VALUES ({plekken})"  # noqa: S608
            cursor.executemany(sql, list(rijen))
