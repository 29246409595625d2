"""Start, board and quality overview of a large organisation: the server's time, no network."""

from typing import Any

from tests.belasting.databases import on_both, pages_of
from tests.belasting.figures import Table
from tests.belasting.servers import Place


def measure(short: bool) -> list[Table]:
    """Measure on both databases."""

    def pages(given: Place, database: str) -> Table:
        def title(made: dict[str, Any]) -> str:
            counts = ", ".join(f"{number} {what}" for what, number in made["counts"].items())
            return f"{counts}, {database}"

        return pages_of(given, "tests.belasting.overzicht_run", short, title)

    return on_both(pages)
