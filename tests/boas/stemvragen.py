"""What one vote may ask of the database."""

from collections.abc import Iterable

# Vote and stand: two writes on SQLite, one statement on PostgreSQL; nothing is read first.
EEN_STEM = {"sqlite": ["INSERT", "INSERT"], "postgresql": ["WITH"]}


def schrijfacties(vragen: Iterable[dict[str, str]]) -> list[str]:
    """Return the first word of each captured query, without those that only mark a transaction."""
    soorten = [vraag["sql"].split()[0] for vraag in vragen]
    return [soort for soort in soorten if soort not in ("SAVEPOINT", "RELEASE")]
