"""The same rows for the peer: one SQLite file with a table, indexes and full-text search."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

from metaanalyse.models import Kaart, Waarde
from metaanalyse.regels.variabelen import FILTERS, VARIABELEN, Soort

MANY = tuple(v.code for v in FILTERS if v.soort == Soort.KEUZE)
ONE = (*(v.code for v in FILTERS if v.soort == Soort.ORDE), "jaar")
BATCH = 5_000


def make(file: str) -> None:
    """Write every settled card: lists as JSON for Datasette, a row per value for bare SQL."""
    with closing(sqlite3.connect(file)) as peer, peer:
        columns = ", ".join((*(f'"{c}" TEXT' for c in (*MANY, *ONE[:-1])), "jaar INTEGER"))
        peer.execute(
            f"CREATE TABLE kaarten (pk INTEGER PRIMARY KEY, titel TEXT, tekst TEXT, {columns})"
        )
        peer.execute("CREATE TABLE kenmerk (variabele TEXT, code TEXT, kaart INTEGER)")
        for rows in _cards():
            marks = ", ".join("?" * (3 + len(MANY) + len(ONE)))
            insert = f"INSERT INTO kaarten VALUES ({marks})"  # noqa: S608 -- only question marks
            peer.executemany(insert, [_row(row) for row in rows])
            peer.executemany(
                "INSERT INTO kenmerk VALUES (?, ?, ?)",
                [
                    (variabele, code, row["pk"])
                    for row in rows
                    for variabele, codes in row["waarden"].items()
                    for code in codes
                ],
            )
        peer.execute("CREATE INDEX kenmerk_waarde ON kenmerk (variabele, code, kaart)")
        peer.execute("CREATE INDEX kenmerk_kaart ON kenmerk (kaart, variabele, code)")
        for column in (*ONE, *MANY, "titel"):
            peer.execute(f'CREATE INDEX "op_{column}" ON kaarten ("{column}")')
        peer.execute(
            "CREATE VIRTUAL TABLE kaarten_fts "
            "USING fts5 (titel, tekst, content=kaarten, content_rowid=pk)"
        )
        peer.execute("INSERT INTO kaarten_fts (kaarten_fts) VALUES ('rebuild')")
        peer.execute("ANALYZE")


def _cards() -> Iterator[list[dict[str, Any]]]:
    cards = Kaart.objects.vastgesteld().order_by("pk")
    pks = list(cards.values_list("pk", "geldig", "titel", "rapport__jaar"))
    for begin in range(0, len(pks), BATCH):
        part = pks[begin : begin + BATCH]
        codes: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        texts: dict[int, list[str]] = defaultdict(list)
        found = Waarde.objects.order_by().filter(
            codering__gte=min(p[1] for p in part), codering__lte=max(p[1] for p in part)
        )
        for codering, variabele, code, code_tot, tekst in found.values_list(
            "codering", "variabele", "code", "code_tot", "tekst"
        ).iterator(50_000):
            if code:
                codes[codering][variabele] += VARIABELEN[variabele].bereik(code, code_tot)
            elif tekst:
                texts[codering].append(tekst)
        yield [
            {
                "pk": pk,
                "titel": titel,
                "tekst": "\n".join(texts[geldig]),
                "waarden": codes[geldig] | ({"jaar": [str(jaar)]} if jaar else {}),
            }
            for pk, geldig, titel, jaar in part
        ]


def _row(card: dict[str, Any]) -> list[Any]:
    values = card["waarden"]
    many = [json.dumps(values.get(code, [])) for code in MANY]
    one = [next(iter(values.get(code, [])), None) for code in ONE]
    return [card["pk"], card["titel"], card["tekst"], *many, *one]


def path(kind: str, question: dict[str, str]) -> str:
    """The address at which Datasette answers the same: a page with every facet, or a query."""
    if kind == "cross":
        return f"/kaarten.json?{urlencode({'sql': cross_table(question), '_shape': 'arrays'})}"
    facets = [("_facet_array", code) for code in MANY] + [("_facet", code) for code in ONE]
    asked = [
        ("_search", value)
        if name == "q"
        else (f"{name}__arraycontains" if name in MANY else f"{name}__exact", value)
        for name, value in question.items()
    ]
    return f"/kaarten/kaarten?{urlencode([*asked, *facets, ('_size', '25')])}"


def cross_table(question: dict[str, str]) -> str:
    """The cells of a cross-table in SQL."""
    rij, kolom = question["rij"], question["kolom"]
    return (
        "SELECT a.code, b.code, count(*) FROM kenmerk a JOIN kenmerk b ON b.kaart = a.kaart "  # noqa: S608 -- our own codes
        f"AND b.variabele = '{kolom}' WHERE a.variabele = '{rij}' GROUP BY a.code, b.code"
    )
