"""The same measurement on SQLite and, where it is installed, on PostgreSQL."""

from collections.abc import Callable

from tests.belasting.figures import Figure, Table, percentile
from tests.belasting.servers import Place, call, place
from tests.postgres import find_programs, postgres


def on_both(one: Callable[[Place, str], Table]) -> list[Table]:
    """Do ``one`` in an empty place of each database; it also gets the name of the database."""
    with place() as given:
        tables = [one(given, "SQLite")]
    if find_programs() is None:
        return [*tables, Table("PostgreSQL overgeslagen", notes=["apt-get install postgresql"])]
    with place() as folder, postgres() as url:
        return [*tables, one(Place(folder.folder, {"DATABASE_URL": url}), "PostgreSQL")]


def pages_of(given: Place, module: str, short: bool, title: Callable[[dict], str]) -> Table:
    """Let ``module`` fill a large organisation and time its pages, a bare Django page beside them.

    ``title`` tells in words what the module made. A page brings its own ``aim``, or None.
    """
    number = 40 if short else 200
    floor = call(given, "tests.belasting.plain", {"number": number})
    found = call(given, module, {"number": number, "part": 10 if short else 1})
    table = Table(title(found["made"]))
    for page in found["pages"]:
        what = f"{page['name']} ({page['queries']} query's)"
        table.rows.append(Figure(what, page["times"], page["aim"]))
    table.rows.append(Figure("kale Django-lijst, zonder middleware", floor["times"]))
    work = [(page["name"], page["work"]) for page in found["pages"]] + [("kaal", floor["work"])]
    shown = ", ".join(f"{name} {percentile(ms, 0.5):.1f}" for name, ms in work)
    table.notes.append(f"processortijd van dit proces, mediaan in ms: {shown}")
    return table
