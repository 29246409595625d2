"""A room of phones against one process on SQLite, as `./run` starts it."""

from typing import Any

from tests.belasting.figures import Check, Figure, Table
from tests.belasting.servers import (
    MemoryWatch,
    Place,
    call,
    free_port,
    pages_and_streams,
    place,
    running,
)

SEED = 2
STREAM_AIM = 100.0
MEMORY_AIM = 200.0
# Seconds over which the votes come: the aim for their answers, in ms.
AIMS = {30: 25.0, 3: 150.0, 0: 1000.0}


def measure(short: bool) -> list[Table]:
    """Measure rooms of 30, 200 and 500 phones, each on a fresh server."""
    with place() as given:
        rooms = (30, 500) if short else (30, 200, 500)
        return [one_room(given, phones, short) for phones in rooms]


def one_room(given: Place, phones: int, short: bool) -> Table:
    """Measure one room; a database of its own in the given place."""
    own = Place(given.folder, {"DATABASE_URL": f"sqlite:///{given.folder}/{phones}.sqlite3"})
    room = call(own, "tests.belasting.rooms", {"phones": phones}, "make")
    server = pages_and_streams(own, free_port())
    with running(server), MemoryWatch(server.process.pid) as memory:
        storms = hold(own, server.address, server.address, room, phones, spreads(short))
    table = Table(f"{phones} telefoons, een proces, SQLite")
    table.rows = storm_rows(own, storms, phones, AIMS)
    table.rows.append(Figure("privégeheugen van de server", [memory.highest], MEMORY_AIM, "MB"))
    return table


def spreads(short: bool) -> list[int]:
    """Return over how many seconds the votes are spread, one storm for each."""
    return [3, 0] if short else [30, 3, 0]


def hold(
    given: Place,
    pages: tuple[str, int],
    streams: tuple[str, int],
    room: dict[str, Any],
    phones: int,
    over: list[int],
) -> list[dict[str, Any]]:
    """Let the load client hold its storms; returns what ``client.measure`` returned."""
    request = {"pages": pages, "streams": streams, "room": room, "phones": phones}
    return call(given, "tests.belasting.client", request | {"spreads": over, "seed": SEED})


def storm_rows(
    given: Place, storms: list[dict[str, Any]], phones: int, aims: dict[int, float]
) -> list[Figure | Check]:
    """Return the rows of all storms: times beside their aims, counts against the database."""
    rounds = [storm["ronde"] for storm in storms]
    stored = call(given, "tests.belasting.rooms", {"rounds": rounds}, "tallies")
    rows: list[Figure | Check] = []
    for storm, tally in zip(storms, stored, strict=True):
        when = f"over {storm['spread']} s" if storm["spread"] else "tegelijk"
        rows += [
            Figure(f"stem beantwoord, {when}", storm["answers"], aims.get(storm["spread"])),
            Figure(f"van antwoord tot projector, {when}", storm["projector"], STREAM_AIM),
        ]
        found = {
            "telling": tally["tally"],
            "losse stemmen na onthullen": tally["left"],
            "geweigerd": storm["refused"],
            "op projector": storm["shown"],
            "stelling niet aangekomen": storm["missed"],
        }
        expected = {
            "telling": storm["expected"],
            "losse stemmen na onthullen": 0,
            "geweigerd": {},
            "op projector": phones,
            "stelling niet aangekomen": 0,
        }
        shown = f"{sum(tally['tally'])} van {phones}, elke telefoon één keer"
        rows.append(Check(f"geteld, {when}", found, expected, shown))
    arrivals = [ms for storm in storms for ms in storm["arrival"]]
    rows.append(Figure("volgende stelling op elke telefoon", arrivals, STREAM_AIM))
    return rows
