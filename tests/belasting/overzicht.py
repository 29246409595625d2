"""Start, board and quality overview of a large organisation: the server's time, no network."""

from tests.belasting.figures import Figure, Table, percentile
from tests.belasting.servers import Place, call, place
from tests.postgres import find_programs, postgres


def measure(short: bool) -> list[Table]:
    """Measure on SQLite and, where it is installed, on PostgreSQL."""
    with place() as given:
        tables = [pages(given, short, "SQLite")]
    if find_programs() is None:
        return [*tables, Table("PostgreSQL overgeslagen", notes=["apt-get install postgresql"])]
    with place() as folder, postgres() as url:
        return [*tables, pages(Place(folder.folder, {"DATABASE_URL": url}), short, "PostgreSQL")]


def pages(given: Place, short: bool, database: str) -> Table:
    """Fill the organisation and time each page, with a bare Django page beside them."""
    number = 40 if short else 200
    request = {"number": number, "part": 10 if short else 1}
    floor = call(given, "tests.belasting.plain", {"number": number})
    found = call(given, "tests.belasting.overzicht_run", request)
    counts = ", ".join(f"{aantal} {wat}" for wat, aantal in found["made"]["counts"].items())
    table = Table(f"{counts}, {database}")
    for page in found["pages"]:
        what = f"{page['name']} ({page['queries']} query's)"
        table.rows.append(Figure(what, page["times"], page["aim"]))
    table.rows.append(Figure("kale Django-lijst, zonder middleware", floor["times"]))
    work = [(page["name"], page["work"]) for page in found["pages"]] + [("kaal", floor["work"])]
    shown = ", ".join(f"{name} {percentile(ms, 0.5):.1f}" for name, ms in work)
    table.notes.append(f"processortijd van dit proces, mediaan in ms: {shown}")
    return table
