"""The pages of a BOAS on a database with 200 sessions: the server's time, without a network."""

from tests.belasting.figures import Figure, Table, percentile
from tests.belasting.servers import call, place

SESSIONS = 200
PREPARATION_AIM = 80.0
AIM = 25.0


def measure(short: bool) -> list[Table]:
    """Time each page, and a bare Django page beside them."""
    number = 50 if short else 200
    with place() as given:
        floor = call(given, "tests.belasting.plain", {"number": number})
        pages = call(given, "tests.belasting.pages_run", {"number": number, "sessions": SESSIONS})
    table = Table(f"Pagina's met {SESSIONS} sessies in de database, {number} verzoeken elk, SQLite")
    for page in pages:
        aim = PREPARATION_AIM if page["name"] == "voorbereiding" else AIM
        what = f"{page['name']} ({page['queries']} query's)"
        table.rows.append(Figure(what, page["times"], aim))
    table.rows.append(Figure("kale Django-lijst, zonder middleware", floor["times"]))
    for what, key in (("mediaan", "work"), ("allereerste verzoek", "first")):
        work = [(page["name"], page[key]) for page in pages] + [("kaal", floor[key])]
        shown = ", ".join(f"{name} {percentile(ms, 0.5):.1f}" for name, ms in work)
        table.notes.append(f"processortijd, {what} in ms: {shown}")
    return [table]
