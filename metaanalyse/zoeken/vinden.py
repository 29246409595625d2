"""Which cards have a word, a beginning or a phrase."""

from typing import Any

from django.db import connection

from metaanalyse.regels.stammen import stam
from metaanalyse.regels.zoekvraag import Atoom, Soort
from metaanalyse.zoeken.tabel import FTS, lexemen

TABEL = "metaanalyse_zoekblad"


def vind(atoom: Atoom) -> list[int]:
    """Keys of the settled cards with this, in no order.

    Words are letters and digits only (``regels.stammen``), so nothing of what somebody typed means
    anything to the database.
    """
    vraag = _sqlite if connection.vendor == "sqlite" else _postgresql
    sql, waarden = vraag(atoom)
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return [rij[0] for rij in cursor.fetchall()]


def _sqlite(atoom: Atoom) -> tuple[str, list[Any]]:
    zin = f'"{" ".join(atoom.woorden)}"'
    vraag = {
        Soort.WOORD: f"stammen : {zin}",
        Soort.BEGIN: f'({{vormen stammen}} : {zin} *) OR (stammen : "{stam(atoom.woorden[0])}")',
        Soort.ZIN: f"vormen : {zin}",
    }[atoom.soort]
    return f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s", [vraag]  # noqa: S608


def _postgresql(atoom: Atoom) -> tuple[str, list[Any]]:
    vormen, stammen = lexemen("vormen"), lexemen("stammen")
    if atoom.soort == Soort.ZIN:
        alle = " & ".join(f"'{woord}'" for woord in sorted(set(atoom.woorden)))
        # The index finds where all words are; which stand together shows the text itself.
        waar = f"{vormen} @@ %s::tsquery"
        waarden = [alle]
        if len(atoom.woorden) > 1:
            waar += " AND position(%s in vormen) > 0"
            waarden.append(f" {' '.join(atoom.woorden)} ")
    elif atoom.soort == Soort.BEGIN:
        woord = atoom.woorden[0]
        waar = f"({vormen} @@ %s::tsquery OR {stammen} @@ %s::tsquery)"
        waarden = [f"'{woord}':*", f"'{woord}':* | '{stam(woord)}'"]
    else:
        waar, waarden = f"{stammen} @@ %s::tsquery", [f"'{atoom.woorden[0]}'"]
    return f"SELECT kaart_id FROM {TABEL} WHERE {waar}", waarden  # noqa: S608
