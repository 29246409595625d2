"""The floor: the counts of the facets in bare SQL with a covering index. JSON in, JSON out.

python -m tests.belasting.kaarten_sql
"""

import json
import sqlite3
import sys
from contextlib import closing
from time import perf_counter
from typing import Any

TIMES = 20
ALL = "SELECT variabele, code, count(*) FROM kenmerk GROUP BY variabele, code"
TWO = """SELECT variabele, code, count(*) FROM kenmerk WHERE kaart IN (
  SELECT kaart FROM kenmerk WHERE variabele = 'aspect' AND code = 'leiderschap'
  INTERSECT SELECT kaart FROM kenmerk WHERE variabele = 'niveau' AND code = 'meso'
) GROUP BY variabele, code"""
SEARCH = """SELECT variabele, code, count(*) FROM kenmerk WHERE kaart IN (
  SELECT rowid FROM kaarten_fts WHERE kaarten_fts MATCH 'leraren'
) GROUP BY variabele, code"""
CROSS = """SELECT a.code, b.code, count(*) FROM kenmerk a
JOIN kenmerk b ON b.kaart = a.kaart AND b.variabele = 'fase'
WHERE a.variabele = 'aspect' GROUP BY a.code, b.code"""
KINDS = {"first": ALL, "filters": TWO, "search": SEARCH, "cross": CROSS}


def main(request: dict[str, Any]) -> dict[str, list[float]]:
    """Return per kind of page in ms how long its counts took."""
    with closing(sqlite3.connect(f"file:{request['file']}?immutable=1", uri=True)) as peer:
        return {kind: _time(peer, sql) for kind, sql in KINDS.items()}


def _time(peer: sqlite3.Connection, sql: str) -> list[float]:
    times = []
    for _ in range(TIMES):
        began = perf_counter()
        peer.execute(sql).fetchall()
        times.append((perf_counter() - began) * 1000)
    return times


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
