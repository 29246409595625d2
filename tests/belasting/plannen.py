"""The pages of the PLG cycle of a large organisation: the server's time, without a network."""

from typing import Any

from tests.belasting.databases import on_both, pages_of
from tests.belasting.figures import Table
from tests.belasting.servers import Place


def measure(short: bool) -> list[Table]:
    """Measure on both databases."""

    def pages(given: Place, database: str) -> Table:
        def title(made: dict[str, Any]) -> str:
            teams, trajecten, activities = made["counts"]
            return f"{teams} teams, {trajecten} trajecten, {activities} activiteiten, {database}"

        return pages_of(given, "tests.belasting.plannen_run", short, title)

    return on_both(pages)
