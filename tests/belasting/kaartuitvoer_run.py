"""Writes the moederbestand in this process. JSON in, JSON out.

python -m tests.belasting.kaartuitvoer_run
"""

import json
import os
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from metaanalyse.exports import moederbestand  # noqa: E402
from tests.belasting.inlezen_werk import forget_peak, peak  # noqa: E402

WIDE = moederbestand.Vorm.BREED
TEXT = "Samenwerking van leraren"


def make(size: int) -> dict[str, Any]:
    """Make the database with so many cards."""
    began = perf_counter()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("genereer_kaarten", str(size), verbosity=0, stdout=sys.stderr)
    return {"seconds": perf_counter() - began}


def csv() -> dict[str, Any]:
    """Stream the CSV to nowhere."""
    forget_peak()
    began = perf_counter()
    with Path(os.devnull).open("w") as nowhere:
        for part in moederbestand.csv_stroom(moederbestand.alle_kaarten(), WIDE):
            nowhere.write(part)
    return {"seconds": perf_counter() - began, "memory": peak()}


def excel() -> dict[str, Any]:
    """Write the workbook to a file, and count its cells."""
    pks = moederbestand.alle_kaarten()
    path = Path(os.environ["DATA_DIR"]) / "breed.xlsx"
    forget_peak()
    began = perf_counter()
    with path.open("w+b") as file:
        rows = moederbestand.schrijf_excel(file, pks, WIDE, lambda part: None)
    seconds, memory = perf_counter() - began, peak()
    cells = rows * len(moederbestand.kop_van(WIDE))
    filled = sum(
        bool(cell)
        for row in moederbestand.breed(
            moederbestand.kaartcellen(pks, verantwoording=True), csv=False
        )
        for cell in row
    )
    return {
        "rows": rows,
        "cells": cells,
        "filled": filled,
        "seconds": seconds,
        "cell": seconds / cells * 1e6,
        "memory": memory,
    }


def floor(filled: int, rows: int) -> dict[str, Any]:
    """A workbook with as many filled cells of one short text, by openpyxl alone."""
    from openpyxl import Workbook

    forget_peak()
    began = perf_counter()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Kaal")
    for _ in range(rows):
        sheet.append([TEXT] * (filled // rows))
    book.save(Path(os.environ["DATA_DIR"]) / "kaal.xlsx")
    return {"seconds": perf_counter() - began, "memory": peak()}


def main(request: dict[str, Any]) -> dict[str, Any]:
    acts = {"make": make, "csv": csv, "excel": excel, "floor": floor}
    return acts[request.pop("do")](**request)


if __name__ == "__main__":
    json.dump(main(json.load(sys.stdin)), sys.stdout)
