"""A seal: shows afterwards that what was signed is still what it was."""

import datetime
import hashlib
import json
from collections.abc import Mapping


def zegel_van(
    sessie: int, naam: str, moment: datetime.datetime, antwoorden: Mapping[str, int]
) -> str:
    """The digest of what was signed (answer for each code), by whom and when, for which session.

    The order of ``antwoorden`` and the time zone of ``moment`` make no difference.
    """
    inhoud = [
        sessie,
        naam,
        moment.astimezone(datetime.UTC).isoformat(timespec="microseconds"),
        sorted(antwoorden.items()),
    ]
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False).encode()).hexdigest()
