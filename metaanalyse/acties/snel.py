"""Writing very many rows: without an object for each, which is what takes the time."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def voeg_toe(
    model: type[models.Model], velden: Sequence[str], rijen: Iterable[Sequence[Any]]
) -> None:
    """Insert rows with plain values for these fields; every other field must have a default in
    the database or be its key. Nothing is sent to receivers of signals."""
    tabel, kolommen = _namen(model, velden)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {tabel} ({', '.join(kolommen)}) FROM STDIN") as kopie:
                for rij in rijen:
                    kopie.write_row(rij)
        else:
            cursor.executemany(_erin(tabel, kolommen, 1), list(rijen))


def zet(model: type[models.Model], velden: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
    """As ``voeg_toe``, some hundreds; a row with the same first field, its key, is replaced.

    In one statement: after each one SQLite's index of texts writes what it held back.
    """
    tabel, kolommen = _namen(model, velden)
    sleutel, *rest = kolommen
    nieuw = ", ".join(f"{kolom} = EXCLUDED.{kolom}" for kolom in rest)
    sql = f"{_erin(tabel, kolommen, len(rijen))} ON CONFLICT ({sleutel}) DO UPDATE SET {nieuw}"
    if rijen:
        with connection.cursor() as cursor:
            cursor.execute(sql, [waarde for rij in rijen for waarde in rij])


def _namen(model: type[models.Model], velden: Sequence[str]) -> tuple[str, list[str]]:
    kolom_van = {veld.name: veld.column for veld in model._meta.concrete_fields}
    return f'"{model._meta.db_table}"', [f'"{kolom_van[veld]}"' for veld in velden]


def _erin(tabel: str, kolommen: Sequence[str], aantal: int) -> str:
    rij = f"({', '.join(['%s'] * len(kolommen))})"
    rijen = ", ".join([rij] * aantal)
    return f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES {rijen}"  # noqa: S608
