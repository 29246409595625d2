"""Which cards have a word, a beginning or a phrase."""

import json
from typing import Any

from django.db import connection

from metaanalyse.regels.stammen import stam
from metaanalyse.regels.zoektekst import STAM
from metaanalyse.regels.zoekvraag import Atoom, Soort
from metaanalyse.zoeken.tabel import TERMEN, VIND, VORMEN


def vind(atoom: Atoom) -> list[int]:
    """Keys of the settled cards with this, in no order.

    Words are letters and digits only (``regels.stammen``), so nothing of what somebody typed means
    anything to the database. They come as one text: a row for each takes ten times as long. It is
    JSON, which is read three times as quick as it is split and every number read.
    """
    vraag = _sqlite if connection.vendor == "sqlite" else _postgresql
    sql, waarden = vraag(atoom)
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        [samen] = cursor.fetchone()
    # PostgreSQL has none of none.
    return json.loads(samen) if samen else []


def _sqlite(atoom: Atoom) -> tuple[str, list[Any]]:
    woord = " ".join(atoom.woorden)
    tabel, vraag = {
        Soort.WOORD: (TERMEN, f'"{STAM}{woord}"'),
        Soort.BEGIN: (TERMEN, f'"{woord}" * OR "{STAM}{woord}" * OR "{STAM}{stam(woord)}"'),
        Soort.ZIN: (VORMEN, f'"{woord}"'),
    }[atoom.soort]
    sql = f"SELECT json_group_array(rowid) FROM {tabel} WHERE {tabel} MATCH %s"  # noqa: S608
    return sql, [vraag]


def _postgresql(atoom: Atoom) -> tuple[str, list[Any]]:
    woord = atoom.woorden[0]
    vraag = {
        Soort.WOORD: f"'{STAM}{woord}'",
        Soort.BEGIN: f"'{woord}':* | '{STAM}{woord}':* | '{STAM}{stam(woord)}'",
        Soort.ZIN: " & ".join(f"'{w}'" for w in sorted(set(atoom.woorden))),
    }[atoom.soort]
    zin = f" {' '.join(atoom.woorden)} " if len(atoom.woorden) > 1 else ""
    return f"SELECT {VIND}(%s::tsquery, %s)", [vraag, zin]
