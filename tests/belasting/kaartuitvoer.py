"""Twenty thousand cards leave as one wide file: what it costs a cell, and how much memory."""

from tests.belasting.figures import Check, Figure, Table
from tests.belasting.servers import call, place

SIZE, SHORT_SIZE = 20_000, 1_000
CELL_AIM, MEMORY_AIM = 15.0, 120.0  # microseconds, MB


def measure(short: bool) -> list[Table]:
    """Write CSV and Excel, each in a process of its own, and bare openpyxl with as many cells."""
    size = SHORT_SIZE if short else SIZE
    table = Table(f"Moederbestand van {size} kaarten, breed, SQLite")
    with place() as given:
        run = "tests.belasting.kaartuitvoer_run"
        made = call(given, run, {"do": "make", "size": size})
        csv, excel = (call(given, run, {"do": kind}) for kind in ("csv", "excel"))
        floor = call(given, run, {"do": "floor", "filled": excel["filled"], "rows": size})
    table.rows = [
        Figure("CSV, gestroomd", [csv["seconds"]], unit="s"),
        Figure("CSV: geheugen", [csv["memory"]], MEMORY_AIM, "MB"),
        Figure("Excel, op schijf", [excel["seconds"]], unit="s"),
        Figure("Excel: per cel", [excel["cell"]], CELL_AIM, "µs"),
        Figure("Excel: geheugen", [excel["memory"]], MEMORY_AIM, "MB"),
        Figure("kaal openpyxl, evenveel gevulde cellen", [floor["seconds"]], unit="s"),
        Figure("kaal openpyxl: geheugen", [floor["memory"]], unit="MB"),
        Check("kaarten in het bestand", excel["rows"], size),
    ]
    table.notes = [
        f"{excel['cells']} cellen, waarvan {excel['filled']} gevuld; "
        f"{excel['seconds'] / excel['filled'] * 1e6:.0f} µs per gevulde cel",
        f"kaarten gemaakt in {made['seconds']:.0f} s",
    ]
    return [table]
